"""Whether a line or passage ends a sentence: all that page order, notes and paragraphs need to know of sentences."""

import re

# A note call may follow: »… Ende.«12 or … end.[12]
CALL_AT_END = re.compile(r"(?:\s?\[\^?\d{1,4}\]|\s?\(\d{1,3}\)|[⁰¹²³⁴-⁹]{1,4}|\s?\d{1,3})$")
# A number or title is still to come after these: »vgl. Brandt, S.« is no end.
ANNOUNCES = re.compile(r"(?:^|[\s(\[])(?:S|pp?|Vgl|Cfr?|Bd|Vol|Nr|Fol|Anm)\.$", re.IGNORECASE)
LONGEST_ANNOUNCEMENT = 6  # letters, the blank before it included
# Words that ask for another one: no passage ends with them.
ASKING_WORDS = """
    der die das den dem des ein eine einen einem einer eines und oder sowie von vom zu zum zur im am mit bei beim seit für durch ohne
    gegen um aus dass daß the a an and or of in to by from with for at on as that le la les un une des du de et ou à au aux par
    pour dans sur avec sans que qui
"""
ASKING = frozenset(ASKING_WORDS.split())
CLOSERS = "\"'»«›‹”“’‘)]*_ "


def is_closed(text: str) -> bool:
    """Ends with a full stop, question or exclamation mark, closing marks and a note call allowed after it."""
    return _last_sign(text) in tuple(".!?…") and not ANNOUNCES.search(text[-LONGEST_ANNOUNCEMENT:])


def is_open(text: str) -> bool:
    """Breaks off within a sentence: after a letter, a comma, a dash or an opening bracket."""
    return not is_closed(text) and _last_sign(text) not in (":", "")


def asks_for_more(text: str) -> bool:
    """Ends with an article, a conjunction or a preposition."""
    last = text.split()[-1]
    return last in ASKING or (len(last) > 2 and last.casefold() in ASKING)  # not the »A« of a plate


def _last_sign(text: str) -> str:
    bare = text.rstrip(CLOSERS)
    if bare[-1:].isdigit() or bare[-1:] in "⁰¹²³⁴⁵⁶⁷⁸⁹" or text.rstrip()[-1:] in ")]":
        bare = CALL_AT_END.sub("", text.rstrip()).rstrip(CLOSERS)
    return bare[-1:]
