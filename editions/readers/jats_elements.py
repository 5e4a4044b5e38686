"""What the elements of JATS are to a reader."""

import re

PARTS = frozenset(["front", "body", "back"])
# Descriptions for those who do not see a picture, what else is known of a part, pictures.
SKIPPED = frozenset(
    [
        "alt-text", "long-desc", "sec-meta", "kwd-group", "object-id", "permissions", "attribution", "graphic", "media", "inline-graphic",
        "front", "front-stub", "annotation", "related-article", "related-object", "subj-group", "fn-meta", "strike",
    ]
)  # fmt: skip
# Elements whose text stands by itself, and what it is; None: what the element around it is.
BLOCKS: dict[str, str | None] = {
    "p": None, "attrib": None, "speaker": None, "term": None, "def": None, "preformat": None, "code": None, "disp-formula": None,
    "verse-group": "verse", "disp-quote": "block_quotation", "list-item": "list_item", "def-item": "list_item", "caption": "caption",
    "ref": None, "note": None, "subtitle": "heading", "table-wrap-foot": None,
}  # fmt: skip
# Elements that only hold others and may have a title; the number is how much deeper that stands.
HOLDERS = {
    **dict.fromkeys(["sec", "app", "ack", "bio", "glossary", "ref-list", "abstract", "trans-abstract", "notes", "boxed-text"], 1),
    **dict.fromkeys(["fn-group", "sub-article", "response", "list", "def-list", "statement"], 1),
    **dict.fromkeys(["body", "back", "app-group", "floats-group", "speech", "fig", "fig-group", "table-wrap", "table-wrap-group"], 0),
}  # fmt: skip
ARTICLES = frozenset(["sub-article", "response"])  # within the article
LABELLED = frozenset(["fig", "table-wrap", "disp-formula", "list-item", "ref", "statement", "supplementary-material"])
LISTS = {"order": "decimal", "alpha-lower": "lowerLetter", "alpha-upper": "upperLetter", "roman-lower": "lowerRoman",
         "roman-upper": "upperRoman"}  # fmt: skip
LOOKS = {"italic": "italic", "bold": "bold", "sc": "small_caps", "underline": "underlined", "sup": "superscript", "sub": "subscript"}
CITATIONS = frozenset(["element-citation"])
LONGEST_CELL = 400  # letters: a table with more in a cell is a page's layout
CELLS = frozenset(["td", "th"])
PAGE = re.compile(r"page(?:-?(?:break|number|no|start))?|pb", re.IGNORECASE)
PAGE_LABEL = re.compile(r"[0-9]{1,6}|[ivxlcdm]{1,12}", re.IGNORECASE)
