"""What blanks, gaps and line lengths mean is found out, not assumed."""

import textwrap

from editions.segmentation import segment_text

PARAGRAPHS = [
    "The dam at Osk was raised three times and failed four times. The fourth time it had not been raised at all, which the council "
    "took as proof that raising was useless. The millers disagreed, but then they always did.",
    "A stone with a mark stands where the water reached the church. Below it is a second stone, with a higher mark, and nobody has "
    "explained how that can be. It may be that the second stone was moved.",
    "In the end the river changed its bed. The dam is still there, in a meadow, and keeps back the grass. Children are told that it "
    "was built for this, and some of them believe it.",
    "The keeper of the sluice was paid by the day and the keeper of the keys by the year, so that in a wet spring the first was the "
    "richer man. He bought a hat with a feather, and the quarrel over that hat fills eleven pages of the minutes.",
    "Where the feather came from is another question. No bird of the valley has one like it, and the pedlar who sold it had a cough, "
    "a cart and no name. He was not seen again.",
    "Of the minutes there are two copies. One was kept in the tower, where it was dry, and one in the mill, where it was not, and the "
    "wet copy is the better one. It has what the clerk struck out, since water lifts ink that lies on ink.",
]


def passages(text: str) -> list[str]:
    segmented = segment_text(text)
    return [segmented.text_of(passage) for passage in segmented.passages]


def test_blank_lines_part_paragraphs():
    assert passages("\n\n".join(textwrap.fill(paragraph, 66) for paragraph in PARAGRAPHS)) == PARAGRAPHS


def test_indents_part_paragraphs():
    assert passages("\n".join(textwrap.fill(paragraph, 66, initial_indent="   ") for paragraph in PARAGRAPHS)) == PARAGRAPHS


def test_lines_that_are_whole_paragraphs_stay_whole():
    assert passages("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_where_a_program_broke_the_lines_a_line_that_leaves_room_ends_a_paragraph():
    assert passages("\n".join(textwrap.fill(paragraph, 66) for paragraph in PARAGRAPHS)) == PARAGRAPHS


def test_double_spaced_lines_are_no_paragraphs():
    raw = "\n\n".join(line for paragraph in PARAGRAPHS for line in textwrap.wrap(paragraph, 66))
    assert passages(raw) == PARAGRAPHS


def test_a_paragraph_end_that_is_guessed_is_said():
    names = "Arl Bex Cor Dun Elk Fen Gor Hag Ilm Jet Kar Lom".split()  # noqa: SIM905
    short = [f"In {name} there is a well, and the well of {name} has a lid of its own\nthat {name} keeps locked." for name in names]
    full = "This one line is full to the last letter of its measure, it seems."
    segmented = segment_text("\n".join([*short, full, "Here something else begins, or it does not, and no sign tells who", "is right."]))
    (doubt,) = [doubt for doubt in segmented.doubts if doubt.code == "paragraph_guessed"]
    (passage,) = [passage for passage in segmented.passages if passage.ref == doubt.passage]
    assert segmented.text_of(passage).startswith("Here something else")


def test_page_numbers_below_the_notes_are_taken_out_too():
    pages = [
        "The road was long, and the\n\n1 By night.\n\n{}",
        "inn was full.1 Nobody came\n\n1 See Oak.\n\n{}",
        "from the east any more, as\n\n2 See Elm.\n\n{}",
        "the bridge had gone.\n\n{}",
    ]
    segmented = segment_text("\n".join(page.format(number) for number, page in enumerate(pages, start=7)))
    assert [(page.label, page.label_source) for page in segmented.pages] == [(str(number), "printed") for number in (7, 8, 9, 10)]
