"""What the styles of an OpenDocument text say of paragraphs, letters and lists.

Source: OpenDocument 1.3, Part 3, sections 16 (styles) and 20 (formatting attributes).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from editions.readers.numbering import LEVELS, Level, Numbering
from editions.readers.style_names import is_list, kind_of_names
from editions.readers.xml import Element, local

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, STYLE, FO, DRAW, TABLE = (
    f"{{{ODF}{name}:1.0}}" for name in ("office", "text", "style", "xsl-fo-compatible", "drawing", "table")
)

LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|px)")
MILLIMETRES = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
SET_IN = 7.0  # millimetres: more than an indent of a first line has
RAISED = re.compile(r"(super|sub|-?\d+(?:\.\d+)?%)")
FORMS = {"1": "decimal", "I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
OUTLINE = " outline"  # the list of headings; no list has this name
DEEPEST_STYLES = 10  # styles based on one another


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    parent: str
    automatic: bool  # what a person has set by hand
    looks: Mapping[str, bool]  # switched on or off
    set_in: bool | None
    centred: bool
    list_style: str | None
    begins_page: bool
    level: int  # of the outline, 0 for text


Styles = Mapping[tuple[str, str], Style]  # by family and name


def styles_of(*roots: Element | None) -> dict[tuple[str, str], Style]:
    return {
        (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")): _style(style)
        for root in roots
        if root is not None
        for style in root.iter(f"{STYLE}style")
    }


def chain(family: str, name: str, styles: Styles) -> list[Style]:
    """The style and those that it is based on."""
    found: list[Style] = []
    while (family, name) in styles and len(found) < DEEPEST_STYLES:
        found.append(styles[family, name])
        name = found[-1].parent
    return found


def kind_of(name: str, styles: Styles) -> tuple[str, int]:
    """Kind and rank of a paragraph with a style of that name."""
    own = chain("paragraph", name, styles)
    names = [*(style.name for style in own if not style.automatic), own[-1].parent if own else name]
    if named := kind_of_names(map(_readable, names)):
        return named
    if is_list(_readable(names[0])):
        return "list_item", 0
    set_in = next((style.set_in for style in own if style.set_in is not None), False)
    return ("block_quotation" if set_in else "paragraph"), 0


def looks_of(family: str, name: str, styles: Styles, *, by_hand: bool = False) -> dict[str, bool]:
    """The looks that the style switches on or off; `by_hand` only those that a person has set for this place."""
    looks: dict[str, bool] = {}
    for style in reversed(chain(family, name, styles)):
        if style.automatic or not by_hand:
            looks.update(style.looks)
    return looks


def numbering_of(*roots: Element | None) -> Numbering:
    """The lists of the file by the names of their styles, that of the headings among them."""
    levels: dict[str, list[Level]] = {}
    for root in roots:
        for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style") if root is not None else ():
            name = OUTLINE if local(style) == "outline-style" else style.get(f"{STYLE}name", "")
            levels[name] = list(_levels(style))
    return Numbering(levels, {name: name for name in levels}, {})


def _levels(style: Element) -> Iterator[Level]:
    described = {level.get(f"{TEXT}level"): level for level in style}
    for number in range(1, LEVELS + 1):
        level = described.get(str(number))
        yield _level(level, number) if level is not None else Level(1, "", "")


def _level(level: Element, number: int) -> Level:
    start, shown = level.get(f"{TEXT}start-value", ""), level.get(f"{TEXT}display-levels", "")
    first = number - min(int(shown), number) + 1 if shown.isdecimal() and len(shown) < 3 and int(shown) else number
    places = ".".join(f"%{place}" for place in range(first, number + 1))
    text = f"{level.get(f'{STYLE}num-prefix', '')}{places}{level.get(f'{STYLE}num-suffix', '')}"
    form = FORMS.get(level.get(f"{STYLE}num-format", ""), "")
    return Level(int(start) if start.isdecimal() and len(start) < 5 else 1, form, text[:40])


def _style(element: Element) -> Style:
    paragraph, letters = element.find(f"{STYLE}paragraph-properties"), element.find(f"{STYLE}text-properties")
    parent, level = element.getparent(), element.get(f"{STYLE}default-outline-level", "")
    master = element.get(f"{STYLE}master-page-name", "")
    return Style(
        name=element.get(f"{STYLE}display-name", "") or element.get(f"{STYLE}name", ""),
        parent=element.get(f"{STYLE}parent-style-name", ""),
        automatic=parent is not None and local(parent) == "automatic-styles",
        looks=dict(_looks(letters)) if letters is not None else {},
        set_in=_set_in(paragraph),
        centred=paragraph is not None and paragraph.get(f"{FO}text-align") == "center",
        list_style=element.get(f"{STYLE}list-style-name"),
        begins_page=bool(master) or (paragraph is not None and paragraph.get(f"{FO}break-before") == "page"),
        level=int(level) if level in tuple("123456789") else 0,
    )


def _readable(name: str) -> str:
    """Names are spelled with the numbers of their blanks: Heading_20_1."""
    return name.replace("_20_", " ")


def _looks(letters: Element) -> Iterable[tuple[str, bool]]:
    if slant := letters.get(f"{FO}font-style"):
        yield "italic", slant != "normal"
    if weight := letters.get(f"{FO}font-weight"):
        yield "bold", weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
    if variant := letters.get(f"{FO}font-variant"):
        yield "small_caps", variant == "small-caps"
    if line := letters.get(f"{STYLE}text-underline-style"):
        yield "underlined", line != "none"
    if place := RAISED.match(letters.get(f"{STYLE}text-position", "")):
        height = {"super": 1.0, "sub": -1.0}.get(place[1]) or float(place[1].rstrip("%"))
        yield "superscript", height > 0
        yield "subscript", height < 0
    shown, struck = letters.get(f"{TEXT}display"), letters.get(f"{STYLE}text-line-through-style")
    if shown or struck:
        yield "hidden", shown == "none" or struck not in (None, "none")


def _set_in(paragraph: Element | None) -> bool | None:
    """Whether the whole paragraph is indented; a hanging one is an entry of a bibliography. None when it does not say."""
    margin = _millimetres(paragraph, "margin-left")
    if margin is None:
        return None
    return margin >= SET_IN and (_millimetres(paragraph, "text-indent") or 0) >= 0


def _millimetres(paragraph: Element | None, name: str) -> float | None:
    length = LENGTH.fullmatch(paragraph.get(f"{FO}{name}", "")) if paragraph is not None else None
    return float(length[1]) * MILLIMETRES[length[2]] if length else None
