"""A look at the file shows the sheet, and marks the letters that a place of the text was made of."""

from collections.abc import Callable

import pytest

from annotator.models import Job, Seminar, Upload, User
from annotator.web.sheets.look import AROUND, Look, look_at, sheet_of_page
from annotator.web.sheets.marks import Mark, Span
from editions.models import Repair, Revision, SheetPicture
from editions.readers.pdf.pictures import draw as drawn
from editions.tracing import source_spans
from tests import world
from tests.annotator.printed_book import QUOTED, book

PIXELS = drawn(book(), [0])[0].width / 420  # a point
HEIGHT = 600


def at(revision: Revision, words: str) -> list[Span]:
    start = revision.text.index(words)
    return source_spans(revision, start, start + len(words))


@pytest.fixture
def look(printed: Revision, upload: Upload, bob: User, draw: Callable[[], None]) -> Callable[..., Look]:
    """A look at a place, with the picture drawn."""

    def looked(spans: list[Span], sheet: int | None = None) -> Look:
        assert look_at(printed, upload, spans, by=bob, sheet=sheet).is_waited_for
        draw()
        return look_at(printed, upload, spans, by=bob, sheet=sheet)

    return looked


def is_near(mark: Mark, *, left: float, baseline: float) -> bool:
    """Whether the mark begins there; in points from the lower left of the page."""
    return abs(mark.x - left * PIXELS) < 5 and mark.y < (HEIGHT - baseline) * PIXELS < mark.y + mark.height


def test_words_are_marked_where_they_are_printed(printed: Revision, look: Callable[..., Look]) -> None:
    found = look(at(printed, QUOTED))
    assert found.number == 2
    assert found.page is not None
    assert found.page.label == "51"
    assert len(found.marks) == 2
    assert is_near(found.marks[1], left=50, baseline=517.5)
    assert found.words == QUOTED
    assert found.around == ()


def test_a_joined_word_is_marked_in_both_lines_with_its_rest(printed: Revision, look: Callable[..., Look]) -> None:
    repair = Repair.objects.get(revision=printed, kind="dehyphenation")
    found = look([(repair.source_start, repair.source_end)])
    assert (found.number, len(found.marks), len(found.around)) == (1, 1, 2)
    assert is_near(found.around[1], left=50, baseline=505)
    assert "↵" in "".join(piece.text for piece in found.pieces if piece.marked)


def test_two_lines_joined_are_shown_by_the_words_at_the_seam(printed: Revision, look: Callable[..., Look]) -> None:
    repair = Repair.objects.filter(revision=printed, kind="line_join").first()
    assert repair is not None
    found = look([(repair.source_start, repair.source_end)])
    assert not found.marks
    assert len(found.around) == 2


def test_a_running_head_is_found_at_the_head(printed: Revision, look: Callable[..., Look]) -> None:
    repair = Repair.objects.filter(revision=printed, kind="running_head").first()
    assert repair is not None
    (mark,) = look([(repair.source_start, repair.source_end)]).marks
    assert is_near(mark, left=150, baseline=570)


def test_another_sheet_can_be_turned_to(printed: Revision, look: Callable[..., Look]) -> None:
    found = look(at(printed, QUOTED), sheet=0)
    assert (found.number, found.sheets, found.before, found.after) == (1, 3, None, 1)
    assert not found.marks
    last = look_at(printed, Upload.objects.get(), at(printed, QUOTED), by=None, sheet=99)
    assert (last.number, last.before, last.after) == (3, 1, None)


def test_words_over_a_page_break_are_marked_on_both_sheets(printed: Revision, look: Callable[..., Look], upload: Upload, bob: User) -> None:
    spans = [*at(printed, "lange niemand gelesen hat."), *at(printed, "Im Jahr darauf")]
    first = look(spans)
    assert (first.number, len(first.marks)) == (1, 1)
    (rest,) = first.elsewhere
    assert rest.number == 2
    assert "&sheet=1#mark" in rest.look
    second = look_at(printed, upload, spans, by=bob, sheet=1)
    assert len(second.marks) == 1
    assert [sheet.number for sheet in second.elsewhere] == [1]


def test_words_of_one_sheet_are_nowhere_else(printed: Revision, look: Callable[..., Look]) -> None:
    assert look(at(printed, QUOTED)).elsewhere == ()


def test_the_strip_holds_the_marks_and_some_lines_around(printed: Revision, look: Callable[..., Look]) -> None:
    found = look(at(printed, QUOTED))
    assert found.strip is not None
    assert found.picture is not None
    assert found.picture.width / 2 < found.strip.width < found.picture.width
    assert found.strip.y < found.marks[0].y
    assert found.strip.y + found.strip.height > found.marks[-1].y + found.marks[-1].height
    assert found.strip.height < found.picture.height / 2


@pytest.mark.parametrize("label", ["50", "51", "52"])
def test_a_printed_page_leads_to_its_sheet(printed: Revision, label: str) -> None:
    assert sheet_of_page(printed, printed.pages.get(label=label)) == int(label) - 50


def test_a_file_that_is_gone_is_said_and_queues_nothing(printed: Revision, upload: Upload, bob: User) -> None:
    upload.file.storage.delete(str(upload.file.name))
    found = look_at(printed, upload, at(printed, QUOTED), by=bob)
    assert "no longer there" in str(found.trouble)
    assert found.words == QUOTED
    assert not Job.objects.exists()


def test_a_picture_outlives_its_file(printed: Revision, upload: Upload, bob: User, look: Callable[..., Look]) -> None:
    look(at(printed, QUOTED))
    upload.file.storage.delete(str(upload.file.name))
    assert look_at(printed, upload, at(printed, QUOTED), by=bob).picture


def test_an_upload_of_another_file_draws_nothing_of_this_one(printed: Revision, upload: Upload, bob: User) -> None:
    Upload.objects.filter(pk=upload.pk).update(sha256="f" * 64)
    upload.refresh_from_db()
    assert look_at(printed, upload, [], by=bob).trouble
    assert not SheetPicture.objects.exists()


def test_a_sheet_that_cannot_be_drawn_says_so(printed: Revision, upload: Upload, bob: User) -> None:
    look_at(printed, upload, [], by=bob)
    SheetPicture.objects.filter(sequence=0).update(trouble="parser_crashed", drawn_at=printed.created_at.replace(year=2999))
    assert "cannot be drawn" in str(look_at(printed, upload, [], by=bob).trouble)


# --- Files without sheets ---------------------------------------------------------------------------------------------------


def plain(seminar: Seminar, alice: User, text: str) -> tuple[Revision, Upload]:
    edition = world.hold(seminar, text, by=alice)
    return edition.current_revision, Upload.objects.get(edition=edition)


def test_a_text_file_is_shown_around_the_place(seminar: Seminar, alice: User) -> None:
    lines = [f"Zeile {number} vom Kahn, der am Ufer lag und auf die Flut wartete." for number in range(200)]
    revision, upload = plain(seminar, alice, "\n".join(lines))
    start = revision.source_text.index("Zeile 100 ")
    found = look_at(revision, upload, [(start, start + 9)], by=alice)
    shown = "".join(piece.text for piece in found.pieces)
    assert [piece.text for piece in found.pieces if piece.marked] == ["Zeile 100"]
    assert shown.startswith("Zeile ")
    assert shown.endswith("wartete.")
    assert AROUND < len(shown) < 3 * AROUND
    assert (found.is_cut_before, found.is_cut_after, found.sheet) == (True, True, None)


def test_a_file_of_one_long_line_is_cut_between_words(seminar: Seminar, alice: User) -> None:
    revision, upload = plain(seminar, alice, "Kahn und Ufer " * 500)
    found = look_at(revision, upload, [(3_000, 3_004)], by=alice)
    shown = "".join(piece.text for piece in found.pieces)
    assert set(shown.split()) == {"Kahn", "und", "Ufer"}


@pytest.mark.parametrize("text", ["Kahn.", "Kahn.\n\nUfer.\n"])
def test_a_short_file_is_shown_whole(seminar: Seminar, alice: User, text: str) -> None:
    revision, upload = plain(seminar, alice, text)
    found = look_at(revision, upload, [], by=alice)
    assert "".join(piece.text for piece in found.pieces) == text
    assert not (found.is_cut_before or found.is_cut_after)
