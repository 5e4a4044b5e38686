"""What a stylesheet gives to elements and classes, as far as it tells what a passage is: simple selectors, a few properties.

Source: CSS 2.2, chapters 4 and 5. Rules for print or narrow screens, and selectors of several elements, are passed over.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from editions.readers.looks import looks_in
from editions.readers.xml import Element, local

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
CONDITIONAL = re.compile(r"@[\w-]+[^{};@]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})")
RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*)\}")
SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|px|in|cm|mm|pc|em|rem|ex|%)?")
POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "em": 12.0, "rem": 12.0, "ex": 6.0, "%": 4.0}
OF_LETTERS = ("font-style", "font-variant", "vertical-align", "text-decoration", "text-decoration-line")
SPACED = 0.05  # em between letters: more than a fine adjustment
LONGEST = 2_000_000  # characters of a stylesheet
MOST_RULES = 10_000

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Stylesheet:
    rules: Mapping[tuple[str, str], Declarations] = field(default_factory=dict)  # by element and class, either of them empty

    def of(self, element: Element) -> Declarations:
        """What holds for the element; what is said more closely counts last."""
        name, classes = local(element).lower(), (element.get("class") or "").split()
        found: Declarations = {}
        if self.rules:
            for key in [(name, ""), *(("", each) for each in classes), *((name, each) for each in classes)]:
                found |= self.rules.get(key, {})
        style = element.get("style")
        return found | _declarations(style) if style else found


def stylesheet(texts: Iterable[str], base: Stylesheet | None = None) -> Stylesheet:
    """The rules of these texts, after those of `base`."""
    rules: dict[tuple[str, str], Declarations] = dict(base.rules) if base else {}
    for text in texts:
        plain = CONDITIONAL.sub("", COMMENT.sub("", text[:LONGEST]))
        for count, rule in enumerate(RULE.finditer(plain)):
            if count >= MOST_RULES:
                break
            for selector in rule[1].split(","):
                match = SELECTOR.fullmatch(selector.strip())
                if match and match[0]:
                    key = ((match[1] or "").lower(), match[2] or "")
                    rules[key] = rules.get(key, {}) | _declarations(rule[2])
    return Stylesheet(rules)


def looks_of(style: Declarations) -> tuple[str, ...]:
    """The kinds of mark (`MARK_KINDS`) that letters so styled have."""
    if not style:
        return ()
    looks = looks_in(" ".join(style.get(name, "") for name in OF_LETTERS))
    weight = style.get("font-weight", "")
    if weight.startswith("bold") or (weight.isdecimal() and int(weight) >= 600):
        looks = (*looks, "bold")
    spacing = LENGTH.fullmatch(style.get("letter-spacing", ""))
    return (*looks, "spaced") if spacing and spacing[2] == "em" and float(spacing[1]) >= SPACED else looks


def indent_of(style: Declarations) -> float:
    """Points that the whole paragraph is set in; 0 for one whose first line hangs out, as an entry of a bibliography."""
    if _points(style, "text-indent") < 0:
        return 0
    return _points(style, "margin-left") + _points(style, "padding-left")


def _points(style: Declarations, name: str) -> float:
    length = LENGTH.fullmatch(style.get(name, ""))
    return float(length[1]) * POINTS.get(length[2], 0) if length else 0


def _declarations(text: str) -> Declarations:
    pairs = (pair.partition(":") for pair in text.split(";"))
    found = {name.strip().lower(): value.replace("!important", "").strip().lower() for name, _, value in pairs if value}
    margins = found.get("margin", "").split()
    if margins:
        found.setdefault("margin-left", margins[3 if len(margins) == 4 else 1 if len(margins) > 1 else 0])
    return found
