"""Whole numbers in addresses, forms and headers, whoever has written them."""

LONGEST = 18  # digits: the database's largest has 19


def whole_number(written: object) -> int | None:
    """The number that the digits give; None for anything else: "", "-1", "²", more digits than any key has."""
    digits = str(written)
    return int(digits) if digits.isdecimal() and len(digits) <= LONGEST else None
