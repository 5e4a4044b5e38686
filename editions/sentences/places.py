"""The places of a text where a sentence may end, with what tells whether it does."""

import re
from dataclasses import dataclass

CLOSING = "»«›‹”“\"’‘')\\]"
MARKS = r"(?P<marks>[.!?…‽]+(?:\s(?=\.\s?\.))?[.!?…]*)"
CALL = (
    rf"[⁰¹²³⁴-⁹]+|\[\d{{1,3}}\]|(?<=[^\d\s][{CLOSING}.!?…])\d{{1,3}}(?=\s|$)"
    r"|(?<=\s»)\d{1,3}(?=\s|$)|(?:(?<=[\s(][12]\d\d\d\.)|(?<=/\d\d\.))\d{1,3}(?=\s)"
)
PLACE = rf"(?<=[{CLOSING}])\s\((?=[^()]*\d)[^()\n]{{1,60}}\)(?=\s)"
# A guillemet after a blank closes where a sentence goes on or a note is called; elsewhere than in French it may open before digits.
CLOSED_APART = {"fr": r"\s»(?=[\s.,;:!?)]|\d{1,3}\s|$)", "": r"\s»(?=[\s.,;:!?)]|$)"}
END = {
    lang: re.compile(rf"{MARKS}(?P<closing>(?:[{CLOSING}]|{apart})*)(?:{PLACE})?(?P<call>{CALL})?(?=\s|$|(?<=[!?])—)")
    for lang, apart in CLOSED_APART.items()
}
NEXT = re.compile(r"\s*(?P<opening>(?:[„“”»«‚‘›‹\"'(\[¿¡•*–—-]|(?<=[\[(])…|\.{3}|\s)*)(?P<word>[^\W_]+)?")
LAST = re.compile(r"(?:[^\W_]|[’'.°/-])+$")


@dataclass(frozen=True, slots=True)
class Place:
    """A possible end. `before` is the word that the marks follow, `after` the next one, `opening` what stands before that."""

    text: str
    start: int
    sentence: int
    marks: str
    before: str
    opening: str
    after: str

    @property
    def upto(self) -> str:
        """The sentence so far, with its mark."""
        return self.text[self.sentence : self.start] + self.marks

    @property
    def is_first(self) -> bool:
        """Whether nothing but the word before stands in the sentence: "1. Der Rat", "II. Teil"."""
        return not any(letter.isalnum() for letter in self.text[self.sentence : self.start - len(self.before)])

    @property
    def word_before(self) -> str:
        """The word before the one that the point follows."""
        begins = self.start - len(self.before)
        match = re.search(r"(§|[^\W_]+)[.\s]*$", self.text[max(self.sentence, begins - 40) : begins])
        return match[1] if match else ""

    @property
    def follows_name(self) -> bool:
        """ "Karl V.", "Henry I.": a capital that counts rulers."""
        name = self.word_before
        return len(name) > 2 and name[0].isupper() and self.text[self.start - len(self.before) - 1] == " "

    @property
    def follows_initial(self) -> bool:
        """ "J. R. R. Als": further initials stand before."""
        return bool(re.search(r"\b[A-Z]\.\s?$", self.text[self.sentence : self.start - len(self.before)]))


def place_at(end: re.Match[str], sentence: int) -> Place | None:
    """The place of a match of `END` in the sentence that begins at `sentence`; None at the end of the text."""
    text = end.string
    following = NEXT.match(text, end.end())
    if following is None or not (following["word"] or following["opening"].strip() or following.end() < len(text)):
        return None
    last = LAST.search(text, max(sentence, end.start() - 40), end.start())
    before = last[0].lstrip("’'-./") if last else ""
    return Place(text, end.start(), sentence, end["marks"], before, following["opening"], following["word"] or "")
