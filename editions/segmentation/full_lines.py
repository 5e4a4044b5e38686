"""Paragraphs whose last line happens to be full, in a file that marks them in no other way.

Last lines are short by chance alone: their lengths spread evenly from about a fifth of the measure to the whole. So the short ones
tell how many full ones to expect, and that number over the full lines that end a sentence is the chance of each to end a
paragraph. A missed end spoils two passages, a false one spoils one: hence an end is assumed from one chance in three.
"""

import re
import statistics
from bisect import bisect_right
from collections.abc import Sequence

from editions.segmentation.lines import TextLine
from editions.segmentation.sentences import is_closed

SHORTEST = 0.2  # of the measure: typesetters avoid shorter last lines
FEWEST_ENDS = 10  # with fewer there is nothing to reckon from
LEAST_ODDS = 0.5  # one chance in three
MOST_CHANCE = 0.95

# A sentence that answers the one before it goes on more often than it begins.
ANSWERING_WORDS = """
    aber jedoch hingegen dagegen indes allerdings daher deshalb dennoch freilich however moreover therefore nevertheless thus but
    yet cependant toutefois pourtant donc mais néanmoins
"""
ANSWERING = frozenset(ANSWERING_WORDS.split())
# First words that mean what the sentence before has named. Counted in German, French and English articles and handbooks, such words
# open a sentence within a paragraph some three times as often as one that begins it.
POINTING_WORDS = """
    er sie dies diese dieser dieses daher dabei dadurch damit auch so nun he she it they this these elle elles cela ce c ces cette
"""
POINTING = frozenset(POINTING_WORDS.split())
POINTS = 0.35
FIRST_WORDS = 8
ANSWERS = 0.5
TOO_LONG = 2.0  # a paragraph longer than nearly all others is rather two
ABBREVIATED = re.compile(r"(?:^|[\s(.])[^\W\d_]{1,3}\.$")  # »Dr.«, »vgl.«, »S.«


def ends_on_full_lines(body: Sequence[TextLine], parts: Sequence[int], full: Sequence[int], room: float) -> list[int]:
    """Places among `full` where a paragraph ends. Both count lines: a place is that of the line before which it parts.

    `parts` are the certain ends, `room` the share of the measure that a full line may leave.
    """
    asked = [place for place in full if not ABBREVIATED.search(body[place - 1].text)]
    short = sum(is_closed(body[place - 1].text) for place in parts)
    if not asked or short < FEWEST_ENDS:
        return []
    chance = min(MOST_CHANCE, short * room / (1 - SHORTEST - room) / len(asked))
    lengths = [second - first for first, second in zip([0, *parts], [*parts, len(body)], strict=True)]
    longest = statistics.fmean(lengths) + 2 * statistics.pstdev(lengths)
    found = []
    for place in asked:
        odds = chance / (1 - chance) * _witness(body, place, parts, longest)
        if odds >= LEAST_ODDS:
            found.append(place)
    return found


def _witness(body: Sequence[TextLine], place: int, parts: Sequence[int], longest: float) -> float:
    opening = " ".join(line.text for line in body[place : place + 2]).split()[:FIRST_WORDS]
    answers = any(word.strip(",;").casefold() in ANSWERING for word in opening)
    points = re.split(r"\W", opening[0].casefold().lstrip("»«„“\"'(["))[0] in POINTING
    after = bisect_right(parts, place)
    begin = parts[after - 1] if after else 0
    end = parts[after] if after < len(parts) else len(body)
    return (ANSWERS if answers else POINTS if points else 1.0) * (TOO_LONG if end - begin > longest else 1.0)
