"""What a paragraph of a Word document is, by its style: told by the style's English name, or by its id where the file has no styles."""

from dataclasses import dataclass

from editions.readers.style_names import is_list, kind_of_names
from editions.readers.xml import Element, local

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SET_IN = 400  # twentieths of a point, 7 mm: more than an indent of a first line has
LONGEST_HEADING = 120  # letters
OFF = ("0", "false", "off")
SWITCHES = {"i": "italic", "b": "bold", "smallCaps": "small_caps"}
RAISED = {"superscript": "superscript", "subscript": "subscript"}
DEEPEST_STYLES = 10  # styles based on one another


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    based_on: str
    level: int  # of the outline, 1 the highest; 0 for text
    numbering: tuple[str, int] | None  # list and level; the list is empty where the style takes the number away
    set_in: bool
    looks: frozenset[str]


def styles_of(part: Element | None) -> dict[str, Style]:
    """The styles by their id; none for a document without a styles part."""
    if part is None:
        return {}
    return {style.get(f"{W}styleId", ""): _style(style) for style in part.iter(f"{W}style")}


def kind_of(properties: Element | None, styles: dict[str, Style]) -> tuple[str, int]:
    """Kind and rank of a paragraph with these `w:pPr`."""
    style_id = value_of(properties, "pStyle")
    chain = _chain(style_id, styles)
    names = [style.name for style in chain] or [style_id]
    if named := kind_of_names(names):
        return named
    own_level = _outline_level(properties)
    level = own_level if own_level else next((style.level for style in chain if style.level), 0)
    if level:
        return "heading", level
    if numbering_by_style(properties, styles) or is_list(names[0]):
        return "list_item", 0
    set_in, numbering = _set_in(properties), _numbering(properties)
    if set_in and numbering is not None:  # a further paragraph of an item, whose number has been taken away
        return "list_item", 0
    if set_in or (set_in is None and any(style.set_in for style in chain[:1])):
        return "block_quotation", 0
    return "paragraph", 0


def looks_like_heading(paragraph: Element) -> bool:
    """Whether a paragraph without a style is set as headings are: a short line without a full stop, all of it bold or centred."""
    words = "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()
    if not words or len(words) > LONGEST_HEADING or words[-1] in ".,;:" or not any(map(str.isalpha, words)):
        return False
    runs = [run for run in paragraph.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
    return value_of(paragraph.find(f"{W}pPr"), "jc") == "center" or all(_is_bold(run.find(f"{W}rPr")) for run in runs)


def _is_bold(properties: Element | None) -> bool:
    bold = properties.find(f"{W}b") if properties is not None else None
    return bold is not None and bold.get(f"{W}val", "1") not in OFF


def is_hidden(properties: Element | None) -> bool:
    """Whether a run with these `w:rPr` is text that is not printed, or struck out by hand."""
    switches = [properties.find(f"{W}{name}") for name in ("vanish", "strike", "dstrike")] if properties is not None else []
    return any(switch is not None and switch.get(f"{W}val", "1") not in OFF for switch in switches)


def looks_of(properties: Element | None, styles: dict[str, Style]) -> tuple[str, ...]:
    """How the letters of a run with these `w:rPr` are set apart (`MARK_KINDS`)."""
    if properties is None:
        return ()
    styled = frozenset().union(*(style.looks for style in _chain(value_of(properties, "rStyle"), styles)))
    own = {look: properties.find(f"{W}{name}") for name, look in SWITCHES.items()}
    switched = [look for look, switch in own.items() if (look in styled if switch is None else switch.get(f"{W}val", "1") not in OFF)]
    raised = RAISED.get(value_of(properties, "vertAlign"))
    return (*switched, raised) if raised else tuple(switched)


def value_of(properties: Element | None, name: str) -> str:
    child = properties.find(f"{W}{name}") if properties is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def _style(element: Element) -> Style:
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    return Style(
        name=value_of(element, "name"),
        based_on=value_of(element, "basedOn"),
        level=_outline_level(paragraph) or 0,
        numbering=_numbering(paragraph),
        set_in=bool(_set_in(paragraph)),
        looks=frozenset(looks_of(run, {})),
    )


def _chain(style_id: str, styles: dict[str, Style]) -> list[Style]:
    chain: list[Style] = []
    while style_id in styles and len(chain) < DEEPEST_STYLES:
        chain.append(styles[style_id])
        style_id = chain[-1].based_on
    return chain


def _outline_level(properties: Element | None) -> int | None:
    value = value_of(properties, "outlineLvl")
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else None


def _numbering(properties: Element | None) -> tuple[str, int] | None:
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None
    level = value_of(numbering, "ilvl")
    return value_of(numbering, "numId").lstrip("0"), int(level) if level.isdecimal() and len(level) == 1 else 0


def numbering_by_style(properties: Element | None, styles: dict[str, Style]) -> tuple[str, int] | None:
    """List and level that number a paragraph with these `w:pPr`, by its own word or its style's; None for one without a number."""
    chain = _chain(value_of(properties, "pStyle"), styles)
    found = next(
        (numbering for numbering in (_numbering(properties), *(style.numbering for style in chain)) if numbering is not None), None
    )
    return found if found and found[0] else None


def _set_in(properties: Element | None) -> bool | None:
    """Whether the whole paragraph is indented; a hanging one is an entry of a bibliography. None when it does not say."""
    indent = properties.find(f"{W}ind") if properties is not None else None
    if indent is None:
        return None
    left = indent.get(f"{W}left") or indent.get(f"{W}start") or "0"
    return left.isdecimal() and int(left) >= SET_IN and indent.get(f"{W}hanging", "0") == "0"


def is_word(element: Element) -> bool:
    """Whether the element is one of Word's own, not of a drawing or formula."""
    return isinstance(element.tag, str) and element.tag.startswith(W) and bool(local(element))
