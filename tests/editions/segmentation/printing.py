"""A press for bad plain text: an article whose truth is known, printed with the signs that are asked for and no others.

The press breaks lines and words, sets notes below the pages, moves a page, prints one twice and loses notes, as the tools do that turn
a PDF into text.
"""

import random
import re
from dataclasses import dataclass, field

from tests.editions.segmentation.prose import LANGUAGES, Language, note, sentence

BODY_LINE, NOTE_LINE = 68, 34  # letters
PAGE_LINES = 36
VOWEL, CONSONANT = "[aeiouyäöüàâéèêîôû]", r"[^\W\daeiouyäöüàâéèêîôû]"
SYLLABLE = re.compile(rf"(?<={VOWEL})(?={CONSONANT}{VOWEL})|(?<={VOWEL}{CONSONANT})(?={CONSONANT}{VOWEL})")
CALL = re.compile(r"\[(\d+)\]")  # how a call is kept while lines are broken


@dataclass(frozen=True, slots=True)
class Signs:
    """What the printed file shows. Each sign may be taken away."""

    page: str = "blank"  # a blank before the first line of a page, "feed" for a form feed, "" for nothing
    word_gap: bool = True  # a blank at the end of a line that ends with a word, none where one is broken or a passage ends
    hyphen: str = ""
    gap: bool = True  # a blank line between passages
    double: bool = False  # a blank line between all lines
    indent: int = 0  # of first lines
    head: str = ""  # "number", or "head" for a running head with the number
    ends: str = "\n"
    moved: bool = False
    twice: bool = False
    narrow: bool = True  # notes in a column narrower than the text


@dataclass
class Article:
    """The truth: passages in reading order with calls as "[n]", and the notes by number."""

    passages: list[tuple[str, str]] = field(default_factory=list)  # kind, text
    notes: dict[int, str] = field(default_factory=dict)
    lost: frozenset[int] = frozenset()

    def blocks(self) -> list[str]:
        return [CALL.sub("", text) for _, text in self.passages]

    def calls(self) -> list[tuple[str, str]]:
        """Each number with the letters before it."""
        found, before = [], ""
        for _, text in self.passages:
            at = 0
            for match in CALL.finditer(text):
                before += text[at : match.start()]
                found.append((match[1], letters(before)[-20:]))
                at = match.end()
            before += text[at:]
        return found


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def article(lang: str, seed: int = 1, sections: int = 6) -> Article:
    """Some twelve pages with headings, block quotations and notes, of which two are lost."""
    language, chance = LANGUAGES[lang], random.Random(f"{lang}{seed}")
    whole = Article()
    for heading in language.headings[:sections]:
        whole.passages.append(("heading", heading))
        for _ in range(chance.randrange(5, 9)):
            whole.passages.append(("paragraph", _paragraph(language, chance, whole)))
            if chance.random() < 0.15:
                whole.passages.append(("quotation", _quotation(language, chance, whole)))
    last = len(whole.notes)
    whole.lost = frozenset((last // 2, last // 2 + 1))
    return whole


def _paragraph(language: Language, chance: random.Random, whole: Article) -> str:
    text = []
    for _ in range(chance.randrange(3, 9)):
        said = sentence(language, chance)
        opening, closing = language.quoted
        if chance.random() < 0.15:
            words = said.split()
            said = f"{' '.join(words[:-3])} {opening}{' '.join(words[-3:])}{closing}"
        if chance.random() < 0.2:
            said = f"{said} ({chance.randrange(1780, 1930)})"
        text.append(said + "." + (_call(language, chance, whole) if chance.random() < 0.22 else ""))
    return " ".join(text)


def _quotation(language: Language, chance: random.Random, whole: Article) -> str:
    opening, closing = language.quoted
    said = ". ".join(sentence(language, chance) for _ in range(chance.randrange(2, 5)))
    return f"{opening}{said}.{closing}{_call(language, chance, whole)}"


def _call(language: Language, chance: random.Random, whole: Article) -> str:
    number = len(whole.notes) + 1
    whole.notes[number] = note(language, chance)
    return f"[{number}]"


@dataclass
class _Line:
    text: str
    broken: bool = False  # within a word
    last: bool = False  # of its passage
    first: bool = False
    calls: list[int] = field(default_factory=list)


def _lines(text: str, measure: int) -> list[_Line]:
    """Words that are too long for the line are broken where a syllable ends."""
    lines: list[_Line] = [_Line("", first=True)]
    for whole in text.split(" "):
        word = whole
        while len(CALL.sub(r"\1", f"{lines[-1].text} {word}")) > measure:
            room = measure - len(CALL.sub(r"\1", lines[-1].text)) - 2
            stem = re.match(r"[^\W\d_]*", word)
            bare = stem[0] if stem else ""
            cuts = [match.start() for match in SYLLABLE.finditer(bare.lower()) if 2 <= match.start() <= min(room, len(bare) - 3)]
            if cuts:
                lines[-1].text = f"{lines[-1].text} {word[: cuts[-1]]}".strip()
                lines[-1].broken = True
                word = word[cuts[-1] :]
            if not lines[-1].text:
                break
            lines.append(_Line(""))
        lines[-1].text = f"{lines[-1].text} {word}".strip()
    lines[-1].last = True
    for line in lines:
        line.calls = [int(match[1]) for match in CALL.finditer(line.text)]
        line.text = CALL.sub(r"\1", line.text)
    return lines


def printed(whole: Article, signs: Signs) -> str:
    """The file."""
    body = [line for _, text in whole.passages for line in _lines(text, BODY_LINE)]
    pages = [body[at : at + PAGE_LINES] for at in range(0, len(body), PAGE_LINES)]
    order = list(range(len(pages)))
    if signs.moved:
        order.insert(3, order.pop(6))
    if signs.twice:
        order.insert(order.index(8), 4)
    return signs.ends.join(row for at, page in enumerate(order) for row in _page(whole, signs, pages[page], page, at == 0)) + signs.ends


def _page(whole: Article, signs: Signs, lines: list[_Line], number: int, is_first: bool) -> list[str]:
    rows = []
    if signs.head:
        rows.append(f"{number + 17}" if signs.head == "number" else f"Emder Hefte 4 {number + 17}")
    for index, line in enumerate(lines):
        if line.first and index and signs.gap:
            rows.append("")
        rows += _row(line, signs, " " * signs.indent if line.first else "")
    for called in (called for line in lines for called in line.calls if called not in whole.lost):
        rows.append("")
        for index, line in enumerate(_lines(whole.notes[called], NOTE_LINE if signs.narrow else BODY_LINE + 14)):
            line.text = f"{called}  {line.text}" if index == 0 else line.text
            rows += _row(line, signs, "")
    rows.append("")
    if not is_first:
        rows[0] = {"blank": " ", "feed": "\f"}.get(signs.page, "") + rows[0]
    return rows


def _row(line: _Line, signs: Signs, indent: str) -> list[str]:
    end = signs.hyphen if line.broken else "" if line.last or not signs.word_gap else " "
    return [f"{indent}{line.text}{end}", *([""] if signs.double else [])]
