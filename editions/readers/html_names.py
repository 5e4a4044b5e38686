"""What elements and classes of HTML are to a reader, by the names that programs give them."""

import re

SKIPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "nav",
        "template",
        "noscript",
        "iframe",
        "object",
        "select",
        "button",
        "textarea",
        "svg",
        "annotation",
        "annotation-xml",
    ]
)

# Elements whose text stands by itself, and what it is; None: what the element around it is.
BLOCKS: dict[str, str | None] = {
    "p": None, "div": None, "section": None, "article": None, "main": None, "body": None, "header": None, "footer": None, "aside": None,
    "address": None, "pre": None, "center": None, "figure": None, "form": None, "fieldset": None, "details": None, "summary": None,
    "ul": None, "ol": None, "dl": None, "hgroup": None, "td": None, "th": None, "tbody": None, "thead": None, "tfoot": None, "tr": None,
    "blockquote": "block_quotation", "li": "list_item", "dt": "list_item", "dd": "list_item", "figcaption": "caption", "caption": "caption",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
}  # fmt: skip
NAMED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:mso)?sub-?title|sous-?titre|untertitel"), "subtitle"),
    (re.compile(r"(?:mso|doc-?|book-?|article-?|main-?)?title|titel|titre"), "title"),
    (re.compile(r"authors?|byline|auteurs?|autor(?:in|en)?|verfasser(?:in)?|aut"), "byline"),
    (re.compile(r"epigraph|motto|exergue|doc-epigraph"), "epigraph"),
    (re.compile(r"line-?group|stanza|strophe|verses?|poem|poetry|gedicht|vers|lg"), "verse"),
    (re.compile(r"block-?quot(?:e|ation)|zitat|citation|(?:mso(?:intense)?)?quote|msoblocktext"), "block_quotation"),
    (re.compile(r"(?:mso|(?:figure|image|img|table|tab|pic)-?)?caption|legende|légende"), "caption"),
    (re.compile(r"abstract-?title"), "heading"),
    (re.compile(r"date|datum"), "paragraph"),
    (re.compile(r"mso(?:list(?!paragraph)\w*|toc\d)"), "list_item"),
)
LOOKS = {"i": ("italic",), "em": ("italic",), "cite": ("italic",), "b": ("bold",), "strong": ("bold",), "u": ("underlined",),
         "sup": ("superscript",), "sub": ("subscript",)}  # fmt: skip
FOR_HEADINGS = frozenset(["title", "subtitle"])  # of the first two ranks
HIGHEST = ("h1", "h2")
NO_HEADINGS = frozenset(["byline", "paragraph"])
PAGE_CLASS = re.compile(r"page-?(?:num(?:ber)?|no|break)s?|pb|seitenzahl|doc-pagebreak|pagebreak|folionum", re.IGNORECASE)
NOT_READ = frozenset(["del", "s", "strike", "rt", "rp"])  # what somebody has struck out, readings above characters
# What is there for editors, for screen readers, and for whoever cites a page by its paragraphs.
NOT_PRINTED = re.compile(
    r"mw-editsection|cite-accessibility-label|no-?print|hidden-print|sr-only|visually-hidden|screen-reader-text|par(?:a|agraph)?-?num(?:ber)?|ltx_note_mark|ltx_tag_note"
)
SHOWN_TWICE = re.compile(r"side-?notes")  # beside the paragraph, and at the end of the text
END_OF_PAGE = re.compile(r"\[End Page ([0-9]{1,5})\]", re.IGNORECASE)
SWITCH = re.compile(r"margin-toggle|sidenote-(?:number|toggle)", re.IGNORECASE)  # that shows a note of the margin
LINE_NUMBER = re.compile(r"l(?:ine)?-?num(?:ber)?s?|linenum|versnummer|zeilenzahl", re.IGNORECASE)
FURNITURE = frozenset(["header", "footer"])  # what LibreOffice calls the heads and feet of its pages
LABEL = re.compile(r"([0-9]+|[ivxlcdm]+)[a-z]?", re.IGNORECASE)
FEWEST_CELLS = 4  # of a table in which a cell may hold several paragraphs; one with fewer is a page's layout then
LONGEST_CELL = 400  # letters: a table with more in a cell is a page's layout
CELLS = frozenset(["td", "th"])
AFTER_LABEL = re.compile(r"[\])]?[.:]?\s+|[\])][.:]?|[.:](?=\s|$)")
OPENS_LABEL = re.compile(r"\s*[\[(↑←^]\s*")
