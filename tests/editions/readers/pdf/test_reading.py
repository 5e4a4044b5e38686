"""PDF: notes, calls, columns, heads and labels come out apart, whatever way they are set."""

import time

import pytest

from editions.readers import UnreadableSource, read_bytes
from tests.editions.readers.pdf.pages import (
    BODY,
    FOOT,
    LEFT,
    LEFT_COLUMN,
    NOTE,
    PROSE,
    RIGHT_COLUMN,
    TOP,
    bodies,
    call_in,
    calls,
    columns,
    notes,
    page,
    prose,
    read_sheets,
    row,
)
from tests.editions.readers.pdf.printing import Part, Sheet, bold, italic, printed, raised, small, superior

CALLED = [1, 4]  # rows of PROSE that hold a comma
MARKS = [raised, small, superior]


@pytest.mark.parametrize("mark", MARKS)
def test_calls_are_raised_or_smaller_or_drawn_so_by_the_font(mark):
    rows = [call_in(text, mark(str(CALLED.index(index) + 1))) if index in CALLED else text for index, text in enumerate(PROSE)]
    segmented = read_sheets(page(*rows, foot=[(mark("1"), " Ledger, fol. 3."), (mark("2"), " Ibid.")]))
    assert calls(segmented) == [("1", "see,", "n1"), ("2", "oil,", "n2")]
    assert notes(segmented) == {"n1": "Ledger, fol. 3.", "n2": "Ibid."}


def test_a_page_without_notes_is_left_alone():
    segmented = read_sheets(page(*PROSE))
    assert bodies(segmented) == [("paragraph", " ".join(line.strip() for line in PROSE))]


def test_numbers_that_call_nothing_are_left_alone():
    rows = [("In 1785 the area of 12 m", raised("2"), " lay empty on the 3 May, and in 1786"), *PROSE]
    segmented = read_sheets(page(*rows))
    assert segmented.calls == ()
    assert "12 m2 lay" in segmented.text


def test_a_raised_figure_between_the_calls_is_left_alone():
    rows = [(PROSE[0], raised("1")), ("a place of 12 m", raised("2"), " and no more, as the keeper said,", raised("2")), *PROSE[1:]]
    segmented = read_sheets(page(*rows, foot=[(raised("1"), " Ledger, fol. 3."), (raised("2"), " Ibid., fol. 9.")]))
    assert [word for _, word, _ in calls(segmented)] in ([PROSE[0].split()[-1], "said,"], [PROSE[0].split()[-1], "m"])
    assert len(segmented.calls) == 2


def test_digits_of_a_call_that_are_drawn_one_by_one_are_one_number():
    sheets = []
    for number in range(8, 13):
        digits = [raised(digit) for digit in str(number)]
        rows = prose(number)
        sheets.append(page(*rows[:4], (rows[6], *digits), *rows[7:], foot=[(*digits, f" Folio {number}.")]))
    first = page(*[(text, raised(str(index + 1))) for index, text in enumerate(PROSE[:7])], foot=[
        (raised(str(number)), f" Folio {number}.") for number in range(1, 8)
    ])  # fmt: skip
    segmented = read_sheets(first, *sheets)
    assert [marker for marker, _, _ in calls(segmented)] == [str(number) for number in range(1, 13)]
    assert notes(segmented) == {f"n{number}": f"Folio {number}." for number in range(1, 13)}


def test_a_raised_digit_that_the_file_draws_later_belongs_to_its_line():
    sheet = page(*PROSE[:3], foot=[(raised("1"), " Ledger, fol. 3.")])
    sheet.lines(LEFT, 400, BODY, ["and he closed it."])
    sheet.line(LEFT + 79, 404, 6, "1")
    assert calls(read_sheets(sheet)) == [("1", "it.", "n1")]


def test_old_style_figures_do_not_call():
    rows = [("He began it in ", Part("1785", "oldstyle"), " and left it in ", Part("1799", "oldstyle"), ", as he said."), *PROSE]
    segmented = read_sheets(page(*rows))
    assert segmented.calls == ()
    assert "in 1785 and left it in 1799" in segmented.text


def test_a_note_goes_on_over_the_page():
    first = page(
        *PROSE[:6], (PROSE[6], raised("1")), foot=[(raised("1"), " The ledger is kept in the town, where it was"), "brought in the"]
    )
    second = page(*PROSE, foot=["spring of the next year.", (raised("2"), " Ibid.")])
    second.streams[2] = Sheet().line(LEFT, TOP - 2 * 1.25 * BODY, BODY, PROSE[2], raised("2")).streams[0]
    segmented = read_sheets(first, second)
    assert notes(segmented) == {"n1": "The ledger is kept in the town, where it was brought in the spring of the next year.", "n2": "Ibid."}


def test_a_quotation_as_small_as_the_notes_stays_in_the_text():
    sheet = Sheet()
    y = sheet.lines(LEFT, TOP, BODY, [*PROSE[:5], (PROSE[5], raised("1"))])
    y = sheet.lines(LEFT + 20, y - 6, NOTE, ["Snow, and again snow, and after it the light was", "seen from no ship that I know of."])
    sheet.lines(LEFT, y - 30, NOTE, [(raised("1"), " Ledger, fol. 3.")])
    segmented = read_sheets(sheet, page(*PROSE))
    assert notes(segmented) == {"n1": "Ledger, fol. 3."}
    assert bodies(segmented)[-2] == (
        "block_quotation",
        "Snow, and again snow, and after it the light was seen from no ship that I know of.",
    )


@pytest.mark.parametrize("size", [NOTE, BODY])
@pytest.mark.parametrize("label", ["{}. ", "{} ", "[{}] "])
def test_notes_at_the_end_are_told_from_a_list_in_the_text(size, label):
    text = page("1. flour, salt and oil for the month of May,", "2. a letter from the town council.", "", *[
        (line, raised(str(index + 1))) for index, line in enumerate(PROSE)
    ])  # fmt: skip
    end = Sheet().line(LEFT, TOP + 30, 14, bold("Notes"))
    end.lines(LEFT, TOP, size, [label.format(number) + f"Ledger, fol. {number}." for number in range(1, 11)])
    last = Sheet().line(LEFT, TOP, 14, bold("Bibliography"))
    last.lines(LEFT, TOP - 30, size, ["Orr, A.: The Keeper. London 1901."])
    segmented = read_sheets(text, end, last)
    assert notes(segmented) == {f"n{number}": f"Ledger, fol. {number}." for number in range(1, 11)}
    assert [marker for marker, _, _ in calls(segmented)] == [str(number) for number in range(1, 11)]
    assert bodies(segmented)[-1][1] == "Orr, A.: The Keeper. London 1901."


def test_numbers_that_begin_again_on_each_page_name_the_note_of_their_page():
    sheets = [
        page(*prose(sheet)[:6], (prose(sheet)[6], raised("1")), (prose(sheet)[7], raised("2")), *prose(sheet)[8:], foot=[
            (raised("1"), f" Folio {sheet}."), (raised("2"), f" Ibid. {sheet}."),
        ])
        for sheet in range(1, 5)
    ]  # fmt: skip
    segmented = read_sheets(*sheets)
    assert [note for _, _, note in calls(segmented)] == ["n1", "n2", "n1-2", "n2-2", "n1-3", "n2-3", "n1-4", "n2-4"]
    assert notes(segmented)["n2-3"] == "Ibid. 3."


def test_where_the_authors_work_is_no_note():
    first = Sheet().line(LEFT, TOP, 16, bold("The Keeper")).line(LEFT, TOP - 40, BODY, "Ann Orr", raised("1"))
    first.lines(LEFT, TOP - 80, BODY, PROSE[:5])
    first.lines(LEFT, FOOT, NOTE, [(raised("1"), " School of Lights, Northtown")])
    rest = [page(*prose(n), (prose(n)[0], raised(str(n))), foot=[(raised(str(n)), f" Folio {n}.")]) for n in range(1, 5)]
    assert notes(read_sheets(first, *rest)) == {f"n{n}": f"Folio {n}." for n in range(1, 5)}


@pytest.mark.parametrize("marks", [(raised("[1]"),), (raised("(1)"),), (" ", raised("1"))])
def test_a_call_leaves_no_brackets_and_no_blank_behind(marks):
    text = PROSE[1]
    rows = [PROSE[0], (text[: text.index(",")], *marks, text[text.index(",") :]), *PROSE[2:]]
    assert "asked to see, and he" in read_sheets(page(*rows, foot=[(raised("1"), " Ledger, fol. 3.")])).text


def test_two_calls_in_a_row_leave_no_comma_behind():
    rows = [*PROSE[:6], (PROSE[6].strip() + ",", raised("1,2"), " he said."), *PROSE[7:]]
    segmented = read_sheets(page(*rows, foot=[(raised("1"), " Ledger, fol. 3."), (raised("2"), " Ibid.")]))
    assert [note for _, _, note in calls(segmented)] == ["n1", "n2"]
    assert "great length, he said." in segmented.text


@pytest.mark.parametrize("mark", ["{}", "[{}]"])
def test_calls_that_nothing_raises_are_found_by_their_notes(mark):
    ends = [4, 5, 9]
    rows = [text.rstrip() + ("," + mark.format(ends.index(index) + 1) if index in ends else "") for index, text in enumerate(PROSE)]
    foot = [f"{number} Ledger, fol. {number}." for number in (1, 2, 3)]
    segmented = read_sheets(page(*rows, foot=foot), page(*prose(3)))
    assert [note for _, _, note in calls(segmented)] == ["n1", "n2", "n3"]


def test_a_star_at_the_foot_tears_no_sentence():
    first = page(*PROSE, foot=["* The author keeps a light.", (raised("1"), " Fol. 3.")])
    first.line(LEFT + 15, TOP - len(PROSE) * 1.25 * BODY, BODY, "He wrote again in the spring, when")
    first.streams[2] = Sheet().line(LEFT, TOP - 2 * 1.25 * BODY, BODY, PROSE[2], raised("1")).streams[0]
    texts = [text for _, text in bodies(read_sheets(first, page("the boat came with the letters.", *prose(4))))]
    assert texts[1] == "* The author keeps a light."
    assert texts[2].startswith("He wrote again in the spring, when the boat came with the letters.")


def test_columns_are_read_one_after_the_other_below_a_title_across():
    sheet = columns(LEFT_COLUMN, RIGHT_COLUMN, TOP - 40)
    sheet.line(60, TOP, 16, bold("The Keeper of the Northern Light"))
    texts = bodies(read_sheets(sheet))
    assert texts[0] == ("title", "The Keeper of the Northern Light")
    assert " ".join(text for _, text in texts[1:]).split() == " ".join(LEFT_COLUMN + RIGHT_COLUMN).split()


def test_each_column_has_its_notes_at_the_foot():
    left = [*LEFT_COLUMN[:9], (LEFT_COLUMN[9], raised("1"))]
    right = [(RIGHT_COLUMN[0], raised("2")), *RIGHT_COLUMN[1:]]
    sheet = columns(left, right)
    sheet.lines(40, FOOT, NOTE, [(raised("1"), " Ledger, fol. 3, as he"), "wrote in May."])
    sheet.lines(225, FOOT, NOTE, [(raised("2"), " Ibid., fol. 9, but see"), "also the letters."])
    segmented = read_sheets(sheet)
    assert notes(segmented) == {"n1": "Ledger, fol. 3, as he wrote in May.", "n2": "Ibid., fol. 9, but see also the letters."}
    assert [note for _, _, note in calls(segmented)] == ["n1", "n2"]


def test_two_languages_side_by_side_have_notes_of_their_own():
    sheets = []
    for first in (1, 3, 5):
        left, right = [*LEFT_COLUMN[first:], *LEFT_COLUMN[:first]], [*RIGHT_COLUMN[first:], *RIGHT_COLUMN[:first]]
        for number, place in ((first, 3), (first + 1, 7)):
            left[place], right[place] = (left[place], raised(str(number))), (right[place], raised(str(number)))
        sheet = columns(left, right)
        sheet.lines(40, FOOT, NOTE, [(raised(str(number)), f" Bericht, S. {number}.") for number in (first, first + 1)])
        sheet.lines(225, FOOT, NOTE, [(raised(str(number)), f" Report, p. {number}.") for number in (first, first + 1)])
        sheets.append(sheet)
    segmented = read_sheets(*sheets)
    texts = {passage.ref: segmented.text_of(passage) for passage in segmented.passages}
    called = [texts[note] for _, _, note in calls(segmented)]
    assert sorted(called) == sorted([f"Bericht, S. {n}." for n in range(1, 7)] + [f"Report, p. {n}." for n in range(1, 7)])
    assert called[:4] == ["Bericht, S. 1.", "Bericht, S. 2.", "Report, p. 1.", "Report, p. 2."]


def test_a_text_and_its_translation_share_their_notes():
    sheets = []
    for first in (1, 3, 5):
        left, right = [*LEFT_COLUMN[first:], *LEFT_COLUMN[:first]], [*RIGHT_COLUMN[first:], *RIGHT_COLUMN[:first]]
        for number, place in ((first, 3), (first + 1, 7)):
            left[place], right[place] = (left[place], raised(str(number))), (right[place], raised(str(number)))
        sheet = columns(left, right)
        sheet.lines(
            40,
            FOOT,
            NOTE,
            [
                (raised(str(number)), f" Bericht, S. {number}, und noch einmal in der Ausgabe, die der Sohn besorgt hat.")
                for number in (first, first + 1)
            ],
        )
        sheets.append(sheet)
    assert [note for _, _, note in calls(read_sheets(*sheets))] == [f"n{n}" for n in (1, 2, 1, 2, 3, 4, 3, 4, 5, 6, 5, 6)]


def test_two_lines_of_a_second_column_are_read_as_on_other_pages():
    full = columns([*LEFT_COLUMN[3:], *LEFT_COLUMN[:3]], [*RIGHT_COLUMN[3:], *RIGHT_COLUMN[:3]])
    other = columns([*LEFT_COLUMN[6:], *LEFT_COLUMN[:6]], [*RIGHT_COLUMN[6:], *RIGHT_COLUMN[:6]])
    short = Sheet()
    short.lines(40, TOP, BODY, LEFT_COLUMN)
    short.lines(225, TOP, BODY, RIGHT_COLUMN[:2])
    text = read_sheets(full, other, short).text
    assert " ".join([*LEFT_COLUMN, *RIGHT_COLUMN[:2]]) in text.replace("\n\n", " ")


def test_a_short_column_with_a_quotation_begins_where_columns_begin_on_other_pages():
    full = [columns([*LEFT_COLUMN[n:], *LEFT_COLUMN[:n]], [*RIGHT_COLUMN[n:], *RIGHT_COLUMN[:n]]) for n in (2, 4)]
    short = columns(LEFT_COLUMN, [""] * len(LEFT_COLUMN))
    short.lines(240, TOP, BODY, RIGHT_COLUMN[:5])
    short.lines(225, TOP - 5 * 1.25 * BODY, BODY, ["and so he wrote it down."])
    short.lines(40, FOOT, BODY, ["in the year that followed", "it was the same."])
    text = read_sheets(*full, short).text.replace("\n\n", " ")
    assert " ".join([*LEFT_COLUMN, "in the year that followed it was the same.", *RIGHT_COLUMN[:5], "and so he wrote it down."]) in text


def test_notes_in_the_margin_stand_beside_their_text():
    sheet = Sheet()
    sheet.lines(40, TOP, BODY, [*PROSE[:2], (PROSE[2][:50], raised("1")), *PROSE[3:6], (PROSE[6][:50], raised("2")), *PROSE[7:]])
    sheet.lines(355, TOP, 7, [(raised("1"), " Ledger, fol. 3,"), "in a hand that", "is hard to read."], leading=1.2)
    sheet.lines(355, TOP - 60, 7, [(raised("2"), " Ibid., but see"), "the letters, too,", "in the town."], leading=1.2)
    segmented = read_sheets(sheet)
    assert notes(segmented) == {
        "n1": "Ledger, fol. 3, in a hand that is hard to read.",
        "n2": "Ibid., but see the letters, too, in the town.",
    }
    assert "Ledger" not in " ".join(text for _, text in bodies(segmented))


def test_heads_and_numbers_leave_the_text_and_the_numbers_label_the_pages():
    heads = ["Ann Orr", "The Keeper of the Light"]
    sheets = [page(*PROSE[index:], *PROSE[:index], head=heads[index % 2], number=str(143 + index)) for index in range(6)]
    segmented = read_sheets(*sheets)
    assert [(page.label, page.label_source) for page in segmented.pages] == [(str(143 + index), "printed") for index in range(6)]
    assert "Ann Orr" not in segmented.text
    assert {repair.kind for repair in segmented.repairs} >= {"running_head", "page_number"}


def test_a_head_that_begins_with_its_year_ends_with_the_number_of_its_page():
    heads = [
        "Of Lights and Ledgers 551",
        "552 Papers of the North [Vol. 12",
        "1904] The Keeper 553",
        "554 Papers of the North [Vol. 12",
        "1904] The Boat 555",
    ]
    segmented = read_sheets(*[page(*prose(start), head=head) for start, head in enumerate(heads)])
    assert [(printed.label, printed.label_source) for printed in segmented.pages] == [(str(551 + index), "printed") for index in range(5)]
    assert "1904]" not in segmented.text


def test_text_that_begins_where_other_pages_have_their_head_stays():
    sheets = [page(*prose(index), head="The Keeper of the Light") for index in range(5)]
    last = Sheet()
    last.lines(LEFT, 560 + 2 * 1.25 * BODY, BODY, prose(7))
    assert " ".join(line.strip() for line in prose(7)) in read_sheets(*sheets, last).text


@pytest.mark.parametrize("label", ["{} ", "{}. "])
def test_a_note_that_comes_again_at_the_foot_of_the_pages_is_no_running_head(label):
    sheets = [page(*prose(n), (prose(n)[0], raised(str(n + 4))), foot=[label.format(n + 4) + "Ibid."]) for n in (1, 2)]
    sheets += [page(*prose(n), (prose(n)[0], raised(str(n * 2))), foot=[label.format(n * 2) + "Ibid."]) for n in (4, 5, 6, 7)]
    assert len(notes(read_sheets(*sheets))) == 6


def test_a_small_label_drawn_apart_keeps_its_note_from_being_a_running_head():
    sheets = []
    for number in range(1, 7):
        sheet = page(*prose(number), (prose(number)[0], raised(str(number))))
        sheet.line(LEFT + 6, FOOT, NOTE, f"Ibid., fol. {number}.").line(LEFT, FOOT + 3, 5, str(number))
        sheets.append(sheet)
    assert notes(read_sheets(*sheets)) == {f"n{number}": f"Ibid., fol. {number}." for number in range(1, 7)}


@pytest.mark.parametrize("words", ["Ibid., fol. {}.", "Ledger, {} sheets in all, of which {} are torn, and none is lost to anybody."])
def test_a_label_that_hangs_apart_and_counts_as_the_pages_do_is_no_page_number(words):
    sheets = []
    for number in range(1, 7):
        sheet = page(*prose(number), (prose(number)[0], raised(str(number))))
        sheets.append(
            sheet.line(LEFT + 14, FOOT - 3 * number, NOTE, words.format(number, 2 * number)).line(
                LEFT, FOOT - 3 * number, NOTE, str(number)
            )
        )
    assert notes(read_sheets(*sheets)) == {f"n{number}": words.format(number, 2 * number) for number in range(1, 7)}


def test_a_page_number_before_the_name_of_the_journal_at_the_foot():
    sheets = []
    for number in range(31, 37):
        sheet = page(*prose(number), (prose(number)[0], raised(str(number - 30))), foot=[(raised(str(number - 30)), " Ledger.")])
        sheets.append(sheet.line(LEFT, 40, 8, str(number)).line(LEFT + 20, 40, 8, "Annals of the Lights"))
    segmented = read_sheets(*sheets)
    assert [page.label for page in segmented.pages] == [str(number) for number in range(31, 37)]
    assert "Annals" not in segmented.text


def test_a_blank_after_a_raised_number_stays():
    assert "Light 2 § 12" in read_sheets(page(*PROSE, ("Orr, Annals of the Light", Part(" 2 ", scale=0.6, rise=0.35), "§ 12"))).text


def test_a_stamp_aslant_over_the_page_is_not_its_text():
    sheet = page(*PROSE)
    sheet.streams.append("BT 0.7 0.7 -0.7 0.7 150 250 Tm /bold 60 Tf (DRAFT) Tj ET")
    assert "DRAFT" not in read_sheets(sheet).text


def test_a_raised_number_before_a_short_word_at_the_end_of_a_line():
    sheet = page(*PROSE[:8], (PROSE[8], raised("9"), " "), PROSE[9])
    sheet.line(LEFT, FOOT, NOTE, raised("9"), " Ledger, fol. 3.").line(250, FOOT, NOTE, raised("10"), "Or").line(
        LEFT, FOOT - 11, NOTE, "later."
    )
    text = read_sheets(sheet).text
    assert text.index("Ledger") < text.index("Or") < text.index("later")


def test_a_chart_with_thousands_of_labels_takes_no_time():
    chart = Sheet()
    for index in range(4000):
        chart.line(20 + 37 * index % 380, 20 + 53 * index % 560, 4 + index % 3, str(index) if index % 2 else f"item {index}")
    begin = time.process_time()
    read_bytes(printed(chart, page(*PROSE)))
    assert time.process_time() - begin < 5


def test_labels_of_the_file_come_first():
    segmented = read_sheets(*[page(*PROSE[index:], number=str(index)) for index in range(3)], labels="0 << /S /r /St 5 >> 2 << /S /D >>")
    assert [page.label for page in segmented.pages] == ["v", "vi", "1"]


def test_pages_without_any_number_are_counted():
    segmented = read_sheets(page(*PROSE), page(*PROSE[3:], *PROSE[:3]))
    assert [(page.label, page.label_source) for page in segmented.pages] == [("1", "ordinal"), ("2", "ordinal")]


def test_a_year_at_the_foot_of_every_page_is_no_page_number():
    segmented = read_sheets(*[page(*PROSE[index:], foot=["1785"]) for index in range(3)])
    assert {page.label_source for page in segmented.pages} == {"ordinal"}


def test_broken_words_are_joined_and_true_hyphens_kept():
    rows = [
        "The keeper of the northern light wrote every evening into his led-",
        "ger that nobody ever asked to see, and it was a well-",
        *PROSE[2:],
        "a well-known ledger.",
    ]
    text = read_sheets(page(*rows)).text
    assert "into his ledger that nobody" in text
    assert "a well-that" in text or "a well that" in text or "a wellthat" in text


def test_italics_are_marks_on_the_passage():
    segmented = read_sheets(
        page(
            *PROSE[:4],
            (PROSE[4], raised("1")),
            *PROSE[5:],
            foot=[
                (
                    raised("1"),
                    " Orr, ",
                    italic("The Keeper of the"),
                ),
                (italic("Light"), ", p. 9."),
            ],
        )
    )
    note = segmented.passages[-1]
    text = segmented.text_of(note)
    assert [(mark.kind, text[mark.start : mark.end]) for mark in note.marks] == [("italic", "The Keeper of the Light")]


def test_a_heading_between_two_paragraphs():
    sheet = Sheet()
    y = sheet.lines(LEFT, TOP, BODY, PROSE)
    sheet.line(LEFT, y - 15, BODY, bold("2. The second winter"))
    sheet.lines(LEFT, y - 45, BODY, PROSE[3:])
    assert [kind for kind, _ in bodies(read_sheets(sheet))] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("second", "kind"),
    [("Ann Orr", "byline"), ("Ann Orr, Jan van Dale and Eve Hill", "byline"), ("The Light and the Law", "subtitle")],
)
def test_what_stands_below_the_title(second, kind):
    sheet = Sheet().line(LEFT, TOP, 18, bold("A Northern Light")).line(LEFT, TOP - 40, 14, second)
    sheet.lines(LEFT, TOP - 80, BODY, PROSE)
    assert [kind for kind, _ in bodies(read_sheets(sheet))] == ["title", kind, "paragraph"]


def test_something_before_the_header_is_skipped():
    data = b"\r\n\r\n" + printed(page(*PROSE))
    assert read_bytes(data, name="article.pdf").raw.startswith("The keeper")


def test_a_stamp_along_the_edge_is_no_text():
    segmented = read_sheets(page(*PROSE).upright(20, 100, 9, "Downloaded from the archive of lights"))
    assert "Downloaded" not in segmented.text


def test_a_page_on_its_side_is_read_upright():
    sheet = Sheet(rotate=90)
    for index, text in enumerate(PROSE):
        sheet.upright(100 + index * 14, 60, BODY, text)
    assert bodies(read_sheets(sheet)) == [("paragraph", " ".join(line.strip() for line in PROSE))]


def test_a_page_without_text_between_others_keeps_its_place():
    segmented = read_sheets(page(*PROSE), Sheet(), page(*PROSE[4:]))
    assert [page.sequence for page in segmented.pages] == [0, 1, 2]
    assert segmented.pages[1].start == segmented.pages[1].end == segmented.pages[2].start


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (printed(Sheet(), Sheet()), "no_text_layer", "OCRmyPDF"),
        (printed(page(*PROSE), *[Sheet()] * 6), "no_text_layer", "OCRmyPDF"),
        (printed(page(*PROSE), encrypt=True), "encrypted", "password"),
        (printed(page(*PROSE))[:40], "broken", "damaged"),
        (b"%PDF-1.7 and nothing else", "broken", "damaged"),
        (printed(*[page(*PROSE)] * 9), "too_many_pages", "at most 8"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data, code, word):
    with pytest.raises(UnreadableSource, match=word) as caught:
        read_bytes(data, max_pages=8)
    assert caught.value.code == code


def test_calls_that_stand_side_by_side_without_any_mark_are_told_apart():
    foot = [(raised(str(number)), f" Ledger, fol. {number}.") for number in range(1, 8)]
    rows = [call_in(PROSE[1], raised("1")), call_in(PROSE[3], raised("23")), call_in(PROSE[6], raised("456")), row(8, raised("7"))]
    found = calls(read_sheets(page(*rows, *PROSE[:4], foot=foot)))
    assert [(marker, note) for marker, _, note in found] == [(str(number), f"n{number}") for number in range(1, 8)]


def test_a_raised_number_that_no_notes_left_out_make_up_stays():
    foot = [(raised("1"), " Ledger, fol. 1."), (raised("2"), " Ledger, fol. 2.")]
    rows = [call_in(PROSE[1], raised("1")), call_in(PROSE[3], raised("12")), row(8, raised("2"))]
    assert [marker for marker, _, _ in calls(read_sheets(page(*rows, *PROSE[:4], foot=foot)))] == ["1", "2"]
