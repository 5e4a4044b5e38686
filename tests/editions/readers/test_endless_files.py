"""What goes on and on takes time by its length, and not by its square: each of these took minutes once."""

import time

import pytest

from editions.readers import read_bytes
from editions.segmentation import segment

MOMENT = 10.0  # seconds of processor time; the slowest takes about one


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a" * 20_000, "word.txt"),
        ("a" + "\t" * 40_000 + "b", "tabs.txt"),
        ("".join(f"{number} a\n\n" for number in range(1, 5_001)), "list.txt"),
        ("<!---->" * 2_000 + "Ein Wort", "comments.txt"),
        ("a" + " " * 40_000 + "b", "gap.md"),
        ("|" * 60_000 + "a|\n|-|\n", "bars.md"),
        (f"<html><head><style>{'font-style:' * 4_000}</style></head><body>Ein Wort</body></html>", "rule.html"),
        (f"<html><head><style>{'@media a ' * 4_000}</style></head><body>Ein Wort</body></html>", "condition.html"),
        (f"<html><head><style>{'/*' * 40_000}</style></head><body>Ein Wort</body></html>", "comment.html"),
    ],
    ids=[
        "a word",
        "a gap",
        "a list",
        "comments before an element",
        "a gap in Markdown",
        "bars",
        "a selector",
        "conditions",
        "comments of styles",
    ],
)
def test_a_file_that_does_not_end_is_read_in_a_moment(written, name):
    segment(read_bytes(b"Ein Wort.", name="first.txt"))  # fetches the word lists
    began = time.process_time()
    segment(read_bytes(written.encode(), name=name))
    assert time.process_time() - began < MOMENT
