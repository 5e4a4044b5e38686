"""Words that print sets apart, in HTML and in Markdown. What these have no sign for is written as it reads."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe

from editions.segmentation.marking import runs
from editions.segmentation.segmented import Mark

TAGS = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}  # others are a span of the class set-…
SIGNS = {"italic": "*", "bold": "**"}


def as_html(text: str, marks: Sequence[Mark]) -> SafeString:
    return mark_safe("".join(set_as(escape(text[start:end]), kinds) for start, end, kinds in runs(marks, 0, len(text))))  # noqa: S308 (escaped)


def set_as(html: str, kinds: Sequence[str]) -> str:
    """The words between the elements that stand for the kinds."""
    for kind in reversed(kinds):
        html = f"<{TAGS[kind]}>{html}</{TAGS[kind]}>" if kind in TAGS else f'<span class="set-{kind}">{html}</span>'
    return html


def as_markdown(text: str, marks: Sequence[Mark], escaped: Callable[[str], str]) -> str:
    """On one line, each run of words through `escaped`. Blanks stay outside the signs, as CommonMark wants them."""
    return " ".join("".join(_emphasised(text, marks, escaped)).split())


def _emphasised(text: str, marks: Sequence[Mark], escaped: Callable[[str], str]) -> Iterator[str]:
    signed = 0  # where the last sign stands; two that touch would be read as one
    for start, end, kinds in runs([mark for mark in marks if mark.kind in SIGNS], 0, len(text)):
        words = text[start:end]
        inner = words.strip()
        at = start + words.find(inner)
        sign = "".join(SIGNS[kind] for kind in kinds)
        if not sign or (at == signed and signed) or not _may_stand(text, at, inner):
            yield escaped(words)
            continue
        signed = at + len(inner)
        yield f"{text[start:at]}{sign}{escaped(inner)}{sign}{text[signed:end]}"


def _may_stand(text: str, start: int, words: str) -> bool:
    """CommonMark takes a sign for emphasis unless it stands between a letter outside and a mark of punctuation inside."""
    if not words:
        return False
    opens = words[0].isalnum() or not text[max(start - 1, 0) : start].isalnum()
    closes = words[-1].isalnum() or not text[start + len(words) : start + len(words) + 1].isalnum()
    return opens and closes
