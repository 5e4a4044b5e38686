from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Seminar, Upload, User
from annotator.web.library import repairs
from annotator.web.library.check_list import SHEETS, check_list
from annotator.web.library.repairs import SHOWN
from editions.models import Edition, NoteCall, Page, Passage, Repair
from editions.models.repair import RepairState
from tests import world
from tests.annotator.printed_book import book

Enter = Callable[[User], Client]


@pytest.fixture
def upload(edition: Edition) -> Upload:
    return Upload.objects.get(edition=edition)


@pytest.fixture
def repair(edition: Edition) -> Repair:
    found = Repair.objects.filter(revision=edition.current_revision, kind="line_join").first()
    assert found is not None
    return found


def test_missing_and_broken_notes_are_listed_by_number(edition: Edition) -> None:
    revision = edition.current_revision
    notes = Passage.objects.filter(revision=revision, kind="note")
    notes.filter(number=2).update(status="gap")
    notes.filter(number=3).update(status="truncated")
    NoteCall.objects.filter(revision=revision, marker="1").update(note=None)
    found = check_list(revision).notes
    assert [place.label for place in found.missing] == ["1"]
    assert [note.number for note in found.gaps] == [2]
    assert [note.number for note in found.cut_off] == [3]
    assert (found.present, found.calls) == (3, 3)


def test_pages_without_a_printed_number_are_pointed_out(enter: Enter, alice: User, upload: Upload) -> None:
    assert upload.edition is not None
    browser, address = enter(alice), reverse("upload-detail", args=[upload.pk])
    assert "numbered by" not in browser.get(address).content.decode()
    upload.edition.current_revision.pages.update(label_source="ordinal")
    assert "2 pages have no printed number in the file" in browser.get(address).content.decode()


def test_each_repair_leads_to_its_place_in_the_file(enter: Enter, olga: User, upload: Upload, repair: Repair) -> None:
    page = enter(olga).get(reverse("upload-detail", args=[upload.pk])).content.decode()
    assert f"/editions/{upload.edition_id}/revisions/1/file/?at={repair.source_start}-{repair.source_end}#mark" in page
    assert "See the file" in page
    assert "See the page" not in page


def test_a_printed_text_offers_a_look_at_each_page(enter: Enter, alice: User, seminar: Seminar) -> None:
    upload = world.bring(seminar, book(), by=alice, name="faehre.pdf")
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk])).content.decode()
    for sequence in range(3):
        assert f"/editions/{upload.edition_id}/revisions/1/file/?page={sequence}" in page
    assert "See the page" in page


def test_what_the_importer_was_unsure_of_comes_first(edition: Edition) -> None:
    revision = edition.current_revision
    last = Repair.objects.filter(revision=revision, kind="line_join").last()
    Repair.objects.filter(pk=last.pk).update(confidence=0.5)
    groups = check_list(revision).repairs
    assert groups[0].kind == "line_join"
    assert groups[0].rows[0].repair.pk == last.pk
    assert not groups[0].rows[0].is_sure


def test_twenty_of_a_kind_are_shown_and_then_all(edition: Edition) -> None:
    revision = edition.current_revision
    Repair.objects.bulk_create(
        Repair(revision=revision, kind="space", source_start=n, source_end=n + 1, before="  ", after=" ", start=n, end=n + 1)
        for n in range(30)
    )
    spaces = next(group for group in check_list(revision).repairs if group.kind == "space")
    assert len(spaces.rows) == SHOWN < spaces.count
    assert spaces.has_more
    spaces = next(group for group in check_list(revision, all_of="space").repairs if group.kind == "space")
    assert len(spaces.rows) == spaces.count
    assert not spaces.has_more


def test_a_repair_stands_between_the_words_around_it(edition: Edition, repair: Repair) -> None:
    row = next(row for group in check_list(edition.current_revision).repairs for row in group.rows if row.repair.pk == repair.pk)
    text = edition.current_revision.text
    assert row.left.removeprefix("… ") in text.replace("\n", "↵")
    assert "↵" in row.before


def test_the_queries_do_not_grow_with_the_text(
    enter: Enter, alice: User, seminar: Seminar, django_assert_max_num_queries: Callable
) -> None:
    long = world.hold(seminar, world.TEXT + world.SOURCE * 5, by=alice, name="long.txt")
    browser, address = enter(alice), reverse("upload-detail", args=[Upload.objects.get(edition=long).pk])
    with django_assert_max_num_queries(22):
        assert browser.get(address).status_code == 200


def test_the_page_lists_pages_notes_and_repairs(enter: Enter, alice: User, upload: Upload) -> None:
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk])).content.decode()
    assert "<b>2</b> pages" in page
    assert "<b>3</b> notes" in page
    assert 'name="label-0" value="12"' in page
    assert "Every call has its note" in page
    assert "Lines joined" in page


def test_a_text_is_described_before_it_opens(enter: Enter, alice: User, upload: Upload) -> None:
    data = {"title": "Die Waage", "subtitle": "", "creators": "Jan Ott\n Ida Krug ", "language": "de", "year": "1911", "csl": ""}
    enter(alice).post(reverse("edition-describe", args=[upload.pk]), data)
    edition = Edition.objects.get(pk=upload.edition_id)
    assert edition.creators == ["Jan Ott", "Ida Krug"]
    assert edition.csl == {"issued": {"date-parts": [[1911]]}}
    assert edition.year == "1911"


def test_a_record_from_a_library_is_kept_with_its_year(enter: Enter, alice: User, upload: Upload) -> None:
    csl = '[{"type": "book", "title": "Die Waage", "issued": {"date-parts": [[1911]]}}]'
    data = {"title": "Die Waage", "subtitle": "", "creators": "", "language": "de", "year": "", "csl": csl}
    enter(alice).post(reverse("edition-describe", args=[upload.pk]), data)
    edition = Edition.objects.get(pk=upload.edition_id)
    assert edition.csl["type"] == "book"
    assert edition.year == "1911"


def test_the_year_can_be_taken_away_again(enter: Enter, alice: User, upload: Upload) -> None:
    Edition.objects.filter(pk=upload.edition_id).update(csl={"type": "book", "issued": {"date-parts": [[1911]]}})
    data = {"title": "Die Waage", "language": "de", "year": "", "csl": '{"type": "book", "issued": {"date-parts": [[1911]]}}'}
    enter(alice).post(reverse("edition-describe", args=[upload.pk]), data)
    assert Edition.objects.get(pk=upload.edition_id).csl == {"type": "book"}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "This field is required"),
        ("year", "um 1900", "Give the year in digits"),
        ("csl", "{not json", "This is not valid JSON"),
        ("csl", "[1, 2]", "Give the record of one work"),
    ],
)
def test_a_wrong_description_is_said_at_the_field_and_keeps_the_rest(
    field: str, value: str, sentence: str, enter: Enter, alice: User, upload: Upload
) -> None:
    data = {"title": "Die Waage", "subtitle": "Eine Probe", "creators": "", "language": "de", "year": "", "csl": ""} | {field: value}
    answer = enter(alice).post(reverse("edition-describe", args=[upload.pk]), data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Eine Probe" in answer.content.decode()
    assert Edition.objects.get(pk=upload.edition_id).title == "Die Waage am Hafen"


def test_pages_are_numbered_from_one_that_is_known(enter: Enter, alice: User, upload: Upload) -> None:
    enter(alice).post(reverse("pages-count", args=[upload.pk]), {"sheet": 2, "printed": 144})
    assert list(upload.edition.current_revision.pages.values_list("label", flat=True)) == ["143", "144"]


def test_a_page_without_number_is_refused_at_the_field(enter: Enter, alice: User, upload: Upload) -> None:
    answer = enter(alice).post(reverse("pages-count", args=[upload.pk]), {"sheet": 2, "printed": ""})
    assert answer.status_code == 422
    assert f'action="{reverse("pages-count", args=[upload.pk])}#pages"' in answer.content.decode()
    page = enter(alice).post(reverse("pages-count", args=[upload.pk]), {"sheet": 9, "printed": 1}, follow=True)
    assert "The text has no such page." in page.content.decode()


def test_single_pages_are_named(enter: Enter, alice: User, upload: Upload) -> None:
    enter(alice).post(reverse("pages-label", args=[upload.pk]), {"label-0": "XII", "label-1": "13", "label-x": "no"})
    assert list(upload.edition.current_revision.pages.values_list("label", flat=True)) == ["XII", "13"]


def test_a_repair_is_judged_by_one_click(enter: Enter, alice: User, upload: Upload, repair: Repair) -> None:
    address = reverse("repair-judge", args=[upload.pk, repair.pk])
    answer = enter(alice).post(address, {"state": "disputed"})
    assert answer.url.endswith(f"#repair-{repair.pk}")
    repair.refresh_from_db()
    assert repair.state == RepairState.DISPUTED


def test_a_script_gets_the_row_alone(enter: Enter, alice: User, upload: Upload, repair: Repair) -> None:
    address = reverse("repair-judge", args=[upload.pk, repair.pk])
    answer = enter(alice).post(address, {"state": "accepted"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert 'value="accepted" aria-pressed="true"' in page


def test_what_counts_the_repairs_of_a_kind_comes_with_the_row(enter: Enter, alice: User, upload: Upload, repair: Repair) -> None:
    others = Repair.objects.filter(revision=upload.edition.current_revision, kind="line_join").count() - 1
    address = reverse("repair-judge", args=[upload.pk, repair.pk])
    page = enter(alice).post(address, {"state": "disputed"}, headers={"HX-Request": "true"}).content.decode()
    assert 'id="count-line_join" data-beside' in page and "one to be undone" in page
    assert 'id="bulk-line_join" data-beside' in page and f"Accept all {others} that are open" in page
    assert 'id="undo" data-beside' in page and "Undo it now" in page


def test_all_repairs_of_a_kind_are_listed_part_by_part(enter: Enter, alice: User, upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairs, "AT_ONCE", 4)
    revision = upload.edition.current_revision
    count = Repair.objects.filter(revision=revision, kind="line_join").count()
    parts = [check_list(revision, all_of="line_join", part=part).repairs for part in range(1, count // 4 + 2)]
    listed = [row.repair.pk for groups in parts for group in groups if group.kind == "line_join" for row in group.rows]
    assert sorted(listed) == sorted(Repair.objects.filter(revision=revision, kind="line_join").values_list("pk", flat=True))
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk]), {"kind": "line_join", "part": 2}).content.decode()
    assert f"5–{min(8, count)} of {count}" in page and "part=1#kind-line_join" in page


def test_large_counts_are_set_apart_in_thousands(enter: Enter, alice: User, upload: Upload) -> None:
    revision = upload.edition.current_revision
    place = {"source_start": 9, "source_end": 10, "before": "x", "after": "y", "start": 4, "end": 5}
    Repair.objects.bulk_create(Repair(revision=revision, kind="glyph", **place) for _ in range(1200))
    browser, address = enter(alice), reverse("upload-detail", args=[upload.pk])
    assert "Show all 1,200" in browser.get(address).content.decode()
    assert "Alle 1.200" in browser.get(address, headers={"Accept-Language": "de"}).content.decode()


def test_each_repair_leads_to_its_passage_to_be_mended_by_hand(enter: Enter, alice: User, upload: Upload, repair: Repair) -> None:
    ref = repair.revision.passages.filter(start__lte=repair.start).order_by("-start")[0].ref
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk])).content.decode()
    row = page.partition(f'id="repair-{repair.pk}"')[2].partition("</li>")[0]
    assert reverse("passage-correct", args=[upload.edition_id, ref]) in row


def test_a_repair_of_a_text_that_was_corrected_meanwhile_leads_to_the_text_as_it_stands(
    enter: Enter, alice: User, upload: Upload, repair: Repair
) -> None:
    old = repair.revision
    upload.edition.revisions.create(number=2, text=old.text, published_at=old.published_at, derived_from=old)
    answer = enter(alice).post(reverse("repair-judge", args=[upload.pk, repair.pk]), {"state": "accepted"}, follow=True)
    assert "The text has been corrected since you opened the list." in answer.content.decode()
    repair.refresh_from_db()
    assert repair.state == RepairState.APPLIED


def test_a_kind_is_accepted_in_bulk(enter: Enter, alice: User, upload: Upload) -> None:
    page = enter(alice).post(reverse("repairs-judge", args=[upload.pk]), {"kind": "line_join", "state": "accepted"}, follow=True)
    joins = Repair.objects.filter(revision=upload.edition.current_revision, kind="line_join")
    assert set(joins.values_list("state", flat=True)) == {RepairState.ACCEPTED}
    assert f"{joins.count()} repairs marked." in page.content.decode()


def test_an_annotator_looks_and_does_not_judge(enter: Enter, bob: User, upload: Upload, repair: Repair) -> None:
    browser = enter(bob)
    assert "To be undone" not in browser.get(reverse("upload-detail", args=[upload.pk])).content.decode()
    browser.post(reverse("repair-judge", args=[upload.pk, repair.pk]), {"state": "accepted"})
    repair.refresh_from_db()
    assert repair.state == RepairState.APPLIED


def test_a_repair_of_another_text_is_not_judged_here(enter: Enter, alice: User, upload: Upload, source_edition: Edition) -> None:
    foreign = Repair.objects.filter(revision=source_edition.current_revision).first()
    assert foreign is not None
    assert enter(alice).post(reverse("repair-judge", args=[upload.pk, foreign.pk]), {"state": "accepted"}).status_code == 404


def test_pages_say_where_their_numbers_come_from(enter, alice, upload):
    first, second = upload.edition.current_revision.pages.all()[:2]
    type(first).objects.filter(pk=first.pk).update(label_source="file")
    type(first).objects.filter(pk=second.pk).update(label_source="inferred")
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk])).content.decode()
    assert "Where the numbers come from: as the file names the page (1) · inferred from its neighbours (1)" in page


def test_blanks_at_the_edge_of_a_passage_are_not_offered_to_be_undone(enter, alice, upload):
    revision = upload.edition.current_revision
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk]) + "?kind=space").content.decode()
    blanks = Repair.objects.filter(revision=revision, kind="space", after="")
    assert blanks
    for repair in blanks:
        row = page.partition(f'id="repair-{repair.pk}"')[2].partition("</li>")[0]
        assert "nothing to put back" in row
        assert 'value="disputed"' not in row


def test_a_note_is_listed_by_its_label_and_not_again_by_where_its_words_come_from(edition: Edition) -> None:
    (notes,) = [group for group in check_list(edition.current_revision).repairs if group.kind == "note_extraction"]
    assert [row.before.strip() for row in notes.rows] == ["1", "2", "3"]
    assert notes.count == 3
    assert Repair.objects.filter(revision=edition.current_revision, kind="note_extraction").count() > 3


def test_a_note_without_a_label_shows_its_words(enter: Enter, alice: User, seminar: Seminar) -> None:
    file = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>Das Tor stand offen'
        b"<note n='1'>So der Pfarrer.</note> bis zum Abend<note n='2'>Ebd.</note>.</p></body></text></TEI>"
    )
    upload = world.bring(seminar, file, by=alice, name="tor.xml")
    assert upload.edition is not None
    (notes,) = [group for group in check_list(upload.edition.current_revision).repairs if group.kind == "note_extraction"]
    assert [(row.before, row.moved) for row in notes.rows] == [("", "So der Pfarrer."), ("", "Ebd.")]
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk])).content.decode()
    assert '<ins class="repair__moved">So der Pfarrer.</ins>' in page


def test_what_only_says_where_the_text_goes_on_is_no_row(edition: Edition) -> None:
    revision = edition.current_revision
    before = check_list(revision).repair_count
    Repair.objects.create(revision=revision, kind="space", source_start=9, source_end=9, before="", after="", start=4, end=4)
    assert check_list(revision).repair_count == before


def test_where_a_number_comes_from_is_said_where_it_is_not_as_usual(enter: Enter, alice: User, upload: Upload) -> None:
    revision = upload.edition.current_revision
    revision.pages.all().delete()
    for sequence, source in enumerate(["printed", "printed", "file"]):
        Page.objects.create(revision=revision, sequence=sequence, label=str(sequence + 7), label_source=source, start=0, end=0)
    page = enter(alice).get(reverse("upload-detail", args=[upload.pk])).content.decode()
    assert page.count("sheet-no") == 3
    assert page.split('<ol class="sheets">')[1].split("</ol>")[0].count('class="hint"') == 1


def test_the_sheets_of_a_long_file_are_folded_away(enter: Enter, alice: User, upload: Upload) -> None:
    revision = upload.edition.current_revision
    revision.pages.all().delete()
    for sequence in range(SHEETS + 2):
        Page.objects.create(revision=revision, sequence=sequence, label=str(sequence), label_source="printed", start=0, end=0)
    first, further = enter(alice).get(reverse("upload-detail", args=[upload.pk])).content.decode().split("<summary>2 more sheets</summary>")
    assert (first.count("sheet-no"), further.count("sheet-no")) == (SHEETS, 2)
