"""Where a page ends within a sentence, whatever the file shows of it: nothing, a blank line, a blank before the next line."""

import random
import re
import textwrap

import pytest

from editions.segmentation import segment_text
from editions.segmentation.sentences import asks_for_more
from tests.editions.segmentation.printing import CALL, Article, Signs, article, letters, printed
from tests.editions.segmentation.prose import GERMAN, sentence

SIGNS = [Signs(page="blank"), Signs(page="feed"), Signs(page="", word_gap=False)]


def with_few_notes(lang: str, below: int = 4) -> Article:
    """An article with notes on its first pages only."""
    whole = article(lang, seed=5)
    passages = [(kind, CALL.sub(lambda call: call[0] if int(call[1]) < below else "", text)) for kind, text in whole.passages]
    return Article(passages, {number: text for number, text in whole.notes.items() if number < below})


@pytest.mark.parametrize("lang", ["de", "en", "fr"])
@pytest.mark.parametrize("signs", SIGNS, ids=lambda signs: signs.page or "nothing")
def test_a_page_that_ends_within_a_sentence_ends_no_paragraph(signs, lang):
    whole = with_few_notes(lang)
    segmented = segment_text(printed(whole, signs))
    texts = [segmented.text_of(passage) for passage in segmented.passages if passage.kind != "note"]
    assert not [text for text in texts if text[0].islower()]
    found = [letters(text) for text in texts]
    assert sum(letters(block) not in found for block in whole.blocks()) <= 2


def test_pages_are_known_by_their_blank_though_few_have_notes():
    whole = with_few_notes("de", below=10)
    marked = segment_text(printed(whole, Signs(page="feed")))
    assert len(marked.pages) > 5
    assert len(segment_text(printed(whole, Signs())).pages) == len(marked.pages)


def lines_of(sentences: int, measure: int, seed: int) -> list[str]:
    """Lines of print, of which the last is full."""
    chance = random.Random(seed)
    return textwrap.wrap(" ".join(f"{sentence(GERMAN, chance)}." for _ in range(sentences)), measure)[:-1]


def test_an_unfinished_note_goes_on_below_fewer_lines_of_body_than_it_has_itself():
    first, second, whole = lines_of(20, 68, 1), lines_of(3, 68, 2), lines_of(20, 33, 3)
    at = next(index for index in range(12, len(whole)) if re.search(r"\w$", whole[index - 1]) and whole[index][0].islower())
    pages = [
        [*first, f"und keiner las die Chronik,1 {second[0][:30]}", "", f"1  {whole[0]}", *whole[1:at], ""],
        [*second[1:], "und keiner ging noch einmal über das alte Wehr am Fluss zurück.2", "", *whole[at:], "", "2  Ebd., S. 14."],
    ]
    segmented = segment_text("\n".join(line for page in pages for line in page))
    (note,) = [segmented.text_of(passage) for passage in segmented.passages if passage.ref == "n1"]
    assert letters(note) == letters(" ".join(whole))


def test_a_year_that_ends_notes_on_many_pages_is_no_running_head():
    cited = ["Bote von Lohe, 7. Mai", "Ebd., 11. Mai", "Anzeiger für das Wehr und die Fähre, 4. Juni", "Der Pfahl, im Herbst", "Lohe"]
    pages = [
        "\n".join([*lines_of(4, 68, number), f"und so stand es in der Zeitung.{number}", "", f"{number}  {words}", "1809."])
        for number, words in enumerate(cited, start=1)
    ]
    segmented = segment_text("\n\f".join(pages))
    notes = [segmented.text_of(passage) for passage in segmented.passages if passage.kind == "note"]
    assert notes == [f"{words} 1809." for words in cited]


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("Er nahm den Weg über das", True),
        ("He counted the posts of", True),
        ("Fünf Pfähle standen. Die", True),
        ("Siehe Tafel A", False),
        ("Der Weg über das Wehr", False),
        ("Er zählte sie mit.", False),
    ],
)
def test_words_after_which_nothing_ends(line, asks):
    assert asks_for_more(line) is asks
