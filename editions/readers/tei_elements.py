"""What the elements of TEI are to a reader.

Source: TEI P5 Guidelines, chapters 3 (elements of all documents), 4 (structure), 6 (verse).
"""

import re

from editions.readers.html_signs import form_of_style
from editions.readers.numbering import FORMS, MOST
from editions.readers.xml import Element, local, text_of

# Elements whose text stands by itself, and what it is; None: what the element around it is.
BLOCKS: dict[str, str | None] = {
    "p": None, "ab": None, "u": None, "opener": None, "closer": None, "salute": None, "signed": None, "dateline": None, "trailer": None,
    "docImprint": None, "docEdition": None, "imprimatur": None, "docDate": None, "speaker": None, "castItem": None, "bibl": None,
    "biblStruct": None, "argument": None, "stage": None, "byline": "byline", "docAuthor": "byline", "epigraph": "epigraph",
    "item": "list_item", "head": "heading", "titlePart": "title", "table": "table", "figure": "caption", "lg": "verse",
    "quote": "block_quotation", "q": "block_quotation", "cit": "block_quotation", "said": None, "docTitle": "title",
}  # fmt: skip
# Elements that only hold others: text right within them is a passage.
DIVISIONS = frozenset(["div", *(f"div{depth}" for depth in range(8))])
HOLDERS = DIVISIONS | {"text", "front", "body", "back", "group", "floatingText", "list", "listBibl", "titlePage", "sp", "castList"}
# Within these a quotation, a reference or a stage direction goes along with the sentence.
SENTENCES = frozenset(
    [
        "p", "ab", "head", "item", "cell", "l", "seg", "quote", "q", "cit", "said", "note", "titlePart", "byline", "opener", "closer",
        "salute", "signed", "bibl", "speaker",
    ]
)  # fmt: skip
NUMBERED = re.compile(r"(?:ordered|numbered)(?::\w+)?")  # a list's @type, or @rend; Pandoc adds the form of the numbers
TEI_FORMS = {"loweralpha": "lowerLetter", "upperalpha": "upperLetter", "lowerroman": "lowerRoman", "upperroman": "upperRoman"}
OWN_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)\]]", re.IGNORECASE)
OWN_PARTS = frozenset(["p", "lg", "l", "ab", "sp", "list", "table", "div", "floatingText"])
# What the source itself strikes out.
LEFT_OUT = {"figDesc": "markup", "del": "markup"}
PASSED_OVER = frozenset(["lb", "pb", "cb", "milestone", "fw", "anchor", "gap", "note"])
# Sources of a page's label that are not the file's word for what is printed; an `@type` of pb says so.
COUNTED = frozenset(["printed", "inferred", "offset", "manual", "ordinal"])
# Kinds of passage that a paragraph's `rend` names, ours and those of OpenEdition.
RENDERED = {
    **{kind: kind for kind in ("caption", "title", "subtitle", "byline", "epigraph")},
    **dict.fromkeys(["figure-title", "figure-legend", "figure-license"], "caption"), "quotation": "block_quotation",
}  # fmt: skip
TITLES = frozenset(["m", "j", "s"])  # levels of a title that stands by itself: monograph, journal, series
LINES_OF_A_LETTER = frozenset(["dateline", "salute", "signed"])
TOKENS = frozenset(["w", "pc", "c"])
PAGE_NUMBERS = frozenset(["pageNum", "pageNumber", "folNum", "sig"])
HYPHENS = "-\u2010\u2011¬\u00ad⸗="


def number_of_item(item: Element, style: str = "") -> str:
    """What print sets before an item of a numbered list; nothing where the file has a label or the number itself.

    `style` is the CSS that the list refers to.
    """
    around = item.getparent()
    text = text_of(item)
    if around is None or local(item) != "item":
        return ""
    kinds = [kind for name in ("type", "rend") for kind in around.get(name, "").split() if NUMBERED.fullmatch(kind)]
    if not kinds:
        return ""
    labelled = any(local(sibling) == "label" for sibling in around)
    before = sum(local(sibling) == "item" for sibling in item.itersiblings(preceding=True))
    if labelled or not text or OWN_NUMBER.match(text) or before >= MOST:
        return ""
    form = FORMS[form_of_style(style) or TEI_FORMS.get(kinds[0].partition(":")[2], "decimal")]
    return item.get("n", "").rstrip(".") + "." if item.get("n") else f"{form(before + 1)}."
