"""Whether words that lead to no full citation look like a short title at all.

"Amsel, Schreiber" and "Amsel 1901" do: if nothing answers them, the text is at fault. A sentence before a number, or a work described
by journal, number and year that the program could not take apart, do not: there the program is at a loss, and says no more than that.
"""

import re

from editions.citations.tokens import MONTH

MOST_WORDS = 10
MOST_NAMES = 3  # words of a citation that is a name alone
AUTHOR_YEAR = re.compile(r"[,\s]*[(\[]?(?:1[5-9]|20)\d\d[a-z]?[)\]]?$")
HIGH_EDITION = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$")  # "Arbeitsrecht4"
CAPITAL = re.compile(r"[»„“\"'‘(\[]*(?:d[eu]|van?|von|della?|di|al)?\s?[^\W\d_a-z]")
# A sentence, an editor, the author of a commentary in it, a journal before a year, a volume, a month, abbreviations of laws.
NO_SHORT_TITLE = re.compile(
    rf"""
      [^\W\d_]{{4,}}\.\s+[^\W\d_a-z]
    | \((?:Hrsg|Hg|eds?|éds?|dir|a\scura|ed)\b
    | ^[^,]*\s(?:in|dans)\s
    | ,[^,]+,[^,]+\s(?:1[5-9]|20)\d\d$
    | (?i:\b(?:vol|tome?|tomo|bd|band)\b\.?\s[ivxlc\d])
    | ^(?i:{MONTH})\b
    | ^(?:[^\W\d_]+[A-Z][^\W\d_]*(?:,\s|$)){{2,}}
    """,
    re.VERBOSE,
)


def is_short_title(raw: str, *, is_certain: bool) -> bool:
    """`raw` is the citation without its pages; `is_certain`, that it has none, or that "S." or the like stands before them.

    A single name before an unlabelled number may as well be a country.
    """
    named = raw.strip()
    without_year = AUTHOR_YEAR.sub("", named)
    words = HIGH_EDITION.sub("", without_year)
    if not CAPITAL.match(words) or any(letter.isdigit() for letter in words):
        return False
    if len(words.split()) > MOST_WORDS or NO_SHORT_TITLE.search(named):
        return False
    if ", " in words:
        return without_year == named  # author, title and year are all that a full citation needs
    return words != named or (is_certain and len(words.split()) <= MOST_NAMES)
