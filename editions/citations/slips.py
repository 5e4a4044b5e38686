"""Slips of the pen in and around a locator, as check F1 reports them."""

from editions.citations.ranges import Note

NEARBY = 60  # tokens


def slips(note: Note, index: int, after: int) -> tuple[str, ...]:
    """What is amiss with the locator between two tokens: double_comma, unclosed_bracket."""
    found = []
    if any(note.at(place).text == "," == note.at(place + 1).text for place in range(index, after + 1)):
        found.append("double_comma")
    if _is_unclosed(note, after):
        found.append("unclosed_bracket")
    return tuple(found)


def _is_unclosed(note: Note, after: int) -> bool:
    """Whether a bracket that was opened shortly before the end of the locator is closed nowhere behind it."""
    depth = 0
    for token in note.tokens[max(0, after - NEARBY) : after]:
        depth = depth + 1 if token.text == "(" else max(depth - 1, 0) if token.text == ")" else depth
    return depth > 0 and all(token.text != ")" for token in note.tokens[after : after + NEARBY])
