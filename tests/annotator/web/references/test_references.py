"""The pages of the works cited: who may, what is shown, what is kept."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from annotator.models import Event
from tests import world
from tests.annotator.actions.test_references import TEXT

FILE = r"""@book{koehne31, author={Köhne, Ruth}, title={Die sieben Brücken von Holm}, address={Lübeck}, publisher={Voß}, year=1931}
@book{fremd, author={Sand, Udo}, title={Ganz etwas anderes}, year=1899}
@book{offen, title={Zwei
"""


@pytest.fixture
def reading(seminar, alice):
    return world.open_for(seminar, world.hold(seminar, TEXT, by=alice, name="holm.txt"), by=alice)


@pytest.fixture
def seven(reading):
    return reading.edition.references.get(csl__title="Die sieben Brücken von Holm")


@pytest.fixture
def book(reading):
    return reading.edition.references.get(csl__title="Holmer Brückenbuch")


@pytest.fixture
def as_user(client):
    def log_in(user):
        client.force_login(user)
        return client

    return log_in


def mention(reading, note):
    return reading.edition.current_revision.mentions.get(passage__number=note)


def addresses(reading, work):
    yield from (reverse(name, args=[reading.pk]) for name in ("reference-list", "references-export"))
    yield from (reverse(name, args=[reading.pk, work.pk]) for name in ("reference-mend", "reference-merge", "reference-split"))
    yield reverse("citation-resolve", args=[reading.pk, mention(reading, 6).pk])


def test_outsiders_find_nothing(as_user, dora, reading, seven):
    client = as_user(dora)
    assert [client.get(address).status_code for address in addresses(reading, seven)] == [404] * 6
    for name in ("references-import", "references-confirm"):
        assert client.post(reverse(name, args=[reading.pk])).status_code == 404
    assert client.post(reverse("reference-part", args=[reading.pk, seven.pk])).status_code == 404


def test_the_anonymous_log_in_first(client, reading, seven):
    for address in addresses(reading, seven):
        assert client.get(address).url.startswith(reverse("login"))


def test_annotators_read_the_list_and_change_nothing(as_user, bob, reading, seven):
    client = as_user(bob)
    page = client.get(reverse("reference-list", args=[reading.pk])).content.decode()
    assert "Die sieben Brücken von Holm" in page and "references-import" not in page
    assert client.get(reverse("reference-mend", args=[reading.pk, seven.pk])).status_code == 403
    assert client.post(reverse("references-import", args=[reading.pk])).status_code == 403


def test_a_description_is_mended(as_user, alice, reading, seven):
    client = as_user(alice)
    address = reverse("reference-mend", args=[reading.pk, seven.pk])
    form = client.get(address).context["form"]
    answer = client.post(address, {**form.initial, "publisher": "Voß", "page": "3–40", "author": "Köhne, Ruth\nTiede, Arne"})
    assert answer.status_code == 302
    seven.refresh_from_db()
    assert seven.csl["publisher"] == "Voß" and [name["family"] for name in seven.csl["author"]] == ["Köhne", "Tiede"]
    page = client.get(reverse("reference-list", args=[reading.pk])).content.decode()
    assert "described by hand" in page and "<ins>Voß</ins>" in page


def test_a_stale_description_is_not_saved(as_user, alice, reading, seven):
    client = as_user(alice)
    address = reverse("reference-mend", args=[reading.pk, seven.pk])
    initial = client.get(address).context["form"].initial
    client.post(address, {**initial, "publisher": "Voß"})
    answer = client.post(address, {**initial, "publisher": "Vohs"})
    assert answer.status_code == 409 and "Vohs" in answer.content.decode()
    seven.refresh_from_db()
    assert seven.csl["publisher"] == "Voß"


def test_what_a_form_cannot_show_is_not_lost(as_user, alice, reading, seven):
    """A day, an institution and a particle have no field of their own."""
    kept = {"issued": {"date-parts": [[1931, 5, 2]]}, "author": [{"literal": "Rat der Stadt Holm"}, {"family": "Tiede", "given": "Arne"}]}
    seven.csl |= kept
    seven.save()
    client = as_user(alice)
    address = reverse("reference-mend", args=[reading.pk, seven.pk])
    client.post(address, {**client.get(address).context["form"].initial, "publisher": "Voß"})
    seven.refresh_from_db()
    assert seven.csl["publisher"] == "Voß" and {name: seven.csl[name] for name in kept} == kept
    assert seven.by_hand == ["publisher"]


def test_two_works_are_merged_and_parted(as_user, alice, reading, seven, book):
    client = as_user(alice)
    address = reverse("reference-merge", args=[reading.pk, book.pk])
    assert "2 citations go over" in client.get(address).content.decode()
    assert client.post(address, {"into": seven.pk}).status_code == 302
    page = client.get(reverse("reference-list", args=[reading.pk])).content.decode()
    assert "Part them again" in page
    assert client.get(reverse("reference-mend", args=[reading.pk, book.pk])).status_code == 404
    client.post(reverse("reference-part", args=[reading.pk, book.pk]))
    book.refresh_from_db()
    assert book.merged_into is None


def test_two_editions_are_merged_only_by_a_tick(as_user, alice, reading, seven):
    other = reading.edition.references.get(csl__title="Pfeiler und Bögen")
    client = as_user(alice)
    address = reverse("reference-merge", args=[reading.pk, other.pk])
    answer = client.post(address, {"into": seven.pk})
    assert answer.status_code == 409 and "two editions" in answer.content.decode()
    assert client.post(address, {"into": seven.pk, "is_one_work": "on"}).status_code == 302


def test_a_work_is_split(as_user, alice, reading, seven):
    client = as_user(alice)
    address = reverse("reference-split", args=[reading.pk, seven.pk])
    assert client.post(address, {"title": "X"}).status_code == 422
    assert client.post(address, {"mentions": [mention(reading, 2).pk], "title": "Nachtrag", "issued": "1932"}).status_code == 302
    assert mention(reading, 2).reference.csl["title"] == "Nachtrag"


def test_a_person_says_which_work_a_citation_means(as_user, carol, reading, seven):
    one = mention(reading, 6)
    assert as_user(carol).post(reverse("citation-resolve", args=[reading.pk, one.pk]), {"reference": seven.pk}).status_code == 302
    one.refresh_from_db()
    assert one.reference == seven and one.by_hand


def upload(client, reading, content, name="bib.bib"):
    return client.post(reverse("references-import", args=[reading.pk]), {"file": SimpleUploadedFile(name, content)})


def test_an_import_shows_what_it_would_change_and_keeps_nothing_yet(as_user, alice, reading, seven):
    before = seven.csl
    answer = upload(as_user(alice), reading, FILE.encode())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<ins>Voß</ins>" in page and "instead: Lübeck" in page
    assert "Ganz etwas anderes" in page and "offen, line 3" in page
    seven.refresh_from_db()
    assert seven.csl == before and not Event.objects.filter(verb="mended").exists()


def test_a_confirmed_import_adds_and_overwrites_nothing_that_was_not_ticked(as_user, alice, reading, seven):
    client = as_user(alice)
    offered = upload(client, reading, FILE.encode()).context["offered"][0]
    address = reverse("references-confirm", args=[reading.pk])
    sent = {"text": FILE.replace("\n", "\r\n"), "name": "bib.bib", "take": offered.take}
    assert client.post(address, sent).status_code == 302
    seven.refresh_from_db()
    assert seven.csl["publisher"] == "Voß" and seven.csl["publisher-place"] == "Kiel"
    assert Event.objects.get(verb="mended").after["source"] == "bib.bib"


def test_what_differs_is_taken_over_by_a_tick(as_user, alice, reading, seven):
    client = as_user(alice)
    offered = upload(client, reading, FILE.encode()).context["offered"][0]
    sent = {"text": FILE, "name": "bib.bib", "take": offered.take, "over": [box for box, *_ in offered.differing]}
    client.post(reverse("references-confirm", args=[reading.pk]), sent)
    seven.refresh_from_db()
    assert seven.csl["publisher-place"] == "Lübeck" and "Kiel" in seven.raw


def test_an_import_of_works_that_have_changed_meanwhile_is_shown_again(as_user, alice, reading, seven):
    client = as_user(alice)
    offered = upload(client, reading, FILE.encode()).context["offered"][0]
    address = reverse("reference-mend", args=[reading.pk, seven.pk])
    client.post(address, {**client.get(address).context["form"].initial, "volume": "2"})
    answer = client.post(reverse("references-confirm", args=[reading.pk]), {"text": FILE, "name": "b", "take": offered.take})
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"just words", "neither CSL-JSON nor BibTeX nor RIS"),
        (b'[{"title":\n]', "in line 2"),
        (b"@" * 2_000_001, "too large"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(as_user, alice, reading, content, says):
    answer = upload(as_user(alice), reading, content)
    assert answer.status_code == 422 and says in answer.content.decode()


def test_the_works_go_out_in_three_forms(as_user, bob, reading, seven):
    client = as_user(bob)
    address = reverse("references-export", args=[reading.pk])
    titles = [item["title"] for item in json.loads(client.get(address).content)]
    assert titles == ["Die sieben Brücken von Holm", "Holmer Brückenbuch", "Pfeiler und Bögen"]
    assert "@book{work-" in client.get(address + "?form=bibtex").content.decode()
    assert client.get(address + "?form=ris")["Content-Disposition"].endswith('.ris"')
    assert client.get(address + "?form=docx").status_code == 404


def test_the_list_costs_a_fixed_number_of_queries(as_user, alice, reading, django_assert_max_num_queries):
    client = as_user(alice)
    with django_assert_max_num_queries(20):
        client.get(reverse("reference-list", args=[reading.pk]))


def test_the_pages_speak_german(as_user, alice, reading, seven):
    client = as_user(alice)
    with override("en"):  # and back: the language of a request outlasts it
        page = client.get(reverse("reference-list", args=[reading.pk]), headers={"Accept-Language": "de"}).content.decode()
    assert "Zitierte Werke" in page and "Zeigen, was zu diesem Text passt" in page
