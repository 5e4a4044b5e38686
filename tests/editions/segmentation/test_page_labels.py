"""What a page is called, and how we know."""

import pytest

from editions.readers import read_bytes
from editions.segmentation import segment
from editions.segmentation.page_labels import page_labels
from tests.editions.readers.pdf.printing import Sheet, printed


@pytest.mark.parametrize(
    ("shown", "sources", "labels"),
    [
        (["", ""], ["", ""], [("1", "ordinal"), ("2", "ordinal")]),
        (["iv", "v"], ["file", "file"], [("iv", "file"), ("v", "file")]),
        (["143", "144"], ["printed", "printed"], [("143", "printed"), ("144", "printed")]),
        (["143", "144"], [], [("143", "printed"), ("144", "printed")]),
        (["143", "", "145"], ["file", "", "file"], [("143", "file"), ("144", "inferred"), ("145", "file")]),
        (["ii", "", "1"], ["file", "", "file"], [("ii", "file"), ("2", "ordinal"), ("1", "file")]),
    ],
)
def test_a_label_says_where_it_comes_from(shown, sources, labels):
    assert page_labels(shown, sources) == labels


WORDS = [
    "The keeper of the light went down to the shore and counted",
    "the boats that had come back before the storm was over.",
    "There were seven of them, and an eighth without a name,",
    "whose nets hung out as if nobody had meant to go home.",
    "He wrote this into the book that lay open by the lamp,",
    "and nobody has read it since, except for the mice.",
]


def sheet(at: int, number: str) -> Sheet:
    made = Sheet()
    if number:
        made.line(340, 560, 8, number)
    made.lines(60, 520, 11, [*WORDS[at:], *WORDS[:at]])
    return made


@pytest.mark.parametrize(
    ("number", "labels", "expected"),
    [
        ("", "0 << /S /r /St 5 >>", [("v", "file"), ("vi", "file"), ("vii", "file")]),
        ("{}", "", [("143", "printed"), ("144", "printed"), ("145", "printed")]),
        ("", "", [("1", "ordinal"), ("2", "ordinal"), ("3", "ordinal")]),
    ],
)
def test_the_file_of_a_printed_text_names_its_pages_or_its_margin_does(number, labels, expected):
    pages = segment(read_bytes(printed(*[sheet(at, number.format(143 + at)) for at in range(3)], labels=labels))).pages
    assert [(page.label, page.label_source) for page in pages] == expected


@pytest.mark.parametrize("order", [[151, 152, 153, 154, 155, 156, 157], [151, 152, 154, 155, 153, 156, 157]])
def test_a_head_out_of_step_is_a_head_all_the_same(order):
    heads = {number: f"Vom Licht am Ufer {number}" if number % 2 else f"{number} Das Heft von Ried" for number in order}
    raw = "\f".join(f"{heads[number]}\n" + "\n".join([*WORDS[at:], *WORDS[:at]]) + "\n" for at, number in enumerate(order))
    segmented = segment(read_bytes(raw.encode()))
    assert not any(head in segmented.text for head in heads.values())
