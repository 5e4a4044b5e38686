"""What a browser shows and the file does not spell: the number of a list's item, the marks around a quotation."""

import re

from editions.readers.numbering import FORMS
from editions.readers.xml import Element, local, text_of

OF_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
OF_STYLES = {"lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
             "lower-roman": "lowerRoman", "upper-roman": "upperRoman"}  # fmt: skip
STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
MOST = 5_000
MARKS = {"de": "„“", "fr": "«»", "it": "«»", "es": "«»", "ru": "«»"}  # by language
OTHER_MARKS = "“”"
SPELLED = "\"'„“”‚‘’«»‹›"


def number_of(item: Element) -> str:
    """»2.« for the second item of a numbered list; empty for others, and where a list of notes or the page itself hides it."""
    around = item.getparent()
    if around is None or local(around).lower() != "ol" or "none" in around.get("style", "") or not text_of(item):
        return ""
    value, start = _number(item.get("value", "")), _number(around.get("start", ""))
    before = sum(1 for _ in item.itersiblings("{*}li", "{*}LI", preceding=True))
    number = (1 if start is None else start) + before if value is None else value
    form = FORMS[form_of_style(around.get("style", "")) or OF_TYPES.get(around.get("type", "1"), "decimal")]
    return f"{form(number)}. " if 0 < number <= MOST else ""


def _number(written: str) -> int | None:
    """None for words, and for more digits than a list has items."""
    return int(written) if written.isdecimal() and len(written) <= len(str(MOST)) else None


def form_of_style(style: str) -> str:
    """The form of a list's numbers (`FORMS`) that this CSS asks for; empty where it names none of them."""
    styled = STYLE_TYPE.search(style)
    return OF_STYLES.get(styled[1], "") if styled else ""


def marks_of(quotation: Element) -> str:
    """The opening and the closing mark; empty where the file spells them."""
    words = text_of(quotation)
    if not words or words[0] in SPELLED:
        return ""
    said = (element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") for element in _around(quotation))
    language = next((code[:2].lower() for code in said if code), "")
    return MARKS.get(language, OTHER_MARKS)


def _around(element: Element) -> list[Element]:
    return [element, *element.iterancestors()]
