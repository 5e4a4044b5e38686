"""Characters of Word's symbol fonts, which have their places at F000 and above in Unicode's area for private use.

Source: Adobe's Symbol encoding; Microsoft's Wingdings, the arrows and signs that are set in texts.
"""

GREEK = dict(zip("abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYWV", "αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς", strict=True))
SIGNS = {0x22: "∀", 0x24: "∃", 0x2D: "−", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xAB: "↔",
         0xAC: "←", 0xAE: "→", 0xDB: "⇔", 0xDE: "⇒"}  # fmt: skip
WINGDINGS = {0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xA7: "▪", 0xFB: "✗", 0xFC: "✓", 0x9F: "•"}
PRIVATE = 0xF000
ASCII = range(0x20, 0x7F)


def symbol(code: int, font: str) -> str:
    """The character that is shown; the code's own where the font is not one of these."""
    place = code - PRIVATE if code >= PRIVATE else code
    if font.startswith("Wingdings"):
        return WINGDINGS.get(place, chr(code))
    if font != "Symbol":
        return chr(code)
    return SIGNS.get(place) or (GREEK.get(chr(place), chr(place)) if place in ASCII else chr(code))
