"""Paragraphs that end on a full line, in a text that marks them in no other way."""

import pytest

from editions.segmentation import segment_text

FULL = "Der Rat der Stadt beschloss am Morgen die Öffnung aller Tore im Norden"
ENDS = "und ließ am Abend die Brücken über den Fluss im Süden wieder schließen."
PARAGRAPH = [FULL, ENDS.replace(".", ","), "wie alle sahen."]


def article(opening: str) -> str:
    """Ten paragraphs that end on short lines, and three that hold a full line with the end of a sentence."""
    doubtful = [FULL, ENDS, f"{opening} Rat der Stadt beschloss am Morgen die Öffnung aller Tore und", "aller Brücken."]
    return "\n".join([*PARAGRAPH * 5, *doubtful * 3, *PARAGRAPH * 5])


def passages(text: str) -> int:
    return sum(passage.kind != "note" for passage in segment_text(text).passages)


@pytest.mark.parametrize("opening", ["Dieser", "Daher", "Auch", "»Dieser«"])
def test_a_sentence_that_points_back_begins_no_paragraph(opening):
    assert passages(article(opening)) == 13


def test_another_sentence_may_begin_one():
    assert passages(article("Der")) == 16
