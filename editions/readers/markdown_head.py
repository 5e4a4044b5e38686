"""The head of a Markdown file: YAML between dashes, MultiMarkdown's lines without them, or Pandoc's older ones behind percent signs.

Title, subtitle, authors and abstract are text; all else is left out. Only what such heads need is read of YAML.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*")
ITEM = re.compile(r"[ \t]*-[ \t]+(?:name[ \t]*:[ \t]*)?|[ \t]+name[ \t]*:[ \t]*")
KINDS = {"title": "title", "subtitle": "subtitle", "author": "byline", "authors": "byline", "abstract": "paragraph"}
OLDER = ("title", "byline")  # the first two lines; the third is the date
LONGER = ("|", ">", "|-", ">-")
PAIRS = {'"': '"', "'": "'", "[": "]"}  # around a value
LANGUAGE = re.compile(r"[\"']?([A-Za-z]{2})(?:[-_]\w+)*[\"']?[ \t]*")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line: code points `start`..`end` of it are text of that kind; none of it where `kind` is empty.

    It may go on from the line before.
    """

    kind: str = ""
    start: int = 0
    end: int = 0
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    lines: tuple[HeadLine, ...] = ()
    language: str = ""


def read_head(texts: Sequence[str]) -> Head:
    """The lines of the head, those that bound it among them; none where the file has no head."""
    if texts and texts[0].rstrip() == "---":
        end = next((index for index, text in enumerate(texts) if index and text.rstrip() in ("---", "...")), 0)
        return _yaml(texts[1:end]) if end else Head()
    if texts and KINDS.get((KEY.match(texts[0]) or [""] * 2)[1].lower()) == "title":
        end = next((index for index, text in enumerate(texts) if not text.strip()), len(texts))
        return _without_bounds(texts[:end]) if all(KEY.match(text) or text[:1].isspace() for text in texts[:end]) else Head()
    older = [text for _, text in zip(range(3), texts, strict=False) if text.startswith("% ")]
    return Head(tuple(_older(texts[: len(older)]))) if texts[:1] == older[:1] else Head()


def _without_bounds(texts: Sequence[str]) -> Head:
    """A head without dashes around it, as MultiMarkdown has it."""
    head = _yaml(texts)
    return Head(head.lines[1:-1], head.language)


def _older(texts: Sequence[str]) -> Iterator[HeadLine]:
    for index, text in enumerate(texts):
        kind = OLDER[index] if index < len(OLDER) else ""
        yield _words(kind, text, 2)


def _yaml(texts: Sequence[str]) -> Head:
    lines, language = [HeadLine()], ""
    kind, mark, begun = "", "", False  # of the key whose value goes on, the quotation mark around it, and whether it has words
    for text in texts:
        key, item = KEY.match(text), ITEM.match(text)
        if key:
            kind, mark, begun = KINDS.get(key[1].lower(), ""), "", False
            code = LANGUAGE.fullmatch(text[key.end() :]) if key[1].lower() in ("lang", "language") else None
            language = code[1].lower() if code else language
        start = key.end() if key else item.end() if item and kind == "byline" else 0
        is_text = text[start:].strip() not in ("", *LONGER) if key else item is not None or kind != "byline"
        line = _words(kind if is_text else "", text, start, goes_on=begun and not item)
        mark, line = _without_marks(mark, text, line)
        begun = bool(line.kind)
        lines.append(line)
    return Head((*lines, HeadLine()), language)


def _without_marks(mark: str, text: str, line: HeadLine) -> tuple[str, HeadLine]:
    """The mark that is open after the line, and the line without the one that opens or ends a value of several lines."""
    words = text[line.start : line.end]
    if mark and words.endswith(mark):
        return "", replace(line, end=line.end - 1)
    if not line.goes_on and words[:1] in ('"', "'") and words[:1]:
        return words[0], replace(line, start=line.start + 1)
    return mark, line


def _words(kind: str, text: str, start: int, *, goes_on: bool = False) -> HeadLine:
    words = text[start:].strip()
    if words[:1] in PAIRS and len(words) > 1 and words[-1] == PAIRS[words[0]]:
        words = words[1:-1].strip("\"' ")
    if not kind or not words:
        return HeadLine()
    start = text.index(words, start)
    return HeadLine(kind, start, start + len(words), goes_on)
