"""Page labels as numbers, for drawing them to scale."""

import re

ROMAN_NUMERAL = re.compile(r"m{0,3}(cm|cd|d?c{0,4})(xc|xl|l?x{0,4})(ix|iv|v?i{0,4})")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def number_of(label: str) -> int | None:
    """Arabic or roman pages as a number; None for anything else."""
    word = label.strip().casefold()
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    if not word or not ROMAN_NUMERAL.fullmatch(word):
        return None
    values = [ROMAN[letter] for letter in word]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def series_of(label: str) -> str | None:
    """Roman and arabic numbers count apart."""
    if number_of(label) is None:
        return None
    return "arabic" if label.strip()[:1].isdigit() else "roman"
