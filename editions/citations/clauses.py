"""Cut a passage into clauses that hold one citation at most."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editions.citations import back_references as back
from editions.citations.citation import QUOTES
from editions.citations.listed import begins_entry
from editions.citations.locator import Locator
from editions.citations.note_words import NOTE_WORD, POINTING_BACK, POINTING_ON
from editions.citations.same_volume import IN_SAME_VOLUME
from editions.citations.semicolons import joining_semicolons
from editions.citations.tokens import MONTH

SIGNAL = re.compile(
    r"""(?<![^\W_])(?:
      (?: [Ss]iehe | [Vv]gl\.? | [Vv]ergleiche | [Cc]f\.? | [Cc]fr\.? | [Cc]ompare | [Ss]ee | [Vv]oir | [Vv]oy\. | [Vv]éase
        | [Vv]id\. | [Vv]edi | [Сс]м\. | [Сс]р\. | (?<![\w,.]\s)[Vv]\.(?=\s(?:inoltre|anche|pure|not\.|aussi|spéc\.|égal))
        | (?:s|(?<![\w,]\s)S)\.(?=\s(?:auch|etwa|z|dazu|hierzu|[A-Z][a-z]+,)) )
      (?: ,?\s+ (?: auch | etwa | dazu | hierzu | insb\.? | insbesondere | bes\. | besonders | exemplarisch | zuletzt
          | bspw\.? | beispielsweise | z\.?\s?B\.? | u\.\s?a\. | ferner
          | inoltre | pure | further | too | nur | statt\s(?:vieler|aller) | m\.?\s?w\.?\s?N\.?
          | also | e\.g\.,? | for\s(?:example|instance),? | generally | especially | in\sparticular
          | aussi | par\sexemple | anche | (?:ad|per)\sesempio | también | также | например ) (?![^\W_]) )*
    | [Ss]tatt\s(?:vieler|aller)(?=\s[A-ZÀ-Þ])
    | (?:bspw|z\.\s?B|etwa)\.?(?=:)
    | (?<=[,;(]\s)(?:(?:quoting|citing)(?=\s[A-Z])|quoting\sfrom(?=\s))
    )(?![^\W_])[:\s]*""",
    re.VERBOSE,
)
JOINED = re.compile(
    r"\s*,?\s*(?:sowie|und|and|et|ed|e|y|as\swell\sas|ainsi\sque|nonché|и)"
    r"(?:,\s[^\W\dA-ZÀ-Þ_][^,;:()\d]{2,50},|\s[–—-]\s[^–—;()]{2,60}\s[–—-])?\s+"
    r"(?:(?:by|in|bei|von|der|die|das)\s+)?(?=[^\W\d_a-zà-ÿа-я])"
)
SENTENCE = re.compile(r"[.!?][«“”»\"')\]]*\s+(?:[–—]\s+)?(?=[«„“»\"‘'(\[]?[A-ZÀ-ÞА-Я])")
IMPRINT_END = re.compile(
    r"""
    (?: [,:(] | \.\s ) \s*
    (?: [A-ZÀ-ÞА-Я][\w.’'/-]*\s (?: a\.\s?M\.\s | am\sMain\s | und\s[A-Z]\w+\s | [A-ZÀ-Þ][\w.’'-]*\s ){0,2} )?
    (?<![–-]) (?P<year>(?:1[4-9]|20)\d\d) (?:\s?\(i\.\s?E\.\))? \)?
    """,
    re.VERBOSE,
)
POINTER = re.compile(rf"(?:{POINTING_BACK}|{POINTING_ON}|[\s,])*{NOTE_WORD}\s*\d", re.VERBOSE | re.IGNORECASE)
OF_SAME_VOLUME = re.compile(rf",\s(?={IN_SAME_VOLUME.pattern})", re.VERBOSE)
POINTER_END = re.compile(
    rf"{NOTE_WORD}\s*\d{{1,4}}[a-h]?\s*[)\]](?:[,:]?\s*\d{{1,4}}(?:[-–]\d{{1,4}}|\s?ff?)?)?", re.VERBOSE | re.IGNORECASE
)  # "(n. 1), 50"
NAME_BEFORE = re.compile(r"[A-ZÀ-Þ][\w’'-]+\s*$")
NAME_COMMA = re.compile(r"(?:^|[;.:(–—]\s*)(?:[^\W\dA-ZÀ-Þ_]+\s|[A-Z][a-z]\s){0,2}[A-ZÀ-Þ][^\W\d_]+(?:/[A-ZÀ-Þ][^\W\d_]+)?,$")
BARE_SIGNALS = frozenset({"vgl.", "vgl", "siehe", "s.", "see", "cf.", "cf", "cfr.", "voir", "vedi", "véase"})
DESCRIBED = re.compile(r",\s[^,;]*(?:1[4-9]|20)\d\d\W*$")  # a full citation ends here
MONTH_BEFORE = re.compile(rf"(?:{MONTH})\s*$", re.IGNORECASE)
CONTINUES = re.compile(r"\s*(?:Bd|Vol|T|Jg|Ч|Кн|Гл|Л|Hier|Anm|Fn|In:|In\s|Trans|Übers|Aufl|Hg|Ed|Éd|Rev|Pp?|S|С|Т|Вып|№|Zit|Publ|Cit)\b\.?")
PRINTED = re.compile(r"[A-ZÀ-Þ][\w. -]{1,40}:\s[^:;()]{2,60},\s(?:1[4-9]|20)\d\d(?=\W*$|[.,;]\s)")  # "12–34. London: Quill, 1984"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a passage that holds one citation at most. `through`: it names where the one before is quoted or printed."""

    start: int
    end: int
    through: bool = False
    signalled: bool = False


def clauses(text: str, locators: Sequence[Locator]) -> list[Clause]:
    """The passage cut at semicolons, at sentences that follow a citation, at "vgl." and at "zit. nach"."""
    cuts: dict[int, tuple[int, bool, bool]] = {}
    quoted = quoted_spans(text)

    def cut(start: int, end: int, *, through: bool = False, signalled: bool = False) -> None:
        if any(opening < start < closing for opening, closing in quoted) or any(loc.start < start < loc.end for loc in locators):
            return
        old = cuts.get(start)
        cuts[start] = (max(end, old[0]) if old else end, through or bool(old and old[1]), signalled or bool(old and old[2]))

    joining = joining_semicolons(text)
    for found in re.finditer(r";\s*", text):
        if found.start() not in joining:
            cut(found.start(), found.end())
    for found in back.THROUGH.finditer(text):
        cut(found.start(), found.end(), through=True)
    for found in SIGNAL.finditer(text):
        if not _is_title_word(text, found) and not _is_of_pointer(text, found):
            cut(found.start(), found.end(), signalled=True)
    entry = begins_entry(text)
    for end in [] if entry else _ends_of_citations(text, locators):
        sentence = SENTENCE.match(text, end)
        joined = JOINED.match(text, end) or OF_SAME_VOLUME.match(text, end)
        if sentence and not CONTINUES.match(text, sentence.end()) and not PRINTED.match(text, sentence.end()):
            cut(sentence.start() + 1, sentence.end())
        elif joined and not any(loc.start <= joined.end() < loc.end for loc in locators):
            cut(joined.start(), joined.end())
    for start, end in [] if entry else _citing_brackets(text, locators):
        cut(start, start + 1)
        cut(end, end + 1)
    return list(_between(text, cuts))


def _between(text: str, cuts: dict[int, tuple[int, bool, bool]]) -> Iterator[Clause]:
    position, through, signalled = 0, False, False
    for start in sorted(cuts):
        end, next_through, next_signalled = cuts[start]
        if start < position:
            through, signalled = through or next_through, signalled or next_signalled
            position = max(position, end)
            continue
        yield from _clause(text, position, start, through, signalled)
        keeps = signalled and not text[position:start].strip(" ,:;.(")
        position, through, signalled = end, next_through, next_signalled or keeps
    yield from _clause(text, position, len(text), through, signalled)


def _clause(text: str, start: int, end: int, through: bool, signalled: bool) -> Iterator[Clause]:
    while start < end and (text[start].isspace() or text[start] in ",;:.)"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    end = end + 2 if text.startswith(",,", end) else end  # A slip to report, not to trim.
    if end > start and any(letter.isalnum() for letter in text[start:end]):
        yield Clause(start, end, through, signalled)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    spans, index = [], 0
    while index < len(text):
        closing = QUOTES.get(text[index])
        if closing and (index == 0 or not text[index - 1].isalnum()):
            end = text.find(closing, index + 1, index + 400)
            if end > index:
                spans.append((index, end))
                index = end
        index += 1
    return spans


def _is_title_word(text: str, found: re.Match[str]) -> bool:
    """ "See" and "Siehe" also stand inside titles; there a comma or a stop does not come before them."""
    before = text[: found.start()].rstrip()
    word = found.group().strip(" :.").casefold()
    return word in {"see", "compare"} and bool(before) and before[-1].isalpha() and found.group()[0].isupper()


def _is_of_pointer(text: str, found: re.Match[str]) -> bool:
    """Whether the signal belongs to a pointer behind a name: "Hale, Quays (see above, n. 9)", "Kerber, vgl. Fn. 1"."""
    before = text[: found.start()].rstrip()
    opened = before[-1:] in ("(", "[") or (NAME_COMMA.search(before) and found.group().strip().casefold() in BARE_SIGNALS)
    return bool(opened) and not DESCRIBED.search(before[:-1]) and POINTER.match(text, found.end()) is not None


def _ends_of_citations(text: str, locators: Sequence[Locator]) -> list[int]:
    ends = []
    for locator in locators:
        end = locator.end
        while end > locator.start and text[end - 1] in ".,; ":
            end -= 1
        ends += [end, locator.end]
    ends += [
        found.end()
        for found in IMPRINT_END.finditer(text)
        if not MONTH_BEFORE.search(text[max(0, found.start("year") - 16) : found.start("year")])
    ]
    ends += [found.end() for found in POINTER_END.finditer(text)]
    return ends


def _citing_brackets(text: str, locators: Sequence[Locator]) -> list[tuple[int, int]]:
    """Brackets that hold a citation of their own: with a labelled locator, or a "ebd."; an unclosed one reaches to the end."""
    spans = []
    for found in re.finditer(r"\(", text):
        depth, end = 1, found.end()
        while end < len(text) and depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        inside = (found.end(), end - 1 if not depth else len(text))
        holds = any(
            inside[0] <= loc.start and loc.end <= inside[1] + 1 and loc.tier == "labelled" and loc.label != "note" for loc in locators
        )
        content = text[inside[0] : inside[1]]
        if NAME_BEFORE.search(text[: found.start()]) and POINTER.match(content):  # "Fink (n. 3, p. 12)"
            continue
        same = back.SAME_PLACE.match(content.lstrip()) or back.SAME_PLACE_ID.match(content.lstrip())
        if (holds and (len(content) > 12 or same)) or same:
            spans.append((found.start(), inside[1]))
    return spans
