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


def test_what_matches_nothing_is_added_by_a_tick_and_taken_away_again(as_user, alice, reading, seven):
    client = as_user(alice)
    page = upload(client, reading, FILE.encode()).content.decode()
    assert 'name="add" value="1"' in page
    sent = {"text": FILE, "name": "bib.bib", "add": ["1"]}
    client.post(reverse("references-confirm", args=[reading.pk]), sent)
    added = reading.edition.references.get(csl__title="Ganz etwas anderes")
    assert added.raw == "Sand, Udo, Ganz etwas anderes, 1899" and Event.objects.get(verb="added").after["source"] == "bib.bib"
    assert not reading.edition.references.filter(csl__publisher="Voß").exists()  # nothing else was ticked
    listed = client.get(reverse("reference-list", args=[reading.pk])).content.decode()
    assert reverse("reference-remove", args=[reading.pk, added.pk]) in listed and "not cited" in listed
    client.post(reverse("reference-remove", args=[reading.pk, added.pk]))
    assert not reading.edition.references.filter(pk=added.pk).exists()


def test_another_edition_is_added_beside_the_one_that_is_cited(as_user, alice, reading, seven):
    other = FILE.replace("year=1931", "year=1952")
    client = as_user(alice)
    assert "another work or edition" in upload(client, reading, other.encode()).content.decode()
    client.post(reverse("references-confirm", args=[reading.pk]), {"text": other, "name": "bib.bib", "add": ["0"]})
    years = [work.year for work in reading.edition.references.filter(csl__title="Die sieben Brücken von Holm").order_by("key")]
    assert years == ["1931", "1952"]


def test_a_certain_match_is_not_added_a_second_time(as_user, alice, reading, seven):
    client = as_user(alice)
    client.post(reverse("references-confirm", args=[reading.pk]), {"text": FILE, "name": "bib.bib", "add": ["0"]})
    assert reading.edition.references.filter(csl__title="Die sieben Brücken von Holm").count() == 1


def test_a_work_that_is_cited_stays(as_user, alice, reading, seven):
    client = as_user(alice)
    answer = client.post(reverse("reference-remove", args=[reading.pk, seven.pk]), follow=True)
    assert "it stays" in answer.content.decode() and reading.edition.references.filter(pk=seven.pk).exists()


def test_works_alike_are_merged_by_a_click_or_told_apart(as_user, alice, carol, olga, reading, seven):
    twin = reading.edition.references.create(key=50, raw="Köhne", csl={name: seven.csl[name] for name in ("author", "title")})
    address = reverse("reference-list", args=[reading.pk])
    assert "Perhaps one and the same work" not in as_user(olga).get(address).content.decode()
    client = as_user(carol)
    page = client.get(address).content.decode()
    assert "Perhaps one and the same work" in page and "stated by one of them only: Place, Year" in page
    client.post(reverse("reference-merge", args=[reading.pk, twin.pk]), {"into": seven.pk})
    twin.refresh_from_db()
    assert twin.merged_into == seven
    client.post(reverse("reference-part", args=[reading.pk, twin.pk]))
    assert "Perhaps one and the same work" not in client.get(address).content.decode()


@pytest.mark.parametrize(("who", "status"), [("bob", 403), ("dora", 404)])
def test_only_who_may_mend_tells_apart_and_takes_away(as_user, request, reading, seven, book, who, status):
    client = as_user(request.getfixturevalue(who))
    for name in ("reference-apart", "reference-remove"):
        assert client.post(reverse(name, args=[reading.pk, seven.pk]), {"other": book.pk}).status_code == status
    assert client.post(reverse("citation-unresolve", args=[reading.pk, mention(reading, 6).pk])).status_code == status


@pytest.fixture
def ambiguous(reading, seven, book):
    """Note 6 may mean either work."""
    one = mention(reading, 6)
    one.reference, one.resolution = None, "multiple_targets"
    one.save()
    one.candidates.set([seven, book])
    return one


def test_in_the_report_a_work_is_chosen_by_one_click_and_the_filters_stay(as_user, alice, olga, reading, ambiguous, book):
    report = reverse("citation-report", args=[reading.pk]) + "?note=6"
    assert "Which work is meant?" not in as_user(olga).get(report).content.decode()
    client = as_user(alice)
    page = client.get(report).content.decode()
    assert f'name="reference" value="{book.pk}"' in page and 'name="query" value="note=6"' in page
    answer = client.post(reverse("citation-resolve", args=[reading.pk, ambiguous.pk]), {"reference": book.pk, "query": "note=6"})
    assert answer.url == f"{report}#citation-{ambiguous.pk}"
    ambiguous.refresh_from_db()
    assert (ambiguous.reference, ambiguous.resolution, ambiguous.by_hand) == (book, "resolved", True)


def test_a_choice_is_told_with_its_name_and_taken_back(as_user, alice, reading, ambiguous, book, seven):
    client = as_user(alice)
    detail = reverse("citation-detail", args=[reading.pk, ambiguous.pk])
    assert "Which work is meant?" in client.get(detail).content.decode()
    for work in (book, seven):
        client.post(reverse("citation-resolve", args=[reading.pk, ambiguous.pk]), {"reference": work.pk})
    assert "decided by Alice" in client.get(detail).content.decode()
    undo = reverse("citation-unresolve", args=[reading.pk, ambiguous.pk])
    client.post(undo)
    ambiguous.refresh_from_db()
    assert ambiguous.reference == book and ambiguous.by_hand  # one step back
    client.post(undo)
    ambiguous.refresh_from_db()
    assert (ambiguous.reference, ambiguous.resolution, ambiguous.by_hand) == (None, "multiple_targets", False)
    assert "Nobody has said" in client.post(undo, follow=True).content.decode()


def test_a_strange_query_leads_nowhere_else(as_user, alice, reading, ambiguous, book):
    sent = {"reference": book.pk, "query": "//evil.example/?a=b#x"}
    answer = as_user(alice).post(reverse("citation-resolve", args=[reading.pk, ambiguous.pk]), sent)
    assert answer.url.startswith(reverse("citation-report", args=[reading.pk]) + "?")
