"""What each passage is: title, heading, paragraph, block quotation, verse … judged by its form and its place."""

import re
from collections.abc import Sequence

from editions.segmentation.layout import Layout
from editions.segmentation.lines import LIST_ITEM, LISTED
from editions.segmentation.paragraphs import Block, is_capitals, is_narrow
from editions.segmentation.sentences import is_closed
from editions.segmentation.widths import width

HEADING_LETTERS = 120
HEADING_LINES = 3
FRONT_BLOCKS = 8  # a title page has no more before the text proper
CAPTION = re.compile(r"(?:Abb\.|Abbildung|Tab\.|Tabelle|Fig\.|Figure|Table|Tableau)\s*\d+", re.IGNORECASE)
CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*"
NAME = rf"(?:{CAPITAL}(?:\.-?{CAPITAL})*\.?|von|van|de|(?<=v[ao]n )der|zu|du|la|le|und|and|et|&|,)"
ARTICLE = r"(?:[Dd](?:er|ie|as)|[Ee]ine?|The|An?|L[ea]s?|Une?|Il|Lo|Gli)\b"
# A call may follow the name; a year belongs to a title.
BYLINE = re.compile(rf"[^\w]*(?!{ARTICLE})(?:[Vv]on\s+|[Bb]y\s+|[Pp]ar\s+|[Α-Ω]+\s+)?(?:{NAME}\s+){{1,6}}{NAME}\W*\d{{0,2}}\W*$")
PERSON = re.compile(rf"(?!{ARTICLE})(?:{NAME}\s+){{1,3}}[^\W\d_a-zß-ÿ][\w’'-]+\W*\d{{0,2}}$")
NO_VERSE = re.compile(r"\d{2}|[@:/]\S")  # addresses, numbers and dates of a title page
QUOTED = ("»", "„", "“", '"', "«", "‘", "‚", "›")
VERSE_LINES = 3
MANY_VERSES, VERSE_CAPITALS = 5, 0.8
VERSE_WIDTH = 0.75  # of the measure: prose lines reach it


def kinds(texts: Sequence[str], blocks: Sequence[Block], layout: Layout) -> list[str]:
    """The kind of each block; `texts` are their clean texts."""
    found = [_kind(text, block, layout) for text, block in zip(texts, blocks, strict=True)]
    for index, text in enumerate(texts):
        if text.startswith("– ") and (text.endswith(";") or (index and found[index - 1] == "list_item")):
            found[index] = "list_item"
    return _front(texts, found)


def is_verse(block: Block, layout: Layout) -> bool:
    """Several short lines that begin with capitals, all of them where the lines are few."""
    lines = block.lines
    if len(lines) < VERSE_LINES or not layout.wrapped or any(width(line.text) > VERSE_WIDTH * layout.measure for line in lines):
        return False
    if sum(NO_VERSE.search(line.text) is not None for line in lines) * 3 > len(lines):
        return False
    capitals = sum(line.begins_upper for line in lines)
    enough = len(lines) if len(lines) < MANY_VERSES else VERSE_CAPITALS * len(lines)
    return capitals >= enough and not is_capitals(" ".join(line.text for line in lines))


def _kind(text: str, block: Block, layout: Layout) -> str:
    if block.lines[0].text.startswith("#"):
        return "heading"
    if block.verse or not text:
        return "verse" if block.verse else "paragraph"
    if CAPTION.match(text) and len(text) < 3 * HEADING_LETTERS:
        return "caption"
    if _is_heading(text, block):
        return "heading"
    if text.startswith(LIST_ITEM) or LISTED.match(text):
        return "list_item"
    if block.lines[0].text.startswith(">") or _is_set_in(block, layout):
        return "block_quotation"
    return "paragraph"


def _is_heading(text: str, block: Block) -> bool:
    if len(text) > HEADING_LETTERS or len(block.lines) > HEADING_LINES:
        return False
    if is_capitals(text):
        return True
    return (
        not is_closed(text) and text[-1] not in ",;:–-" and not text[0].islower() and not text.startswith((*QUOTED, *LIST_ITEM, "(", "["))
    )


def _is_set_in(block: Block, layout: Layout) -> bool:
    """All lines indented, two at least where an indent opens paragraphs; or all set in a narrower column."""
    indented = len(block.lines) > 1 and all(line.indent >= layout.base_indent + 2 for line in block.lines)
    return indented or (layout.wrapped and is_narrow(block.lines, layout.measure))


def _front(texts: Sequence[str], found: list[str]) -> list[str]:
    """Names the parts of a title page: what stands before the first heading or paragraph of the text proper."""
    front = _length_of_front(texts, found)
    if front == 0 or front == len(found):
        return found
    found = list(found)
    bylines = [
        index for index in range(1, front) if found[index] == "heading" and not is_capitals(texts[index]) and BYLINE.match(texts[index])
    ]
    if not bylines and _begins_with_author(texts, found, front):
        bylines = [0]
    titles = [index for index in range(front) if found[index] == "heading" and index not in bylines]
    title = _title(texts, titles)
    for index in titles:
        if index == title:
            found[index] = "title"
        elif index == title + 1:
            found[index] = "subtitle"
    for index in bylines:
        found[index] = "byline"
    for index in range(1, front):
        if found[index] in ("paragraph", "block_quotation", "verse") and index > max(title, 0):
            found[index] = "epigraph"
    return found


def _begins_with_author(texts: Sequence[str], found: Sequence[str], front: int) -> bool:
    """A name alone above what reads as a title, where no other line names anybody."""
    if front < 2 or found[1] != "heading" or is_capitals(texts[0]):
        return False
    return PERSON.match(texts[0]) is not None and len(texts[1].split()) > 2


def _title(texts: Sequence[str], titles: list[int]) -> int:
    """The first heading, or the second where the first is a single word above it (a rubric)."""
    if len(titles) > 2 and titles[1] == titles[0] + 1 and " " not in texts[titles[0]].strip():
        return titles[1]
    return titles[0] if titles else -1


def _length_of_front(texts: Sequence[str], found: list[str]) -> int:
    """Blocks before the text proper: up to a heading that follows a byline or epigraph, or the first paragraph."""
    if not found or found[0] != "heading":
        return 0
    first = next((index for index, kind in enumerate(found) if kind != "heading"), len(found))
    after = next((index for index in range(first, len(found)) if found[index] == "heading"), None)
    if after is not None and after - first == 1 and after <= FRONT_BLOCKS and _is_epigraph(texts[first]):
        return after
    return min(first, FRONT_BLOCKS)


def _is_epigraph(text: str) -> bool:
    return text.startswith(QUOTED) and len(text) < 600
