"""The number at the head of a line that may begin a note, and the labels that only their neighbours betray."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from editions.readers.pdf.print_lines import PrintLine
from editions.readers.pdf.runs import SUPERSCRIPTS, TO_DIGITS

PLAIN_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})(?=[\s.):]|[^\W\d_a-zß-ÿ]|[»„“\"‘«]))[.):]?\s*")
RAISED_LABEL = re.compile(rf"\s*[\[(]?([\d{SUPERSCRIPTS}]{{1,4}})[\])]?[.:]?\s*")
AFTER_LABEL = re.compile(r"[\])]?[.:]?\s*")
NOT_FORM = re.compile(rf"[\d{SUPERSCRIPTS}\s]+")
ALIKE = 0.4  # points between lines of one size
LEADING = 2.0  # em at most between a label, perhaps raised, and the next line

Page = Sequence[Sequence[PrintLine]]  # its regions in reading order
Called = Mapping[int, Sequence[tuple[int, int]]]  # for each raised number the lines that hold it: place among all lines, and page


@dataclass(frozen=True, slots=True)
class Label:
    """A number that may begin a note; its words begin at `end` of the line's text."""

    number: int
    end: int
    raised: bool


Start = tuple[PrintLine, Label]


def form_of(line: PrintLine, label: Label) -> str:
    """What stands around the number: a full stop, brackets, or nothing."""
    return NOT_FORM.sub("", line.text[: label.end])


def label_of(line: PrintLine) -> Label | None:
    """The number that the line begins with, None for any other beginning."""
    end = 0
    for span in line.spans:
        if not span.raised and line.text[span.start : span.end].strip():
            break
        end = span.end
    if match := RAISED_LABEL.fullmatch(line.text[:end].rstrip() + " "):
        after = AFTER_LABEL.match(line.text, end)
        return Label(int(match[1].translate(TO_DIGITS)), after.end() if after else end, raised=True)
    if match := PLAIN_LABEL.match(line.text):
        number = int(match[1] or match[2] or match[3])
        return Label(number, match.end(), raised=False)
    return None


def with_forgotten(chain: Sequence[Start], pages: Sequence[Page], called: Called) -> list[Start]:
    """The chain with labels of another form where numbers are left out: not raised, not small, or glued to what they stand before."""
    lines = [line for page in pages for region in page for line in region]
    place = {id(line): index for index, line in enumerate(lines)}
    edges = Counter(round(line.x0) for line, _ in chain)
    found: list[Start] = []
    for first, second in pairwise([None, *chain, None]):
        if first:
            found.append(first)
        begin = place[id(first[0])] + 1 if first else 0
        end = place[id(second[0])] if second else len(lines)
        numbers = missing(first, second, called)
        model = (first or second or chain[0])[0]
        own = lines[begin:end] if numbers else []
        for line, below in zip_longest(own, own[1:]):
            label = _forgotten(line, below, numbers[0], edges, model.size)
            if label:
                found.append((line, label))
                numbers = numbers[1:]
                if not numbers:
                    break
    return found


def missing(first: Start | None, second: Start | None, called: Called) -> list[int]:
    """The numbers left out between two labels.

    Before the first label, after the last one and where the numbers begin again those that something calls.
    """
    if first and second and second[1].number <= first[1].number:
        return list(_called_after(first[1].number, _near(called, first[0].page - 1, second[0].page)))
    if first and second:
        return list(range(first[1].number + 1, second[1].number))
    if second:
        return [number for number in range(1, second[1].number) if number in called]
    return list(_called_after(first[1].number if first else 0, called))


def _near(called: Called, first: int, last: int) -> set[int]:
    """The numbers called on these pages."""
    return {number for number, places in called.items() if any(first <= page <= last for _, page in places)}


def _called_after(number: int, called: Container[int]) -> Iterator[int]:
    while number + 1 in called:
        number += 1
        yield number


def _forgotten(line: PrintLine, below: PrintLine | None, number: int, edges: Mapping[int, int], size: float) -> Label | None:
    """The label if the line, in notes of this size, begins with the number."""
    if line.text.strip(" .)([]") == str(number):  # Its words, an address perhaps, are too long to stand beside it.
        return Label(number, len(line.text), raised=False) if below and line.size < size + ALIKE and _follows(below, line, size) else None
    if abs(line.size - size) >= ALIKE:
        return None
    label = label_of(line)
    if label and label.number == number:
        return label
    text = line.text.lstrip()
    at_edge = any(edges.get(round(line.x0) + near) for near in (-1, 0, 1))
    if at_edge and text.startswith(str(number)):
        return Label(number, len(line.text) - len(text) + len(str(number)), raised=False)
    return None


def _follows(below: PrintLine, line: PrintLine, size: float) -> bool:
    """Whether the line below is the next one of a note of this size."""
    near = below.page == line.page and below.column == line.column and 0 < line.y - below.y < LEADING * size
    return near and abs(below.size - size) < ALIKE and below.x0 > line.x0 - 1.0
