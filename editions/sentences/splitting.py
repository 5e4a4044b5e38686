"""
Where sentences end.

end  = mark { mark } { closing } [ call ] ( blank | "—" behind "?" or "!" | end of text )       mark: . ! ? …
call = superscript | "[12]" | digits right behind the mark               a note called there belongs to the sentence
cite = "(Brandt, p. 12)" behind a closing mark                           and so does the place that a quotation is taken from

What a point is depends on the word before it and the first word after it; no sentence ends within a quotation or in brackets
that stand within a sentence.
"""

import re
from collections.abc import Iterator

from editions.sentences.insides import Insides
from editions.sentences.places import END, Place, place_at
from editions.sentences.points import point_ends
from editions.sentences.rules import Rules

Span = tuple[int, int]

BREAK = re.compile(r"\n\s*\n\s*")
BRACKETED = re.compile(r"[(\[]\s*(?:sic\s*)?[!?]+$|[\[(]\s*(?:…|\.\s?\.\s?\.)$")
ITEM = re.compile(r"\s*\(?([a-z])([.)])\s")
CALL_APART = re.compile(r"\s\d{1,3}(?=\s+([^\W\d_]+))")


def sentences(text: str, lang: str = "") -> list[Span]:
    """The sentences in order: half-open code points, which leave out nothing but white space. `lang` is BCP 47."""
    rules = Rules.of(lang)
    inside = Insides(text)
    found: list[Span] = []
    start = 0
    for end in _ends(text, rules, inside):
        found += _trimmed(text, start, end)
        start = end
    return found + _trimmed(text, start, len(text))


def _ends(text: str, rules: Rules, inside: Insides) -> Iterator[int]:
    start = 0
    breaks = [match.start() for match in BREAK.finditer(text)]
    for match in END.get(rules.lang, END[""]).finditer(text):
        while breaks and breaks[0] <= match.start():
            start = breaks.pop(0)
            yield start
        place = place_at(match, start)
        if place and not inside.holds(match.end(), match.start(), start) and _is_end(place, rules):
            start = match.end() + _call_apart(place, rules, match.end())
            yield start
    yield from breaks


def _call_apart(place: Place, rules: Rules, end: int) -> int:
    """How far a note call reaches that a blank parts from the sentence: "…« 7 Der Rat schwieg"."""
    call = CALL_APART.match(place.text, end) if place.after.isdigit() else None
    return len(call[0]) if call and call[1] in rules.openings else 0


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    begins = start + len(words) - len(words.lstrip())
    ends = start + len(words.rstrip())
    return [(begins, ends)] if begins < ends else []


def _is_end(place: Place, rules: Rules) -> bool:
    if not place.after:
        return bool(place.opening.strip())
    if place.after[0].islower():
        return _is_item(place)
    if BRACKETED.search(place.upto) and place.text[place.start + len(place.marks)] in ")]":
        return False
    if place.marks.strip(".") == "" and len(place.marks.replace(" ", "")) == 1:
        return point_ends(place, rules)
    if "…" in place.marks or ".." in place.marks:
        return _dots_end(place, rules)
    return True


def _is_item(place: Place) -> bool:
    """ "a) the council. b) the guild.", "a. The council. b. The guild." """
    onward = ITEM.match(place.text, place.start + len(place.marks))
    begun = ITEM.match(place.text, place.sentence)
    return bool(onward and (onward[2] == ")" or (begun and ord(onward[1]) == ord(begun[1]) + 1)))


def _dots_end(place: Place, rules: Rules) -> bool:
    """After an ellipsis that leaves words out a sentence goes on; after one that breaks off, the next word tells."""
    is_apart = place.text[place.start - 1 : place.start].isspace()
    if place.after in rules.openings or len(place.marks.replace(" ", "")) > 3:
        return True
    return not is_apart and rules.lang != "de"
