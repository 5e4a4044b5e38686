"""The sample's own files, read as any file is: what the articles cite stands where the sample says it does."""

import pytest

from annotator.sample.printing import printed
from annotator.sample.texts import ARTICLES, TEXTS, Article
from editions.readers import read_bytes
from editions.segmentation import Segmented, segment

LABELS = {
    "rechnungsbuch.txt": range(41, 49),
    "petri-bedencken.txt": range(140, 152),
    "water-for-ink.txt": range(201, 209),
    "vane-tidebook.pdf": range(58, 69),
}


@pytest.fixture(scope="module")
def texts() -> dict[str, Segmented]:
    files = [text for article in ARTICLES for text in (article.text, article.source)]
    return {text.name: segment(read_bytes(text.content, name=text.name)) for text in files}


@pytest.mark.parametrize("name", LABELS)
def test_pages_carry_their_printed_numbers(name: str, texts: dict[str, Segmented]) -> None:
    assert [page.label for page in texts[name].pages] == [str(number) for number in LABELS[name]]


@pytest.mark.parametrize(("name", "notes"), [("rechnungsbuch.txt", 26), ("water-for-ink.txt", 24)])
def test_every_note_is_there_and_called_once(name: str, notes: int, texts: dict[str, Segmented]) -> None:
    text = texts[name]
    assert [passage.number for passage in text.passages if passage.kind == "note"] == list(range(1, notes + 1))
    assert sorted(int(call.marker) for call in text.calls) == list(range(1, notes + 1))
    assert {passage.status for passage in text.passages if passage.kind == "note"} == {"complete"}


def test_what_is_printed_is_read_as_it_was_written(texts: dict[str, Segmented]) -> None:
    written = segment(read_bytes((TEXTS / "vane-tidebook.txt").read_bytes(), name="vane-tidebook.txt"))
    assert texts["vane-tidebook.pdf"].text == written.text
    assert [passage.kind for passage in texts["vane-tidebook.pdf"].passages] == [passage.kind for passage in written.passages]


def test_brackets_and_backslashes_are_printed_as_they_are() -> None:
    text = "1\n\nDie Uhr (am Turm) geht vor,\nwie ein Strich \\ am Rand sagt."
    assert read_bytes(printed(text), name="uhr.pdf").raw.split("\n") == [*text.split("\n")[2:], "1"]


@pytest.mark.parametrize("name", ["petri-bedencken.txt", "vane-tidebook.pdf"])
def test_a_source_has_no_notes(name: str, texts: dict[str, Segmented]) -> None:
    assert not [passage for passage in texts[name].passages if passage.kind == "note"]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("rechnungsbuch.txt", "Das dritte Rechnungsbuch"),
        ("petri-bedencken.txt", "Bedencken von der Brauer Gerechtigkeit"),
        ("water-for-ink.txt", "Water for Ink"),
        ("vane-tidebook.pdf", "The Tidebook of Hester Vane"),
    ],
)
def test_the_title_is_read(name: str, title: str, texts: dict[str, Segmented]) -> None:
    assert title in {texts[name].text_of(passage) for passage in texts[name].passages if passage.kind == "title"}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.text.file)
def test_the_language_is_recognised(article: Article, texts: dict[str, Segmented]) -> None:
    for text in (article.text, article.source):
        assert texts[text.name].language == text.language


@pytest.mark.parametrize(
    ("source", "words", "labels"),
    [
        ("petri-bedencken.txt", "das dritte buch, so mit Lichtmeß anno 87 angefangen", "143"),
        ("petri-bedencken.txt", "mit allem vorrat übergeschrieben und vor zween ratsgeschworen gezählet worden", "144 145"),
        ("petri-bedencken.txt", "man wolle ihnen das brauwerk bestätigen, so lange malz in der stadt gemahlen werde", "147 148"),
        ("petri-bedencken.txt", "den pfennig auf den scheffel haben sie nicht aus armut", "149"),
        ("vane-tidebook.pdf", "keep it in the bread-box and not beneath the thwart, for I can dry a leaf but I cannot dry a word", "63 64"),
        ("vane-tidebook.pdf", "who keeps a book beyond his tide keeps back his neighbour’s water", "64"),
        ("vane-tidebook.pdf", "shall have the same leaf at the same price, and shall bring it back with the tide", "65 66"),
    ],
)
def test_the_quoted_words_stand_on_their_pages(source: str, words: str, labels: str, texts: dict[str, Segmented]) -> None:
    text = texts[source]
    start = text.text.index(words)
    found = [page.label for page in text.pages if page.start < start + len(words) and start < page.end]
    assert found == labels.split()
