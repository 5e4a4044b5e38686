"""Who made a text, from the line below its title: names apart from one another, and without the place where somebody signed."""

import re
import unicodedata

FROM = re.compile(r"(?:von|by|par)\s+(?!(?:der|den|dem|und|zu|van|de)\b)", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,\s*(?:und|and|et|e|en)\s|\s(?:und|and|et|y|&)\s|[;\n/]|\s·\s)\s*")
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
PARTICLES = frozenset(
    [
        "von", "van", "der", "den", "de", "du", "la", "le", "di", "del", "della", "zu", "zur", "zum", "und", "and", "al", "ten", "ter",
        "y", "da", "dos", "af", "av",
    ]
)  # fmt: skip
# Signs of notes behind a name: "Ida Amsel1,2", "Jan Kolk*", "Lena Brandt †".
SIGNS = re.compile(r"(?<=[^\W\d_.])\s?[\d*†‡§¶#⁰¹²³⁴-⁹]+(?:,\s?[\d*†‡§¶#]+)*(?=\s*(?:[,;/&\n]|und\b|and\b|et\b|$))")
FEWEST = 2  # words with a capital in a name that says who somebody is


def creators_of(byline: str) -> list[str]:
    """The names in their order. "Ida Amsel, Krumau" is one person and a place; "Amsel, Ida" is one with the family name first."""
    line = SIGNS.sub("", IN_BRACKETS.sub("", byline)).strip()
    if (before := FROM.match(line)) and _is_person(line[before.end() :].split(",")[0]):
        line = line[before.end() :]
    names = (name for part in BETWEEN.split(line) if part for name in _names(part.strip(" ,.")))
    return [words for name in names if (words := _without_ornaments(name))]


def _names(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    people = [piece for piece in pieces if _is_person(piece)]
    if len(pieces) == 2 and not _is_person(pieces[0]):  # the family name first
        return [", ".join(pieces)]
    return people or ([part] if part else [])


def _is_person(piece: str) -> bool:
    """Two words or more, small ones only where names have them: "Frankfurt am Main" is a place."""
    words = piece.split()
    great = [word for word in words if word[:1].isupper()]
    return len(great) >= FEWEST and all(word.lower() in PARTICLES for word in words if word not in great)


def _without_ornaments(name: str) -> str:
    """Without words that a font of ornaments left behind: one letter again and again, or letters of another script than the name's."""
    words = [word for word in name.split() if len({letter for letter in word if letter.isalpha()}) > 1 or len(word.strip(".,")) == 1]
    latin = [word for word in words if all(_is_latin(letter) for letter in word if letter.isalpha())]
    return " ".join(latin if len(latin) >= FEWEST else words)


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
