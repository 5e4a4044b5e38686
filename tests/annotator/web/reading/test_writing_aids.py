"""What helps with writing: names and tags to complete, names as links, words for a claim that exists, the same claim elsewhere."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import make_claim
from annotator.actions.replies import reply
from annotator.models import Claim, Reading, Upload, User
from editions.models import Revision
from tests import world


def words_of(client: Client, reading: Reading) -> dict[str, list[object]]:
    answer = client.get(reverse("reading-words", args=[reading.pk]))
    assert answer.status_code == 200
    found: dict[str, list[object]] = answer.json()
    return found


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_members_and_tags_are_offered_to_writers(as_alice: Client, reading: Reading, claim: Claim, revision: Revision, bob: User) -> None:
    quoted = [world.place(revision, "Erst der Streit")]
    make_claim(reading=reading, revision=1, ranges=quoted, statement="So.", tags=["Zoll"], by=bob)
    make_claim(reading=reading, revision=1, ranges=quoted, statement="Still.", tags=["Heimlich"], visibility="private", by=bob)
    offered = words_of(as_alice, reading)
    assert offered == {"people": [["bob", "Bob"], ["carol", "Carol"], ["olga", "Olga"]], "tags": ["Zoll"]}


@pytest.mark.parametrize(("who", "status"), [("olga", 403), ("dora", 404)])
def test_observers_and_outsiders_are_offered_nothing(who: str, status: int, reading: Reading, olga: User, dora: User) -> None:
    client = as_user({"olga": olga, "dora": dora}[who])
    assert client.get(reverse("reading-words", args=[reading.pk])).status_code == status


def test_who_may_only_read_a_public_text_does_not_learn_who_the_members_are(
    reading: Reading, claim: Claim, alice: User, dora: User
) -> None:
    Upload.objects.update(is_public=True)
    Claim.objects.update(visibility="public")
    reply(to=claim, body="Was sagt @bob dazu?", by=alice)
    outsider = as_user(dora)
    assert outsider.get(reverse("reading-words", args=[reading.pk])).status_code == 403
    assert 'class="called"' not in outsider.get(reverse("reading-detail", args=[reading.pk])).content.decode()


def test_a_name_that_is_called_is_a_link_and_all_else_is_text(as_alice: Client, reading: Reading, claim: Claim, alice: User) -> None:
    reply(to=claim, body="<b>@Bob</b> und @niemand, an a@bob.org", by=alice)
    link = f'<a class="called" href="/readings/{reading.pk}/?person=bob" title="Bob">@Bob</a>'
    for address in (reverse("reading-detail", args=[reading.pk]), reverse("claim-detail", args=[claim.pk])):
        page = as_alice.get(address).content.decode()
        assert f"&lt;b&gt;{link}&lt;/b&gt; und @niemand, an a@bob.org" in page


def sent(revision: Revision, words: str, **fields: object) -> dict[str, object]:
    place = world.place(revision, words)
    ranges = [{"passage": place.passage, "start": place.start, "end": place.end, "exact": place.exact}]
    chosen = {"claim-claimant": "author", "claim-visibility": "seminar"}
    return {"revision": revision.number, "ranges": json.dumps(ranges)} | chosen | {f"claim-{name}": value for name, value in fields.items()}


def test_words_are_added_to_a_claim_of_ones_own(as_alice: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    answer = as_alice.post(reverse("claim-create", args=[reading.pk]), sent(revision, "Ihre Briefe", onto=claim.pk))
    assert answer.status_code == 302 and answer["Location"].endswith(f"#c-claim-{claim.pk}")
    assert [quotation.exact for quotation in claim.quotations.order_by("pk")][1:] == ["Ihre Briefe"]
    assert Claim.objects.count() == 1


def test_words_cannot_be_added_to_the_claim_of_another(as_bob: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    body = sent(revision, "Ihre Briefe", onto=claim.pk)
    answer = as_bob.post(reverse("claim-create", args=[reading.pk]), body, headers={"Accept": "application/json"})
    assert answer.status_code == 422 and list(answer.json()["fields"]) == ["claim-onto"] and claim.quotations.count() == 1


def test_a_new_claim_still_needs_its_sentence(as_alice: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    body = sent(revision, "Ihre Briefe", onto="")
    answer = as_alice.post(reverse("claim-create", args=[reading.pk]), body, headers={"Accept": "application/json"})
    assert answer.status_code == 422 and list(answer.json()["fields"]) == ["claim-statement"]


def test_the_composer_offers_ones_own_claims_nearest_first(
    as_alice: Client, as_bob: Client, reading: Reading, revision: Revision, claim: Claim, alice: User
) -> None:
    far = make_claim(reading=reading, revision=1, ranges=[world.place(revision, "Buchführung")], statement="Far away.", by=alice)
    place = world.place(revision, "wer die Gewichte prüfte")
    address = f"{reverse('reading-compose', args=[reading.pk])}?ranges=" + json.dumps([vars(place)])
    offered = as_alice.get(address).content.decode()
    assert offered.index(f'<option value="{claim.pk}">') < offered.index(f'<option value="{far.pk}">')
    assert "data-onto" in offered
    assert "data-onto" not in as_bob.get(address).content.decode()


def test_with_a_new_claim_come_those_that_may_say_the_same(as_bob: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    body = sent(revision, "niemand fragte", statement="Nobody looked!") | {"since": 0}
    made = as_bob.post(reverse("claim-create", args=[reading.pk]), body, headers={"Accept": "application/json"}).json()
    card = made["cards"][made["key"]]
    assert "data-alike" in card and claim.statement in card
    assert "data-alike" not in made["cards"][f"claim-{claim.pk}"]
    again = as_bob.get(reverse("reading-cards", args=[reading.pk]), {"a": made["key"]}).content.decode()
    assert "data-alike" not in again


def test_without_scripts_a_new_claim_comes_with_those_that_may_say_the_same(
    as_bob: Client, as_alice: Client, reading: Reading, revision: Revision, claim: Claim
) -> None:
    made = as_bob.post(reverse("claim-create", args=[reading.pk]), sent(revision, "niemand fragte", statement="Nobody looked!"))
    page = as_bob.get(made.url).content.decode()
    alike = page.split("data-alike ", 1)[1].split("</section>", 1)[0]
    assert claim.statement in alike and "made=" not in alike
    assert "data-alike" not in as_bob.get(made.url.replace("&made=1", "")).content.decode()
    assert "data-alike" not in as_alice.get(made.url).content.decode()


def test_tags_are_kept_from_the_composer_and_shown_on_the_card(as_alice: Client, reading: Reading, revision: Revision) -> None:
    body = sent(revision, "Ihre Briefe", statement="Sie schrieben.", tags="Zoll, zoll; Maße")
    as_alice.post(reverse("claim-create", args=[reading.pk]), body)
    assert sorted(Claim.objects.get().tags.values_list("name", flat=True)) == ["Maße", "Zoll"]
    assert as_alice.get(reverse("reading-detail", args=[reading.pk])).content.decode().count('class="tag"') == 2


def test_a_tag_that_is_too_long_is_said_at_its_field(as_alice: Client, reading: Reading, revision: Revision) -> None:
    body = sent(revision, "Ihre Briefe", statement="Sie schrieben.", tags="x" * 61)
    answer = as_alice.post(reverse("claim-create", args=[reading.pk]), body, headers={"Accept": "application/json"})
    assert answer.status_code == 422 and list(answer.json()["fields"]) == ["claim-tags"]
    assert not Claim.objects.exists()


def test_tags_are_changed_on_the_edit_form(as_alice: Client, reading: Reading, claim: Claim) -> None:
    kept = {"version": 1, "statement": claim.statement, "claimant": claim.claimant, "visibility": claim.visibility}
    as_alice.post(reverse("claim-edit", args=[claim.pk]), kept | {"tags": "Zoll"})
    assert 'value="Zoll"' in as_alice.get(reverse("claim-edit", args=[claim.pk])).content.decode()
