"""What a paragraph is, told by the name of its style in a word processor."""

import re
from collections.abc import Iterable

# Names as Word, LibreOffice, Pandoc and Google write them; the first that fits wins. Letters and digits only, in small letters.
KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:sub|unter)tit(?:le|el)|soustitre"), "subtitle"),
    (re.compile(r"(?:heading|ü?berschrift|titre|kop)(?P<level>[1-9])|heading"), "heading"),
    (re.compile(r"title|titel|titre"), "title"),
    (re.compile(r"authors?|autor(?:in|en)?|auteurs?|byline|verfasser(?:in)?"), "byline"),
    (re.compile(r"epigraph|motto|épigraphe|exergue"), "epigraph"),
    (re.compile(r"(?:block|long|intense|lange?s?)?(?:quot(?:e|ation)s?|zitat|citation)|blocktext|blockquote"), "block_quotation"),
    (re.compile(r"verses?|poem|poetry|gedicht|verse?zeile|vers|poème"), "verse"),
    (re.compile(r"(?:image|table)?caption|beschriftung|légende|illustration|abbildung"), "caption"),
    (re.compile(r"abstracttitle"), "heading"),
    (re.compile(r"date|datum|abstract|zusammenfassung|résumé"), "paragraph"),
    (re.compile(r"definition(?:term|definition)?(?:tight)?"), "list_item"),
    (re.compile(r"toc\d|contents\d|tableofcontents.*|verzeichnis\d"), "list_item"),
)
LIST = re.compile(r"list(?!paragraph)\w*|aufzählung\w*|liste\w*")
NOT_A_WORD = re.compile(r"[^\w]|_")


def kind_of_names(names: Iterable[str]) -> tuple[str, int] | None:
    """Kind of passage and rank of a heading, by the first of the names (a style's, then that of the style it is based on) that tells."""
    for name in names:
        for pattern, kind in KINDS:
            if match := pattern.fullmatch(_letters(name)):
                return kind, int(match.groupdict().get("level") or 1) if kind == "heading" else 0
    return None


def is_list(name: str) -> bool:
    return LIST.fullmatch(_letters(name)) is not None


def _letters(name: str) -> str:
    return NOT_A_WORD.sub("", name).casefold().removesuffix("char")
