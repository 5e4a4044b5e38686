"""The head of a Markdown file: a block of YAML between dashes, or Pandoc's older lines that begin with a percent sign.

Title, subtitle and authors are text; all else is left out. Only what such heads need is read of YAML.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

KEY = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*")
ITEM = re.compile(r"[ \t]*-[ \t]+(?:name[ \t]*:[ \t]*)?|[ \t]+name[ \t]*:[ \t]*")
KINDS = {"title": "title", "subtitle": "subtitle", "author": "byline", "authors": "byline"}
OLDER = ("title", "byline")  # the first two lines; the third is the date
LONGER = ("|", ">", "|-", ">-")
PAIRS = {'"': '"', "'": "'", "[": "]"}  # around a value
LANGUAGE = re.compile(r"[\"']?([A-Za-z]{2})(?:[-_]\w+)*[\"']?[ \t]*")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line: code points `start`..`end` of it are text of that kind; none of it where `kind` is empty."""

    kind: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    lines: tuple[HeadLine, ...] = ()
    language: str = ""


def read_head(texts: Sequence[str]) -> Head:
    """The lines of the head, those that bound it among them; none where the file has no head."""
    if texts and texts[0].rstrip() == "---":
        end = next((index for index, text in enumerate(texts) if index and text.rstrip() in ("---", "...")), 0)
        return _yaml(texts[1:end]) if end else Head()
    older = [text for _, text in zip(range(3), texts, strict=False) if text.startswith("% ")]
    return Head(tuple(_older(texts[: len(older)]))) if texts[:1] == older[:1] else Head()


def _older(texts: Sequence[str]) -> Iterator[HeadLine]:
    for index, text in enumerate(texts):
        kind = OLDER[index] if index < len(OLDER) else ""
        yield _words(kind, text, 2)


def _yaml(texts: Sequence[str]) -> Head:
    lines, language = [HeadLine()], ""
    kind = ""  # of the key whose value goes on
    for text in texts:
        key = KEY.match(text)
        if key:
            kind = KINDS.get(key[1].lower(), "")
            code = LANGUAGE.fullmatch(text[key.end() :]) if key[1].lower() in ("lang", "language") else None
            language = code[1].lower() if code else language
            has_value = text[key.end() :].strip() not in ("", *LONGER)
            lines.append(_words(kind, text, key.end()) if kind and has_value else HeadLine())
        else:
            item = ITEM.match(text)
            is_name = item is not None or kind != "byline"
            lines.append(_words(kind if is_name else "", text, item.end() if item else 0))
    return Head((*lines, HeadLine()), language)


def _words(kind: str, text: str, start: int) -> HeadLine:
    words = text[start:].strip()
    if words[:1] in PAIRS and len(words) > 1 and words[-1] == PAIRS[words[0]]:
        words = words[1:-1].strip("\"' ")
    if not kind or not words:
        return HeadLine()
    start = text.index(words, start)
    return HeadLine(kind, start, start + len(words))
