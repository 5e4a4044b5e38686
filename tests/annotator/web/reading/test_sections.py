import pytest

from annotator.web.reading.rendering import page_anchors
from annotator.web.reading.sections import lay_out, pages_of
from annotator.web.reading.whereabouts import page_at, whereabouts
from editions.models import Edition, NoteCall, Page, Passage, Revision


@pytest.fixture
def text(db: None) -> Revision:
    """Three printed pages; the second begins inside the only paragraph of the first, the third with a heading."""
    edition = Edition.objects.create(title="Die Brücke", slug="bruecke", language="de")
    words = ["Wer geht,", "der geht über die Brücke und zahlt.", "Zweiter Teil", "Der Rat schwieg.", "Anm. eins."]
    revision = Revision.objects.create(edition=edition, number=1, text="\n".join(words), language="de")
    bounds = [(0, 20), (20, 46), (46, 75)]
    pages = [Page(revision=revision, sequence=n, label=str(7 + n), start=start, end=end) for n, (start, end) in enumerate(bounds)]
    Page.objects.bulk_create(pages)
    at = 0
    for order, (each, kind) in enumerate(zip(words, ["heading", "paragraph", "heading", "paragraph", "note"], strict=True)):
        given = {"ref": "n1", "number": 1, "status": "complete"} if kind == "note" else {"ref": f"p{order + 1}"}
        page = pages[0] if order < 2 else pages[2]
        Passage.objects.create(revision=revision, page=page, order=order, kind=kind, start=at, end=at + len(each), **given)
        at += len(each) + 1
    return revision


def shown(revision: Revision) -> list[tuple[str, list[str]]]:
    layout = lay_out(revision, tuple(revision.pages.all()))
    return [(section.page.label, [passage.ref for passage in section.passages]) for section in layout.sections]


def test_a_passage_stands_on_the_page_where_it_begins(text: Revision) -> None:
    assert shown(text) == [("7", ["p1", "p2"]), ("9", ["p3", "p4"])]


def test_a_page_that_begins_inside_a_passage_is_marked_there(text: Revision) -> None:
    layout = lay_out(text, tuple(text.pages.all()))
    paragraph = text.passages.get(ref="p2")
    assert {pk: [page.label for page in pages] for pk, pages in layout.marks.items()} == {paragraph.pk: ["8"]}


def test_a_page_that_begins_with_a_passage_is_marked_before_it(text: Revision) -> None:
    assert [section.inside for section in lay_out(text, tuple(text.pages.all())).sections] == [False, False]


def test_a_note_stands_beside_its_call_and_once(text: Revision) -> None:
    note = text.passages.get(ref="n1")
    for ref in ("p2", "p4"):
        NoteCall.objects.create(revision=text, marker="1", passage=text.passages.get(ref=ref), offset=4, note=note)
    layout = lay_out(text, tuple(text.pages.all()))
    assert [[each.ref for each in section.notes] for section in layout.sections] == [["n1"], []]


def test_a_note_that_is_never_called_stands_on_the_page_it_was_printed_on(text: Revision) -> None:
    layout = lay_out(text, tuple(text.pages.all()))
    assert [[each.ref for each in section.notes] for section in layout.sections] == [[], ["n1"]]


def test_a_text_without_pages_is_one_section(text: Revision) -> None:
    text.passages.update(page=None)
    text.pages.all().delete()
    layout = lay_out(text, pages_of(text))
    assert [len(section.passages) for section in layout.sections] == [4]


def test_a_large_text_is_shown_some_pages_at_a_time(text: Revision, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.web.reading.sections.LARGE", 10)
    monkeypatch.setattr("annotator.web.reading.sections.PAGES_AT_A_TIME", 2)
    pages = tuple(text.pages.all())
    first, last = lay_out(text, pages), lay_out(text, pages, pages[2])
    assert [section.page.label for section in first.sections] == ["7"]
    assert (first.earlier, first.later) == (None, pages[2])
    assert [section.page.label for section in last.sections] == ["9"]
    assert (last.earlier, last.later) == (pages[0], None)


def test_a_part_begins_with_the_passage_in_which_its_first_page_begins(text: Revision, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.web.reading.sections.LARGE", 10)
    monkeypatch.setattr("annotator.web.reading.sections.PAGES_AT_A_TIME", 1)
    pages = tuple(text.pages.all())
    (section,) = lay_out(text, pages, pages[1]).sections
    assert ([passage.ref for passage in section.passages], section.inside) == (["p2"], True)


@pytest.mark.parametrize(("offset", "label"), [(0, "7"), (19, "7"), (20, "8"), (46, "9"), (74, "9")])
def test_the_page_that_a_code_point_stands_on(text: Revision, offset: int, label: str) -> None:
    assert page_at(tuple(text.pages.all()), offset).label == label


def test_page_marks_are_named_by_their_label_and_by_their_sequence_where_it_occurs_twice(text: Revision) -> None:
    text.pages.filter(sequence=2).update(label="8")
    assert page_anchors(tuple(text.pages.all())) == {0: "page-7", 1: "page-s1", 2: "page-s2"}


def test_a_note_is_on_the_page_where_it_is_called(text: Revision) -> None:
    note = text.passages.get(ref="n1")
    assert whereabouts(text, pages_of(text)).page(note.start + 3).label == "9"
    NoteCall.objects.create(revision=text, marker="1", passage=text.passages.get(ref="p2"), offset=4, note=note)
    assert whereabouts(text, pages_of(text)).page(note.start + 3).label == "7"


def test_a_place_knows_the_note_that_it_is_in(text: Revision) -> None:
    where = whereabouts(text, pages_of(text))
    assert where.note(text.text.index("Anm. eins.") + 2).number == 1  # type: ignore[union-attr]
    assert where.note(3) is None
