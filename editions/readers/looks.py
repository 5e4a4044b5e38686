"""How letters are set apart, from the words in which TEI (`rend`, `rendition`) and HTML (`style`) say so.

The short names behind # are those of the Deutsches Textarchiv: #i italic, #b bold, #g letter-spaced, #k small capitals, #u underlined.
"""

import re

WORD = re.compile(r"#?[a-z0-9][\w-]*")
PATTERNS = {
    "italic": re.compile(r"#?i|it|ital|(?:\S*[_-])?(?:italics?|oblique)|italiques?|kursiv|slant(?:ed)?"),
    "bold": re.compile(r"#?b|(?:\S*[_-])?bold(?:er|face)?|gras|fett"),
    "small_caps": re.compile(r"#?k|sc|smcap|(?:\S*[_-])?small-?_?cap(?:ital)?s?|kapit(?:ä|ae)lchen"),
    "spaced": re.compile(r"#g|gesperrt|spaced|letter-?spaced|spaced-?out|sperrsatz"),
    "underlined": re.compile(r"#u|underlined?|unterstrichen"),
    "superscript": re.compile(r"#?sup|super|superscript|hochgestellt"),
    "subscript": re.compile(r"#?sub|subscript|tiefgestellt"),
}

STRUCK = re.compile(
    r"(?<![\w-])(?:\w+:)?(?:strike-?(?:through|out)?|line-through|struck(?:-?(?:through|out))?|durchgestrichen|barré)(?![\w-])"
)


def looks_in(words: str) -> tuple[str, ...]:
    """The kinds of mark (`MARK_KINDS`) that the words name, each once."""
    found = WORD.findall(words.lower())
    return tuple(kind for kind, pattern in PATTERNS.items() if any(pattern.fullmatch(word) for word in found)) if found else ()


def is_struck(words: str) -> bool:
    """Whether the words say that letters are struck out, which leaves them out of the text."""
    return STRUCK.search(words.lower()) is not None
