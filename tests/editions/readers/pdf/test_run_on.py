"""Several notes in one line, and numbers within notes that begin none."""

from tests.editions.readers.pdf.pages import FOOT, LEFT, NOTE, bodies, calls, notes, page, prose, read_sheets
from tests.editions.readers.pdf.printing import Part, Sheet, raised

WINTERS = ["never opened", "lost in the second one", "burnt for the warmth", "sent back again", "read by the son"]


def called(start: int, numbers: range, foot: list[str | Part | tuple[str | Part, ...]]) -> Sheet:
    rows = prose(start)
    marked = [(row, raised(str(number))) for row, number in zip(rows, numbers, strict=False)]
    return page(*marked, *rows[len(marked) :], foot=foot)


def test_raised_labels_within_a_line_begin_notes():
    first = [
        (raised("1"), " Ledger, fol. 3. ", raised("2"), " See the letters of the first winter, which were"),
        ("never opened. ", raised("3"), " Ledger, fol. 7."),
    ]
    sheets = [called(0, range(1, 4), first), called(3, range(4, 6), [(raised("4"), " Ibid. ", raised("5"), " Ledger, fol. 9.")])]
    segmented = read_sheets(*sheets)
    assert notes(segmented) == {
        "n1": "Ledger, fol. 3.",
        "n2": "See the letters of the first winter, which were never opened.",
        "n3": "Ledger, fol. 7.",
        "n4": "Ibid.",
        "n5": "Ledger, fol. 9.",
    }
    assert [note for _, _, note in calls(segmented)] == ["n1", "n2", "n3", "n4", "n5"]


def test_notes_in_one_line_that_begin_again_on_each_page():
    foot = [(raised("1"), " Ledger, fol. 3. ", raised("2"), " Ibid. ", raised("3"), " Ledger, fol. 7.")]
    assert (
        list(notes(read_sheets(*[called(start, range(1, 4), foot) for start in range(3)])).values())
        == [
            "Ledger, fol. 3.",
            "Ibid.",
            "Ledger, fol. 7.",
        ]
        * 3
    )


def test_plain_labels_within_a_line_where_all_notes_begin_so():
    sheets = []
    for start in range(5):
        n = 4 * start
        foot = [
            f"{n + 1} Ledger, fol. 3. {n + 2} Ibid., p. 12. See the letters. {n + 3} They were",
            f"{WINTERS[start]}; cf. p. {n + 3}. {n + 4} Ibid.",
        ]
        sheets.append(called(start, range(n + 1, n + 5), foot))
    found = notes(read_sheets(*sheets))
    assert len(found) == 20
    assert (found["n2"], found["n7"]) == ("Ibid., p. 12. See the letters.", "They were lost in the second one; cf. p. 7.")


def test_the_number_of_an_edition_before_its_year_begins_no_note():
    foot = [(raised("1"), " Orr, The Light, Northhaven ", raised("2"), "1987, p. 4.")]
    found = notes(read_sheets(called(0, range(1, 3), foot), called(3, range(3, 4), [(raised("3"), " Ibid.")])))
    assert found == {"n1": "Orr, The Light, Northhaven 21987, p. 4.", "n3": "Ibid."}


def test_a_page_that_is_cited_after_a_full_stop_begins_no_note():
    sheets = [called(n, range(n, n + 1), [f"{n} Ledger, p. {n + 1}. See the letters {WINTERS[n]}."]) for n in (1, 2, 3)]
    sheets += [called(4, range(4, 6), ["5 Ledger of the light, no page. 4 Letters are in the town, too."])]
    assert len(notes(read_sheets(*sheets))) == 4


def test_a_call_in_a_small_quotation_whose_note_is_missing_stays_a_call():
    sheet = called(0, range(1, 2), [(raised("1"), " Ledger, fol. 3.")])
    quoting = page(*prose(2)[:4])
    quoting.lines(LEFT + 20, 440, NOTE, ["The light went out at four", ("and nobody saw it. ", raised("2"), " Nobody asked.")])
    quoting.lines(LEFT, 400, 11, prose(5))
    quoting.lines(LEFT, FOOT, NOTE, [(raised("3"), " Ledger, fol. 9.")])
    quoting.line(LEFT, 260, 11, prose(1)[3], raised("3"))
    segmented = read_sheets(sheet, quoting)
    assert notes(segmented) == {"n1": "Ledger, fol. 3.", "n3": "Ledger, fol. 9."}
    assert "Nobody asked." in " ".join(text for _, text in bodies(segmented))


def test_a_volume_at_the_head_of_a_line_takes_no_label_s_place():
    foot = [
        (raised("1"), " Ledger, fol. 3, in two hands. ", raised("2"), " Orr v. Hale, in the reports of the court,"),
        "2 NCR 14.",
        (raised("3"), " Ibid."),
    ]
    found = notes(read_sheets(called(0, range(1, 4), foot), called(3, range(4, 5), [(raised("4"), " Ledger.")])))
    assert found["n2"] == "Orr v. Hale, in the reports of the court, 2 NCR 14."


def test_a_label_that_is_printed_twice_is_not_cut_in_two():
    sheets = [called(n, range(n, n + 1), [(raised(str(n)), f" Ledger, fol. {n + 4}, {WINTERS[n]}.")]) for n in (1, 2)]
    sheets.append(called(3, range(3, 4), [("3 ", raised("3"), " Orr, The Light.")]))
    assert notes(read_sheets(*sheets))["n2"] == f"Ledger, fol. 6, {WINTERS[2]}."
