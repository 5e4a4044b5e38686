"""Lines that tools break at a raised number: behind a call, and behind the label of a note."""

import random
import re
import textwrap

import pytest

from editions.readers.plain_text import source_of_text
from editions.segmentation import Segmented, restore, segment_text
from editions.segmentation.broken_lines import unbroken
from editions.segmentation.lines import text_lines
from tests.editions.segmentation.prose import GERMAN, sentence

MEASURE = 72
CALL = re.compile(r"\d+(?= )")


def paragraphs(calls: int = 6) -> list[str]:
    """Paragraphs with a call each; the first one has it within a sentence."""
    chance = random.Random(3)
    texts = [" ".join(f"{sentence(GERMAN, chance)}." for _ in range(5)) for _ in range(calls)]
    texts = [texts[0].replace(", ", "1, ", 1) if ", " in texts[0] else texts[0], *texts[1:]]
    return [text if index == 0 and "1," in text else text.replace(". ", f".{index + 1} ", 1) for index, text in enumerate(texts)]


def lines_of(text: str, *, broken: bool) -> list[str]:
    """Lines of print, ended behind each call where they are broken."""
    lines = textwrap.wrap(text, MEASURE)
    return [part for line in lines for part in CALL.sub(lambda call: call[0] + "\n", line).split("\n ")] if broken else lines


def printed(*, broken: bool, label: str = "\n") -> str:
    body = [line for text in paragraphs() for line in lines_of(text, broken=broken)]
    notes = [f"{number}{label}Vgl. Brandt, Waagen im Norden, S. {number + 20}." for number in range(1, 7)]
    return "\n".join([*body, *notes])


def texts(segmented: Segmented, kind: str = "") -> list[str]:
    return [segmented.text_of(passage) for passage in segmented.passages if (passage.kind == "note") == (kind == "note")]


def test_lines_that_end_behind_a_call_by_chance_are_left_alone():
    raw = "\n".join(
        ["Der Rat der Stadt verlangte die Rechnungen der vergangenen Jahre", "und den Vertrag.1", "Die Zunft der Weber übernahm"] * 9
    )
    assert [line.text for line in unbroken(raw, text_lines(source_of_text(raw)))] == raw.split("\n")


def test_a_line_that_a_tool_ends_behind_each_call_is_one_line():
    raw = printed(broken=True)
    segmented = segment_text(raw)
    assert restore(segmented) == raw
    assert texts(segmented) == texts(segment_text(printed(broken=False)))


@pytest.mark.parametrize("label", ["\n", "\r\n", " ", ""])
def test_a_label_may_stand_alone_on_its_line(label):
    raw = printed(broken=False, label=label)
    segmented = segment_text(raw)
    assert restore(segmented) == raw
    assert texts(segmented, "note") == [f"Vgl. Brandt, Waagen im Norden, S. {number + 20}." for number in range(1, 7)]
    assert [call.marker for call in segmented.calls] == ["1", "2", "3", "4", "5", "6"]


def test_no_space_comes_before_the_end_of_a_clause():
    raw = printed(broken=True).replace("\n1\n", "\nIm Winter verlangte der Rat die Rechnungen7\n, die niemand hatte.\n1\n", 1)
    segmented = segment_text(raw + "\n7\nVgl. Brandt, S. 9.")
    assert "Rechnungen, die niemand hatte" in segmented.text


@pytest.mark.parametrize(
    ("end", "third"),
    [
        ("3", ""),
        ("3\n", ""),
        ("3\fVgl. Brandt, S. 23.", "Vgl. Brandt, S. 23."),
    ],
)
def test_a_label_without_words_is_a_note_that_breaks_off_and_words_overleaf_are_its_own(end, third):
    body = "Der Rat der Stadt verlangte die Rechnungen.1 Die Zunft der Weber übernahm sie.2 Und den Vertrag.3"
    raw = f"{body}\n\n1\nVgl. Brandt, S. 21.\n2\nVgl. Brandt, S. 22.\n{end}"
    segmented = segment_text(raw)
    assert restore(segmented) == raw
    assert texts(segmented, "note") == ["Vgl. Brandt, S. 21.", "Vgl. Brandt, S. 22.", third]
    assert [(doubt.code, doubt.note) for doubt in segmented.doubts if doubt.note] == ([] if third else [("note_truncated", 3)])


def test_labels_below_each_other_have_no_words_in_common():
    body = "Der Rat der Stadt verlangte die Rechnungen.1 Die Zunft der Weber übernahm sie.2 Und den Vertrag.3"
    segmented = segment_text(f"{body}\n\n1\nVgl. Brandt, S. 21.\n2\n3\nVgl. Brandt, S. 23.")
    assert texts(segmented, "note") == ["Vgl. Brandt, S. 21.", "", "Vgl. Brandt, S. 23."]
