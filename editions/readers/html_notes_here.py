"""Notes of hypertext that stand within the sentence that they belong to, told by their class alone."""

import re

from editions.readers.html_notes import SIGN, HtmlNotes, Links
from editions.readers.xml import Element, local, text_of

NOTE_CLASS = re.compile(
    r"(?:foot|side|margin|end)-?note(?:-?(?:text|content))?|fn-?text|ltx_note_content|[\w-]*footnote__note", re.IGNORECASE
)
WITHIN = frozenset(["span", "small"])
PARAGRAPHS = frozenset(["p", "li", "blockquote", "dd", "td", "div"])
FEWEST_WORDS = 2  # a word alone with such a class may be the sign of a note that is nowhere


def find_notes_here(links: Links, found: HtmlNotes) -> None:
    led_to = {links.target(link) for link in links.links}
    for element in links.places:
        if local(element) not in WITHIN or not any(map(NOTE_CLASS.fullmatch, (element.get("class") or "").split())):
            continue
        if element in led_to or not _is_text_of_a_note(element) or not _stands_behind_words(element):
            continue
        around = set(element.iterancestors())
        if around.isdisjoint(found.keys) and not any(inner in found.calls for inner in element.iter()):
            key = f"here-{len(found.here)}"
            found.here.add(key)
            found.keys[element], found.labels[key] = key, _sign_before(element, found)


def _sign_before(element: Element, found: HtmlNotes) -> str:
    """The raised sign right before a note that stands at its place; it is left out, as the call is written there."""
    before = element.getprevious()
    sign = SIGN.fullmatch(text_of(before)) if before is not None and local(before) == "sup" else None
    if before is None or sign is None or (before.tail or "").strip():
        return ""
    found.back.add(before)
    return sign[1]


def _is_text_of_a_note(element: Element) -> bool:
    words = text_of(element)
    return len(words.split()) >= FEWEST_WORDS and SIGN.fullmatch(words) is None


def _stands_behind_words(element: Element) -> bool:
    """Whether it goes along with a paragraph, and is not all of it."""
    for ancestor in element.iterancestors():
        if local(ancestor) == "a":
            return False
        if local(ancestor) in PARAGRAPHS:
            return bool((ancestor.text or "").strip()) or any(
                (before.tail or "").strip() for before in element.itersiblings(preceding=True)
            )
    return False
