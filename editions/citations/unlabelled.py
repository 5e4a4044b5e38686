"""Read the pages that stand without a label: "JZ 1998, 1072, 1075", "(1967) 375", "29(12): 1184–1201", "56 ff."

A note is written as its shape, a string of one sign for each thing in it, and each rule is a pattern over shapes.

    N  number            Y  year              C  word with a capital        ( ) [ ] , ; : . - /  as they are
    R  range of numbers  Z  range of years    T  abbreviated title: JZ      "  any quotation mark
    F  number with f.    E  year with f.      A  initial, single capital    B  ebd., ibid., op. cit.
    G  leaf with a side  I  roman numeral     o  small word in titles       @  at, hier, esp.
    L  labelled locator  D  date or month     w  any other word             &  and
    M  labelled note     S  shelf mark        V  volume or issue: no. 3     K  something else that is counted: b. 12
    P  labelled section, article, verse …         X  anything else: an address, a decimal, a page count

A citation names its pages once: where a labelled locator follows in the same clause, a number before it is a volume or a shelf mark.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from editions.citations.grammar import PINPOINT_OPENERS, PRINTED, lies_behind, pinpoint_phrase
from editions.citations.labels import BACK_REFERENCES, JOINERS, JOURNAL_WORDS, NEITHER, ORDINALS, SEASONS
from editions.citations.locator import Locator, PageRange
from editions.citations.page_range import is_number
from editions.citations.ranges import Note, RangeRead, read_range
from editions.citations.tokens import MONTH, Token

A_MONTH = re.compile(rf"(?:{MONTH})$", re.IGNORECASE)
OCR_ROMAN = re.compile(r"[IVXL]+[il]+$")  # Ili, Vili: III and VIII as scanners read them
ABBREVIATED_TITLE = re.compile(r"[^\W\d_a-zß]\w*[^\W\d_a-zß]\w?$")  # JZ, BGHZ, AcP, ZfRV, JBl
QUOTES = frozenset("\"'«»„“”‚‹›")

MORE = r"(?:[,&]{1,2}[NRFG](?![(/CTwDA:]))*"  # the rest of a list of pages
PAGES = rf"[NRFG]{MORE}"
NO_LABEL_FOLLOWS = r"(?![^;]?[^;.]*L)"
NO_ISSUE_FOLLOWS = r"(?!,?\([^()]{1,14}\)[,.]{0,2}:?[NRFZYL])(?!,\(N\))"
STOP = r"[.,;)\]\"\[]|$|&|@"
END = rf"(?={STOP}|(?<=[RFZ])\(|\(Y\)|\([NRF][^()]*\))(?!\.?L){NO_ISSUE_FOLLOWS}{NO_LABEL_FOLLOWS}"
CLOSE = rf"(?=[.;)\]\"@]|,?$|,[CTI@\"]|\([YD])(?!\.?L){NO_LABEL_FOLLOWS}"
TITLE = r"[CToA&]\.?,?"
PINPOINT_AFTER = re.compile(rf"\((?P<q>{PAGES})\)|,?@(?P<r>{PAGES})")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a shape: the tokens it stands for, and the pages when it is a number."""

    sign: str
    first: int
    last: int
    range: PageRange | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: the signs of its pages and of its pinpoint."""

    note: Note
    pages: list[Sign]
    pinpoint: list[Sign]
    marked: bool  # "at" or "hier" says that it is a pinpoint

    @property
    def pinpoint_lies_behind(self) -> bool:
        """Whether there is none, or one that can belong to the article whose first page was read."""
        first, pinned = self.pages[0].range, self.pinpoint[0].range if self.pinpoint else None
        return self.marked or pinned is None or (first is not None and lies_behind(pinned, first))

    @property
    def stands_apart(self) -> bool:
        """Whether a space stands before the pages, as it does not in "Joh 3,16" or "1,5"."""
        return not self.note.touches(self.pages[0].first)

    @property
    def names_no_epoch(self) -> bool:
        """Whether the range is neither one of years nor of round numbers ("750–900")."""
        if self.pages[0].sign != "R":
            return True
        pages = self.pages[0].range
        ends = (pages.first, pages.last) if pages else ()
        return not all(isinstance(end, int) and (end % 50 == 0 or 1000 <= end <= 2099) for end in ends)

    @property
    def rises(self) -> bool:
        """Whether the pages are a rising list of numbers of two digits or more, as volume, issue and page seldom are."""
        firsts = [sign.range.first for sign in self.pages if sign.range and isinstance(sign.range.first, int)]
        return firsts[0] >= 10 and firsts == sorted(firsts)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over shapes, whose group `p` holds the pages and `q` the pinpoint, and what they must fulfil besides."""

    name: str
    pattern: re.Pattern[str]
    accepts: Callable[[Found], bool]


def rule(name: str, pattern: str, accepts: Callable[[Found], bool] = lambda found: True) -> Rule:
    return Rule(name, re.compile(pattern), accepts)


RULES: tuple[Rule, ...] = (
    # 495/2/203, 10–12
    rule("shelf mark", rf"S,(?P<p>{PAGES}){END}"),
    # ebd., 45 · op. cit., 45, 47 · (Fn. 12) 34 · supra note 12, 34
    rule("back reference", rf"B[.,]*(?P<p>{PAGES}){END}"),
    rule("behind a note", rf"(?:M|M\.?,B[.,]*)\)?,?(?P<p>{PAGES}){END}"),
    # 9 (1954): 161–75 · 37, no. 2 (February 1931): 269 · 28(5), 1621–8 · B428 (1998) 105
    rule("volume and issue", rf"[NIVY][A\"]?\.?,?\([^()]{{1,14}}\)[,.]{{0,2}}:?(?P<p>[NRFZ]{MORE}){END}"),
    # 51: 197–204 · 40, no. 2: 500 · 1972: 35 ff. · Cosenza: 131–138
    rule("colon", rf"[NIVYD)]\)?[,.]?:\(?(?P<p>[NRFZYE]{MORE}){END}"),
    rule("place, colon", rf"[CTwA\"].?:\(?(?P<p>R{MORE}){END}"),
    # 38 Stan. L. Rev. 1 at 46 · (1979) 3 Contemporary Crises 339, at 341 · [1972] 1 W.L.R. 1289, 1293
    rule(
        "law review",
        rf"(?:N[CTA]\.?,?|[(\[][YZ][)\]]N?{TITLE})(?:{TITLE}){{0,9}}(?P<p>[NRF])(?:,(?P<q>{PAGES}))?{CLOSE}",
        lambda found: found.pinpoint_lies_behind,
    ),
    # JZ 1998, 1072, 1075 m. w. N. · NJW 1998, 1500 mit Anm.
    rule("journal, year, pages", r"TY,(?P<p>[NRYE])(?:,(?P<q>[NRFYE]))?(?![-/:(CT]|,[NRYE])", lambda found: found.pinpoint_lies_behind),
    rule("journal, year, list", r"TY,(?P<p>F(?:,[NRF])*)"),
    rule("year, page, page", rf"[CTA.)\],(]\[?Y\]?,(?P<p>[NR]),(?P<q>[NRF]){END}", lambda found: found.pinpoint_lies_behind),
    rule("year, list", rf"Y\]?,(?P<p>N(?:[,&][NRF]){{2,}}){END}", lambda found: found.rises),
    # 2010, 10, 1012 · 1982; 72: 899
    rule("year, volume, pages", rf"[YD][,;.](?:[CTA]?\.?[NV])(?:,?\([^()]{{1,8}}\))?[,:]?,?(?P<p>[NRFZY]){END}"),
    # Wien 1998, 45 · JZ 1998, 1072 ff. · London, 1983), 886 · (1980, 34)
    rule("year, pages", rf"(?:[CTA.,)\](\"]\[?Y\]?|[YD]\)|D),(?P<p>[NRFE]{MORE})(?<!N(?=,[NRZ]|,Y\.?$)){END}"),
    # (1967) 375 · [1972] 342
    rule("year in brackets", rf"[YZ][)\]],?(?P<p>{PAGES}){END}"),
    # BGHZ 75, 84 (86 ff.) · BVerfGE 7, 198, 208 · Artificial Intelligence, 32, 333–77
    rule(
        "volume, page, page",
        rf"[CTA.,;]N,(?P<p>[NRF]),(?P<q>[NRF]){END}",
        lambda found: found.pinpoint_lies_behind and found.stands_apart,
    ),
    rule("volume, pages", rf"[CTA.,;\"]N,(?P<p>[NFR]{MORE}){END}", lambda found: found.stands_apart),
    # Softw. Eng., 17 259–273, 1991
    rule("volume pages", rf"[CTA.,)-]N,?(?P<p>[RZ]|N(?=,?\(?[YD])){MORE}{END}"),
    rule("roman volume", rf"I[.,]{{0,2}}(?P<p>{PAGES}){END}", lambda found: found.stands_apart),
    rule("counted volume", rf"V,?(?P<p>{PAGES}){END}"),
    rule("counted volume, range", rf"V\.(?P<p>R){END}"),
    # at 189 · 56 ff. · 12r–13v
    rule("at", rf"(?<!L)@(?P<p>{PAGES}){END}"),
    rule("following", r"(?P<p>(?:[NR][,&]{1,2})*F(?:[,&]{1,2}[NRF](?![(/CTwD]))*)"),
    rule("side", r"(?<!=)(?P<p>G(?:[,&]{1,2}[NRG])*)"),
    rule("in brackets", rf"[CTwIV\"]\.?\((?P<p>R)\){NO_LABEL_FOLLOWS}", lambda found: found.names_no_epoch),
    rule("after a stop", rf"(?<!L)[,.:)]\(?(?P<p>R(?:[,&]{{1,2}}[NR](?![(/CTwD]))*){END}", lambda found: found.names_no_epoch),
    rule(
        "short title",
        rf"(?:^|;)[^YZD;]*[CTw\"]\.{{0,3}},(?P<p>[NR](?:[,&][NR](?![(/CTwD]))*)(?=[;)]|\.?$|\.[CTI\"]|:w){NO_LABEL_FOLLOWS}",
        lambda found: found.names_no_epoch,
    ),
    rule("broken off before", rf"^(?P<p>[NRFZ](?:,[NR](?![(/CTwD]))*)(?=;|$|:w|(?<=[RZF])[.,):]){NO_LABEL_FOLLOWS}"),
)


def read_unlabelled(note: Note, labelled: Mapping[int, tuple[Locator, int]]) -> Iterator[Locator]:
    """The unlabelled locators of the note. `labelled` are the labelled ones, by the index of their first token."""
    held = {place for index, (_, after) in labelled.items() for place in range(index, after)}
    if all(token.kind != "number" or index in held for index, token in enumerate(note.tokens)):
        return
    signs = list(_signs(note, labelled))
    shape = "".join(sign.sign for sign in signs)
    yield from _extents(note, signs)
    taken: set[int] = set()
    for each in RULES:
        for match in each.pattern.finditer(shape):
            pages, pinpoint, marked = _spans(match, shape)
            found = Found(note, _numbers(signs, pages), _numbers(signs, pinpoint), marked)
            places = set(range(pages[0], max(pages[1], pinpoint[1])))
            if not places & taken and found.pinpoint_lies_behind and each.accepts(found):
                taken |= places
                yield _locator(found, each.name)


Span = tuple[int, int]


def _spans(match: re.Match[str], shape: str) -> tuple[Span, Span, bool]:
    """Where the pages stand in the shape and where their pinpoint, and whether a word marks the pinpoint."""
    pages, groups = match.span("p"), match.groupdict()
    if groups.get("q"):
        return pages, match.span("q"), False
    after = PINPOINT_AFTER.match(shape, pages[1])
    if after is None:
        return pages, (pages[1], pages[1]), False
    return pages, after.span("q") if after["q"] else after.span("r"), bool(after["r"])


def _extents(note: Note, signs: list[Sign]) -> Iterator[Locator]:
    """How many pages a book has: "218 p."."""
    for sign in signs:
        if sign.sign == "X" and sign.range and note.word(sign.last - 1) in ("p", "pp"):
            start, end = note.at(sign.first).start, note.at(sign.last - 1).end
            yield Locator(start, end, note.text[start:end], "extent", (sign.range,), rule="extent")


def _numbers(signs: list[Sign], span: Span) -> list[Sign]:
    return [sign for sign in signs[span[0] : span[1]] if sign.range]


def _locator(found: Found, name: str) -> Locator:
    note, signs = found.note, [*found.pages, *found.pinpoint]
    start, end = note.at(signs[0].first).start, note.at(signs[-1].last - 1).end
    ranges, pinpoint = (tuple(sign.range for sign in part if sign.range) for part in (found.pages, found.pinpoint))
    label = "leaf" if name == "shelf mark" else "folio" if signs[0].sign == "G" else "page"
    return Locator(start, end, note.text[start:end], label, ranges, pinpoint, tier="unlabelled", rule=name)


def _signs(note: Note, labelled: Mapping[int, tuple[Locator, int]]) -> Iterator[Sign]:
    index = 0
    while index < note.size:
        sign = _labelled_sign(index, *labelled[index]) if index in labelled else _sign(note, index)
        yield sign
        index = sign.last


def _labelled_sign(index: int, locator: Locator, after: int) -> Sign:
    return Sign("L" if locator.label in PRINTED else "M" if locator.label == "note" else "P", index, after)


def _sign(note: Note, index: int) -> Sign:
    token = note.at(index)
    if token.kind == "number":
        return _number_sign(note, index)
    if token.kind == "word":
        return _word_sign(note, index, token)
    if token.kind == "mark":
        return Sign('"' if token.text in QUOTES else "X" if token.text == "@" else token.text, index, index + 1)
    return Sign({"dash": "-", "date": "D", "shelf": "S"}.get(token.kind, "X"), index, index + 1)


def _number_sign(note: Note, index: int) -> Sign:
    read = _read_leaf(note, index) or read_range(note, index)
    if read is None:
        return Sign("X", index, index + 1)
    if note.at(read.next).text == "/" and note.touches(read.next) and note.at(read.next + 1).kind == "number":
        return Sign("Y" if _is_year(note.at(index).text) else "K", index, read.next + 2)
    if note.at(read.next).text == "." and (kind := ORDINALS.get(note.word(read.next + 1))):
        return Sign("V" if kind == "volume" else "K", index, note.skip(read.next + 2, "."))
    if _is_month(note.at(read.next)):  # 16–23 January
        return Sign("D", index, read.next + 1)
    if _counts_pages(note, read):
        return Sign("X", index, read.next + 1, read.range)
    if _is_glued_note_number(note, index):
        return Sign("X", index, read.next)
    return Sign(_range_sign(note.at(index), read.range), index, read.next, read.range)


def _read_leaf(note: Note, index: int) -> RangeRead | None:
    """A leaf whose side stands apart ("90 r., …"), in languages that write so, before a stop."""
    read = read_range(note, index, leaves=True) if note.lang == "it" else None
    return read if read and read.range.side_first and note.at(read.next).text in ("end", "", ",", ";", ")") else None


def _counts_pages(note: Note, read: RangeRead) -> bool:
    """Whether the number is the extent of a book: "312 S.", "218 p."."""
    after = note.skip(read.next + 1, ".")
    return note.labels.get(note.at(read.next).text) == "page" and note.at(after).kind not in ("number", "word")


def _is_glued_note_number(note: Note, index: int) -> bool:
    return index == 0 and note.touches(1) and note.at(1).kind == "word" and len(note.at(1).text) > 1


def _range_sign(token: Token, pages: PageRange) -> str:
    year = _is_year(token.text)
    if pages.following:
        return "E" if year and "-" not in pages.written else "F"
    if pages.side_first in ("r", "v"):
        return "G"
    if pages.side_first:
        return "Y" if year else "N"
    if pages.first != pages.last:
        return "X" if "descending" in pages.flags else "Z" if year and _is_year(str(pages.last)) else "R"
    return "Y" if year else "N"


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and 1400 <= int(digits) <= 2099


def _word_sign(note: Note, index: int, token: Token) -> Sign:
    kind = note.labels.get(token.text)
    if kind in NEITHER and (after := _after_counted(note, index)):
        return Sign("V" if kind == "volume" else "K", index, after)
    if token.lower in PINPOINT_OPENERS and (after := pinpoint_phrase(note, index)) > index:
        return Sign("@", index, after)
    sign = word_sign(token.text)
    if sign == "D":
        return Sign("D", index, _after_month(note, index))
    if sign == "I" and _is_initial(note, index):
        return Sign("A", index, index + 1)
    return Sign(sign, index, index + 1)


@lru_cache(maxsize=20_000)
def word_sign(word: str) -> str:
    """The sign of a word by itself."""
    lower = word.lower()
    if lower in BACK_REFERENCES:
        return "B"
    if word in JOINERS:
        return "&"
    if lower in SEASONS or A_MONTH.match(word):
        return "D"
    if word in JOURNAL_WORDS:
        return "o"
    if (word.isupper() and is_number(word)) or OCR_ROMAN.match(word):
        return "I"
    if word[0].islower():
        return "w"
    return "A" if len(word) == 1 else "T" if ABBREVIATED_TITLE.match(word) else "C"


def _is_month(token: Token) -> bool:
    return token.kind == "word" and word_sign(token.text) == "D"


def _after_month(note: Note, index: int) -> int:
    """The index after the days and the year of "Jan. 16–23" or "April 5, 1969"."""
    after = note.skip(index + 1, ".")
    read = read_range(note, after)
    if read is None or not isinstance(read.range.first, int):
        return index + 1
    if _is_year(note.at(after).text):
        return read.next
    if read.range.first > 31 or note.at(read.next).text in (":", "(") or read.range.following:
        return index + 1
    year = note.skip(read.next, ",")
    return year + 1 if _is_year(note.at(year).text) else read.next


def _is_initial(note: Note, index: int) -> bool:
    """Whether a letter that could be a numeral is an initial: "A. S. V.", "M. Rossi", "Stan L Rev"."""
    if len(note.at(index).text) > 1:
        return False
    inside = note.at(index - 1).text == "." and len(note.at(index - 2).text) == 1
    before_name = note.at(index + 1).text == "." and note.at(index + 2).text[:1].isupper()
    return inside or before_name or note.at(index).text not in "IVX"


def _after_counted(note: Note, index: int) -> int:
    """The index after the number of "no. 3/4", "Bd. II" or "Nr. 17 u. 18", or 0 when no number follows."""
    after = note.skip(note.skip(index + 1, "."), "°:")
    read = read_range(note, after)
    if read is None or (isinstance(read.range.first, str) and note.at(after).text.islower()):
        return 0
    after = read.next
    while note.at(after).text in ("/", "&", "-") and note.at(after + 1).kind == "number":
        after += 2
    joined = note.skip(after + 1, ".")
    return joined + 1 if note.word(after) in JOINERS and note.at(joined).kind == "number" else after
