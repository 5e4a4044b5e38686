"""Heads and page numbers leave the text, also where a head holds a year or a volume besides the number of its page."""

import pytest

from editions.segmentation import segment_text

PAGES = """\
The ferry of Ried was let to the miller's widow in the spring of the
flood, and she kept it for thirty years without ever crossing the
river herself.1 Her accounts are in the tower, and nobody has read
them since the tower was locked. They begin with a list of those who
could not pay and were carried over, and the list is longer than all
that comes after it, because she
1. Ferry Book, fol. 2.
---
wrote down what each of them promised. The promises are mostly eggs.
One man promised to marry her, and is crossed out in another ink.
In the year of the comet the price was doubled, and the list stops,
for nobody was carried over any more.2 The vicar complained of it to
the bishop, who had never seen a river, and the bishop asked for the
book, which is why it has a seal and
2. Ferry Book, fol. 9.
---
why three of its leaves are gone. What stood on them can be guessed,
for the widow counted her eggs, and the sum at the end is higher by
two hundred than all that is left.3 After her death the ferry went to
her nephew, who sank it. The book ends there, with a drawing of the
boat, upside down, that may be by a child and may also be a map with
the north below, as the tower has
3. Ferry Book, fol. 31.
---
many of them. The bridge was built four years later, and nobody was
carried over any more, for eggs or for a promise.4
4. Bridge Roll, 1.
""".rstrip().split("\n---\n")
HEADS = {
    "a volume": ("Ried Studies 4 {}", "The Ferry Book {}"),
    "a year": ("{} RIED STUDIES [Vol. 4", "1975] THE FERRY BOOK {}"),
    "a wide gap": ("Ried Studies 4" + " " * 95 + "{}", "The Ferry Book" + " " * 97 + "{}"),
    "words": ("{} Ried Studies", "The Ferry Book {}"),
}


@pytest.mark.parametrize("mark", ["\f", "\n"])
@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_no_head_is_left_in_the_text(heads, mark):
    pages = (heads[index % 2].format(550 + index) + "\n" + page for index, page in enumerate(PAGES))
    segmented = segment_text(mark.join(pages))
    assert [page.label for page in segmented.pages] == ["550", "551", "552", "553"]
    assert "Ried Studies" not in segmented.text
    assert "55" not in segmented.text
    assert [passage.number for passage in segmented.passages if passage.kind == "note"] == [1, 2, 3, 4]


@pytest.mark.parametrize("line", ["Ferry Book 1712", "Brandt 1843"])
def test_a_line_with_a_year_is_no_head(line):
    text = "\n\n".join(f"{page[:-23]}\n{line if index != 1 else line[:-1] + '9'}" for index, page in enumerate(PAGES))
    assert segment_text(text).text.count(line[:-1]) == len(PAGES)
