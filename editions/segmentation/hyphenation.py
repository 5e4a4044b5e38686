"""How two lines of one paragraph go together: with a space, as one word, or with the hyphen kept.

Order of evidence: marks that only break a word (U+00AD); the file's own sign of a word gap; the document's own vocabulary and
the lexicon. A decision by words alone carries a confidence, so that the doubtful few can be shown for a click.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from editions.segmentation.glyphs import leans
from editions.segmentation.lexicon import FUNCTION_WORDS, PARTICLES, PREFIXES, Lexicon
from editions.segmentation.old_spelling import plain

SOFT_HYPHEN = "\u00ad"
PDF_HYPHENS = "\u0002\ufffe"  # PDFium writes one of them for any hyphen at a line's end, true ones too
HYPHENS = f"-\u2010\u2011¬{PDF_HYPHENS}"
LAST_WORD = re.compile(r"[^\W\d_]+$")
OPENS_SENTENCE = re.compile(r"(?:^|[.!?:…])[\W\d]*$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
SUSPENDED = re.compile(r"[^\W\d_]{2,}[-\u2010](?:,|$|\s)")  # the next of several first parts: »Ein-, Aus- und Durchfuhr«
HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")

# After these a hyphen stands for the rest of a word (»Vor- und Nachteile«): it stays, and so does the space.
SUSPENDED_BEFORE = frozenset(["und", "oder", "bzw", "sowie", "wie", "bis", "als", "and", "or", "to", "et", "ou", "e", "y", "o", "en", "of"])

PRIOR_BROKEN, PRIOR_WHOLE = 1.0, 4.0  # about one line in five ends within a word, until the text says otherwise
CLEAR = 3.0  # a thousand to one
MARKED = 0.8  # of the broken words have their hyphen: then a lost one is rarer than a rare word
AGAINST_THE_WORDS = 0.6  # confidence in that, where the words say otherwise
TWO_COMMON_WORDS = -1.0  # two frequent words are found side by side far more often than by chance
UNKNOWN_TOGETHER = -1.5  # a fragment is seldom spelled like a frequent word by chance
AFTER_A_WORD = -0.5  # a fragment may be spelled like a rare one
SHORTEST_PART = 2  # letters: nobody breaks off a single one
PARTICLE_OF_VERB = 0.7
WORDS_LIKE_ENDINGS = frozenset(["es", "en"])  # "halte es" is no form of "halte"
LINKING_S = re.compile(r"[A-ZÄÖÜ]\w+[^s]s")
GENITIVE_BEFORE = re.compile(r"(?:s|er|en|wegen|trotz|während|statt|laut)\s+$")
LINKED = -0.7  # a genitive without an article before it: names have it, compounds with a linking s more often
INFINITIVE = re.compile(r"[^\W\d_]+(?:en|ern|eln)")
NO_PARTICLE_AFTER = re.compile(
    r"(?<!\w)(?:d(?:e[mns]|iese[mnrs]?)|eine[mnrs]|zwischen|von|mit|für|gegen|durch|in|an|auf|aus|bei|im|am|zum|zur|vom|beim)\s+$",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"(?:artig|förmig|farbig|mäßig|haltig|seitig|jährig|eckig|stöckig|lings?$|weise$)")
OPENS_CLAUSE = re.compile(r"(?<!\w)(?:wenn|dass|daß|ob|weil|als|wie|indem|bevor|ehe|nachdem|obwohl|sobald|bis)\s+$", re.IGNORECASE)
WORD_BEFORE = 14  # letters in which it stands
PARTICIPLE_ENDINGS = ("de", "der", "den", "dem", "des")  # »fließen | den«: an infinitive seldom stands before an article
TWO_WORDS, NO_PARTICLE_HERE, ONLY_A_SUFFIX, PARTICIPLE = -1.5, 1.0, 1.5, 2.0
VERB_AFTER_NOUN = -2.0  # the compound would be a noun, and its last part one too
COMMON = -4.0  # log10 share of running text: one word in ten thousand


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two lines: `drop` characters leave the end of the first, then comes `glue`."""

    glue: str
    drop: int = 0
    kind: str = "line_join"
    confidence: float = 1.0


SPACE = Joint(" ")
TOGETHER = Joint("")


class Hyphenation:
    def __init__(self, lexicon: Lexicon, texts: Iterable[str]) -> None:
        self.lexicon = lexicon
        self.hyphen_odds = math.log10(PRIOR_BROKEN / PRIOR_WHOLE)
        self.marks_hyphens = False
        parted = [match[0] for text in texts for match in HYPHENATED.finditer(text)]
        self.hyphenated = Counter(word.casefold().replace("\u2010", "-") for word in parted)
        self.own_hyphen = "\u2010" if sum("\u2010" in word for word in parted) * 2 > len(parted) else "-"

    def joint(self, first: str, second: str, *, word_gap: bool | None = None) -> Joint:
        """`word_gap`: whether the file says that a word ends here; None when it says nothing."""
        if leans(second):
            return Joint(" ", drop=int(first[-1] in SOFT_HYPHEN + PDF_HYPHENS))
        if first.endswith(SOFT_HYPHEN):
            return Joint("", drop=1, kind="dehyphenation")
        if first[-1] in HYPHENS and first[-2:-1].isalnum():
            return self._visible(first, second)
        if first[-1] in PDF_HYPHENS:
            return Joint("", drop=1)
        if not word_gap and _is_dash_within(first, second):
            return TOGETHER
        first, second = plain(first), plain(second)
        left, right = LAST_WORD.search(first), FIRST_WORD.match(second)
        if not left or not right or word_gap:
            return SPACE
        if word_gap is None and min(len(left[0]), len(right[0])) < SHORTEST_PART:
            return SPACE
        if right[0][0].isupper() and not (left[0].isupper() and right[0].isupper() and len(right[0]) > 1):
            return SPACE
        if word_gap is False and right[0][0].islower():
            return Joint("", kind="dehyphenation")
        return self._unmarked(left[0], right[0], before=first[: left.start()])

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Takes from the clear cases among the line ends how often this text breaks words, and whether it marks it."""
        pairs = list(pairs)
        marked = sum(first[-1] in HYPHENS + SOFT_HYPHEN and first[-2:-1].isalpha() and second[0].islower() for first, second in pairs)
        odds = [self.odds_of_one_word(*words) for pair in pairs if (words := _words_at(*pair))]
        broken = sum(value > CLEAR for value in odds)
        self.marks_hyphens = marked > 1 and marked >= MARKED * (marked + broken)
        self.hyphen_odds = math.log10((broken + PRIOR_BROKEN) / (len(odds) - broken + PRIOR_WHOLE))

    def _unmarked(self, left: str, right: str, *, before: str) -> Joint:
        case = self._log_odds_of_case(left, right, before)
        odds = self.odds_of_one_word(left, right, usual_case=case == 0) + self.hyphen_odds - case
        odds += self._odds_of_place(left, right, before)
        confidence = round(1 / (1 + 10 ** -min(abs(odds), 6.0)), 3)
        if odds <= 0:
            return Joint(" ", confidence=confidence)
        if self.marks_hyphens:
            return Joint(" ", confidence=AGAINST_THE_WORDS if odds > CLEAR else 1.0)
        return Joint("", kind="dehyphenation", confidence=confidence)

    def odds_of_one_word(self, left: str, right: str, *, usual_case: bool = True) -> float:
        """log10 odds of one broken word against two words side by side, when both were as frequent in the text."""
        one, first, second = self.lexicon.share(left + right), self.lexicon.share(left), self.lexicon.share(right)
        if left.islower() and left in PREFIXES.get(self.lexicon.language, ()):
            return CLEAR
        if right.casefold() in WORDS_LIKE_ENDINGS and not self.lexicon.lists(left + right):
            return -CLEAR
        odds = one - self.lexicon.share_of_pair(left, right)
        if (
            self.lexicon.language == "de"
            and left.casefold() in PARTICLES
            and right.casefold() not in FUNCTION_WORDS
            and self.lexicon.has(left + right)
        ):
            return odds + PARTICLE_OF_VERB
        if min(first, second) > COMMON:
            return odds + (TWO_COMMON_WORDS if usual_case else 0.0)
        if self.lexicon.has(left + right):
            return odds
        return odds + (UNKNOWN_TOGETHER if max(first, second) > COMMON else AFTER_A_WORD if self.lexicon.lists(left) else 0.0)

    def _odds_of_place(self, left: str, right: str, before: str) -> float:
        """What German grammar says for one word: »zu | ziehen« is two; »blei | förmig« and »fließen | den« are one; so is »den bei | den«,
        since after an article or a preposition a second preposition is rare."""
        if self.lexicon.language != "de":
            return 0.0
        before = before[-WORD_BEFORE:]
        unlisted = not self.lexicon.lists(left + right) and not SUFFIX.match(right) and right not in FUNCTION_WORDS
        if unlisted and left[0].isupper() and not OPENS_SENTENCE.search(before) and self.lexicon.is_no_noun(right):
            return VERB_AFTER_NOUN
        infinitive = left.islower() and left not in FUNCTION_WORDS and INFINITIVE.fullmatch(left)
        left = left.casefold()
        if (left == "zu" and INFINITIVE.fullmatch(right)) or (left == "so" and right == "daß"):  # »sodass« is younger than its ß
            return TWO_WORDS
        if left == "er" and OPENS_CLAUSE.search(before):
            return TWO_WORDS
        odds = ONLY_A_SUFFIX if SUFFIX.match(right) else 0.0
        if infinitive and right in PARTICIPLE_ENDINGS and not before.endswith("zu "):
            odds += PARTICIPLE
        return odds + (NO_PARTICLE_HERE if NO_PARTICLE_AFTER.search(before) and left in (*PARTICLES, "in", "wie", "er") else 0.0)

    def _log_odds_of_case(self, left: str, right: str, before: str) -> float:
        """That both are whole words as they are written, judged by capitals and endings of German."""
        opens_sentence = bool(OPENS_SENTENCE.search(before))
        odds = self.lexicon.log_odds_of_case(left, opens_sentence=opens_sentence) + self.lexicon.log_odds_of_case(right)
        linked = self.lexicon.language == "de" and LINKING_S.fullmatch(left) and not GENITIVE_BEFORE.search(before)
        return odds + (LINKED if linked else 0.0)

    def _visible(self, first: str, second: str) -> Joint:
        left, right = LAST_WORD.search(plain(first[:-1])), FIRST_WORD.match(plain(second))
        keep = Joint("") if first[-1] in ("-", self.own_hyphen) else Joint(self.own_hyphen, drop=1)
        if second[0] in "([" or (right and right[0][0].isupper() and SUSPENDED.match(plain(second))):
            return Joint(keep.glue + " ", drop=keep.drop)
        if not right or not left:
            return keep
        if right[0].casefold() in SUSPENDED_BEFORE and not self.lexicon.own.get((left[0] + right[0]).casefold()):
            return Joint(keep.glue + " ", drop=keep.drop)
        dropped = Joint("", drop=1, kind="dehyphenation")
        return keep if self._hyphen_stays(left[0], right[0]) else dropped

    def _hyphen_stays(self, left: str, right: str) -> bool:
        joined, parted = (left + right).casefold(), f"{left}-{right}".casefold()
        own, own_parted = self.lexicon.own.get(joined, 0), self.hyphenated.get(parted, 0)
        if own or own_parted:
            return own_parted > own
        both_capitals = left.isupper() and right.isupper()
        if right[0].isupper():
            return not (both_capitals and self.lexicon.has(joined))
        if self.lexicon.language == "de" or not (self.lexicon.has(left) and self.lexicon.has(right)):
            return False
        return self.lexicon.share(joined) < self.lexicon.share(left) + self.lexicon.share(right)


def _is_dash_within(first: str, second: str) -> bool:
    """A dash without blanks around it: »S. 74– | 493«, and between words as English sets it."""
    if first[-2:-1].isdigit():
        return first[-1] in "–—" and second[0].isdigit()
    return first[-1] == "—" and first[-2:-1].isalpha() and second[0].isalpha()


def _words_at(first: str, second: str) -> tuple[str, str] | None:
    """The letters on both sides of a line end, where the second line goes on in small letters."""
    left, right = LAST_WORD.search(plain(first)), FIRST_WORD.match(plain(second))
    return (left[0], right[0]) if left and right and right[0][0].islower() else None
