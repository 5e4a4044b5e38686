"""Find the citations of a passage: cut it into clauses and say what kind of citation each one is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from editions.citations import back_references as back
from editions.citations.archive_refs import ArchivalReference, read_archival
from editions.citations.locator import Locator
from editions.citations.names import Names, read_names
from editions.citations.references import QUOTES, Citation, read_citation
from editions.citations.tokens import MONTH

SIGNAL = re.compile(
    r"""(?<![^\W_])(?:
      (?:[Ss]iehe|[Vv]gl\.|[Vv]ergleiche|[Cc]f\.|[Cc]fr\.|[Cc]ompare|[Ss]ee|[Vv]oir|[Vv]oy\.|[Vv]éase|[Vv]id\.|[Vv]edi|[Сс]м\.|[Сс]р\.|[Ss]\.(?=\s(?:auch|etwa|z|dazu|hierzu|[A-Z][a-z]+,)))
      (?:\s+(?:auch|also|aussi|anche|también|etwa|dazu|hierzu|insb\.|insbesondere|bes\.|besonders|exemplarisch|zuletzt|bspw\.|beispielsweise|z\.\s?B\.|u\.\s?a\.|e\.g\.,?|for\s(?:example|instance),?|
         generally|especially|in\sparticular|par\sexemple|ad\sesempio|per\sesempio|ferner|nur|statt\svieler|такжe|также|например))*
    | (?:bspw|z\.\s?B|etwa)\.?(?=:)
    )(?![^\W_])[:\s]*""",
    re.VERBOSE,
)
LEADS = re.compile(
    r"""\s*(?:[(\[–—:,.;-]+\s+|(?:So|Nach|Laut|Hierzu|Dazu|Dagegen|Ebenso|Ferner|Ähnlich|Anders|Zuerst|Zuletzt|Auch|auch|Und|und|and|sowie|And|Et|et|E|e|Y|y|Zit|Aus|Quelle|Quoted|From|u\.\s?a\.|z\.\s?B\.|bspw\.|etwa|
      hierzu|dazu|also|insb\.|bes\.|exemplarisch|zuletzt|zuerst|einführend|grundlegend|überblicksweise|ausführlich(?:er)?|zusammenfassend|kritisch|e\.g\.,?|i\.e\.,?|See|In|in|Thus|So\s+auch|Per|Su|Sul|Sulla|Pour|Sur)
      (?=[\s:])\s*:?\s*)""",
    re.VERBOSE,
)
JOINED = re.compile(r"\s*,?\s*(?:sowie|und|and|et|ed|e|y|as\swell\sas|ainsi\sque|nonché|и)\s+(?=[^\W\d_a-zà-ÿа-я])")
SENTENCE = re.compile(r"[.!?][«“”»\"')\]]*\s+(?=[«„“»\"‘'(\[]?[A-ZÀ-ÞА-Я])")
IMPRINT_END = re.compile(
    r"(?:[,:(]|\.\s)\s*(?:[A-ZÀ-ÞА-Я][\w.’'/-]*\s(?:a\.\s?M\.\s|am\sMain\s|und\s[A-Z]\w+\s|[A-ZÀ-Þ][\w.’'-]*\s){0,2})?(?<![–-])(?P<year>(?:1[4-9]|20)\d\d)(?:\s?\(i\.\s?E\.\))?\)?"
)
MONTH_BEFORE = re.compile(rf"(?:{MONTH})\s*$", re.IGNORECASE)
CONTINUES = re.compile(r"\s*(?:Bd|Vol|T|Jg|Hier|Anm|Fn|In:|In\s|Trans|Übers|Aufl|Hg|Ed|Éd|Rev|Pp?|S|С|Т|Вып|№|Zit|Publ|Cit)\b\.?")
NOT_SURNAMES = frozenset(
    [
        "kapitel",
        "abschnitt",
        "einleitung",
        "anhang",
        "abbildung",
        "abb",
        "tabelle",
        "tab",
        "text",
        "vorwort",
        "nachwort",
        "teil",
        "chapter",
        "section",
        "introduction",
        "appendix",
        "figure",
        "table",
        "part",
        "preface",
        "below",
        "above",
        "infra",
        "supra",
        "chapitre",
        "annexe",
        "tableau",
        "partie",
        "capitolo",
        "sezione",
        "introduzione",
        "appendice",
        "tabella",
        "parte",
        "capítulo",
        "глава",
        "раздел",
        "exkurs",
        "übersicht",
        "beilage",
        "band",
        "herausgeber",
        "verfasser",
        "autor",
        "vorlage",
        "original",
    ]
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a passage that holds one citation at most. `through`: it names where the one before is quoted or printed."""

    start: int
    end: int
    through: bool = False
    signalled: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A citation before it is resolved. `note_number` is the note that it points to."""

    passage: int
    start: int
    end: int
    raw: str
    form: str
    citation: Citation | None = None
    locators: tuple[Locator, ...] = ()
    note_number: int | None = None
    forward: bool = False
    through: bool = False
    same_author: bool = False
    container: "str" = ""  # "ibid", "idem" or "short" when the work after "in:" is not described here
    archive: ArchivalReference | None = None
    signalled: bool = False
    certain: bool = True
    quoted_titles: tuple[str, ...] = field(default=())


def clauses(text: str, locators: Sequence[Locator]) -> list[Clause]:
    """The passage cut at semicolons, at sentences that follow a citation, at "vgl." and at "zit. nach"."""
    cuts: dict[int, tuple[int, bool, bool]] = {}
    quoted = _quoted_spans(text)

    def cut(start: int, end: int, *, through: bool = False, signalled: bool = False) -> None:
        if any(opening < start < closing for opening, closing in quoted) or any(loc.start < start < loc.end for loc in locators):
            return
        old = cuts.get(start)
        cuts[start] = (max(end, old[0]) if old else end, through or bool(old and old[1]), signalled or bool(old and old[2]))

    for found in re.finditer(r";\s*", text):
        cut(found.start(), found.end())
    for found in back.THROUGH.finditer(text):
        cut(found.start(), found.end(), through=True)
    for found in SIGNAL.finditer(text):
        if not _is_title_word(text, found):
            cut(found.start(), found.end(), signalled=True)
    for end in _ends_of_citations(text, locators):
        sentence = SENTENCE.match(text, end)
        joined = JOINED.match(text, end)
        if sentence and not CONTINUES.match(text, sentence.end()):
            cut(sentence.start() + 1, sentence.end())
        elif joined and not any(loc.start <= joined.end() < loc.end for loc in locators):
            cut(joined.start(), joined.end())
    for start, end in _citing_brackets(text, locators):
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


def _quoted_spans(text: str) -> list[tuple[int, int]]:
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


def _ends_of_citations(text: str, locators: Sequence[Locator]) -> list[int]:
    ends = []
    for locator in locators:
        end = locator.end
        while end > locator.start and text[end - 1] in ".,; ":
            end -= 1
        ends += [end, locator.end]
    ends += [found.end() for found in IMPRINT_END.finditer(text) if not MONTH_BEFORE.search(text[: found.start("year")])]
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
        same = back.SAME_PLACE.match(content.lstrip())
        if (holds and (len(content) > 12 or same)) or same:
            spans.append((found.start(), inside[1]))
    return spans


def drafts(text: str, locators: Sequence[Locator], *, passage: int, note: int | None) -> list[Draft]:
    """The citations of a note, in the order of its text."""
    found: list[Draft] = []
    cut = clauses(text, locators)
    for index, clause in enumerate(cut):
        inside = tuple(loc for loc in locators if clause.start <= loc.start < clause.end and loc.label != "note")
        read = _read_clause(text, clause, inside, passage=passage, note=note)
        if (not read or read[-1].form == "bare") and index + 1 < len(cut) and cut[index + 1].through:
            read = [_document(text, clause, inside, passage)]
        found += read
    return [draft for index, draft in enumerate(found) if draft.certain or _has_company(found, index)]


def _document(text: str, clause: Clause, locators: tuple[Locator, ...], passage: int) -> Draft:
    """A document that is quoted through another work: whatever the text says of it."""
    raw = text[clause.start : clause.end]
    return Draft(passage, clause.start, clause.end, raw, "full", Citation(raw, title=_document_title(raw) or raw), locators)


def _has_company(found: list[Draft], index: int) -> bool:
    """A lone surname counts as a citation only beside another one."""
    return found[index].signalled and any(other.certain for other in found[index + 1 : index + 2])


def _read_clause(text: str, clause: Clause, locators: tuple[Locator, ...], *, passage: int, note: int | None) -> list[Draft]:
    start = _skip_leads(text, clause.start, clause.end)
    body = text[start : clause.end]
    base = Draft(
        passage,
        start,
        clause.end,
        body,
        "bare",
        locators=locators,
        through=clause.through,
        signalled=clause.signalled or start > clause.start,
    )
    head = body[: _pages_begin(text, locators, clause.end) - start].rstrip(" ,(:;") if locators else body
    notes = back.note_references(body, note=note, signalled=clause.signalled)
    same_place = back.SAME_PLACE.match(body) or back.SAME_PLACE_ID.match(body)
    if notes:
        return _cross_notes(base, body, notes)
    if same_place:
        return [replace(base, form="ibid")]
    archive = read_archival(body)
    same_author = back.SAME_AUTHOR.match(body)
    if same_author:
        return _same_author(base, body[same_author.end() :], head[same_author.end() :])
    earlier = back.EARLIER.search(head) or back.EARLIER.search(body)
    if earlier:
        return _earlier(base, head[: earlier.start()] if earlier.start() <= len(head) else body[: earlier.start()])
    contained = re.search(rf"(?:[,.]\s|\s|^)[Ii]n:?\s+(?:{back.SAME_PLACE.pattern})", body, re.IGNORECASE | re.VERBOSE)
    if contained:
        return [replace(base, form="full", container="ibid", citation=read_citation(body[: contained.start()].strip(" ,.;")))]
    if archive and not _describes_book(head):
        return [replace(base, form="archival", archive=archive, citation=Citation(body, title=_document_title(body)))]
    return _described(base, text, head)


def _pages_begin(text: str, locators: tuple[Locator, ...], end: int) -> int:
    """Where the description of the work ends: at the last locators, those with little between them."""
    begin = end
    for locator in reversed(locators):
        between = text[locator.end : begin]
        if begin != end and (len(between) > 30 or re.search(r"(?:1[4-9]|20)\d\d", between)):
            break
        begin = locator.start
    return begin


def _skip_leads(text: str, start: int, end: int) -> int:
    while True:
        lead = LEADS.match(text, start, end)
        if lead is None or lead.end() == start or lead.end() >= end:
            return start
        start = lead.end()


def _cross_notes(base: Draft, body: str, notes: list[back.NoteReference]) -> list[Draft]:
    made = []
    position = 0
    for reference in notes:
        before = body[position : reference.start].strip(" ,;:.(")
        before = re.sub(r"(?:,?\s*(?:cit\.|op\.\s?cit\.|a\.\s?a\.\s?O\.|aaO))+$", "", before).strip(" ,;:(")
        made.append(
            replace(
                base,
                start=base.start
                + position
                + (len(body[position : reference.start]) - len(body[position : reference.start].lstrip(" ,;:.("))),
                end=base.start + (reference.end if reference is not notes[-1] else len(body)),
                form="cross_note",
                note_number=reference.number,
                forward=reference.forward,
                citation=read_citation(_last_name_phrase(before)) if before else None,
                locators=tuple(
                    loc
                    for loc in base.locators
                    if loc.start >= base.start + position and (reference is notes[-1] or loc.start < base.start + reference.end)
                ),
            )
        )
        position = reference.end
    return [replace(draft, raw=body[draft.start - base.start : draft.end - base.start]) for draft in made]


def _last_name_phrase(text: str) -> str:
    """The name at the end of a phrase: "so schon Keller" gives "Keller"."""
    if read_names(text) is not None:
        return text
    for found in re.finditer(r"(?<=\s)(?=[^\W\d_])", text):
        names = read_names(text, found.start())
        if names is not None and not text[names.end :].strip(" ,.;:("):
            return text[found.start() :]
    return text


def _same_author(base: Draft, rest: str, head: str) -> list[Draft]:
    head = head.lstrip(" ,:")
    role = re.match(r"\s*\((?:Hgg?|Hrsgg?|eds?|éds?)\.?\)\s*[,:]?\s*", head)
    head = head[role.end() :] if role else head
    if not head.strip(" ,.;:"):
        return [replace(base, form="idem", same_author=True)]
    earlier = back.EARLIER.search(head)
    citation = read_citation(head[: earlier.start()] if earlier else head, names=Names((), 0))
    form = "full" if citation.is_full and not earlier else "short"
    return [replace(base, form=form, same_author=True, citation=replace(citation, names=None))]


def _earlier(base: Draft, head: str) -> list[Draft]:
    head = _last_name_phrase(re.sub(r"[ ,;:(]+$|(?<=[^\W\d_]{2})\.\s*$", "", head).strip(" ,;:("))
    if not head:
        return [replace(base, form="ibid")]
    return [replace(base, form="short", citation=replace(read_citation(head), year=0))]


def _describes_book(head: str) -> bool:
    citation = read_citation(head)
    return citation.names is not None and citation.is_full and bool(citation.place)


def _document_title(text: str) -> str:
    quoted = re.match(r"\s*[»„“«\"](.+?)[«“”»\"]", text)
    return quoted.group(1) if quoted else ""


def _described(base: Draft, text: str, head: str) -> list[Draft]:
    """A full citation, a short title, or prose that only mentions a title."""
    head, shift = _after_prose(head, paged=bool(base.locators))
    base = replace(base, start=base.start + shift, raw=base.raw[shift:], signalled=base.signalled or shift > 0)
    citation = read_citation(head)
    quoted = tuple(found.group(1) for found in re.finditer(r"[»„“«]([^»„“”«]{4,160})[«“”»]", base.raw))
    if citation.container is not None and not citation.container.is_journal and not citation.container.year and not citation.year:
        return _in_short_container(base, citation)
    if citation.is_full and (citation.names or citation.container or citation.place) and _is_sober(citation):
        same = citation.container is not None and citation.container.names is None and back.SAME_AUTHOR.match(citation.container.raw)
        return [replace(base, form="full", citation=citation, container="idem" if same else "")]
    if citation.names is not None:
        citation = replace(citation, title=_first_sentence(citation.title))
    if citation.names is not None and _is_short(citation, head, base):
        certain = bool(citation.title or base.locators or citation.year)
        base = _until_sentence_end(base, citation)
        return [replace(base, form="short", citation=citation, certain=certain or base.through, quoted_titles=quoted)]
    if base.locators or base.through:
        return [replace(base, form="bare", citation=citation, quoted_titles=quoted)]
    return []


def _first_sentence(title: str) -> str:
    """A short title ends where its sentence does; what follows is the author's own word."""
    return re.split(r"(?<=[^\W\d_]{3})[.?!]\s+(?=[A-ZÀ-Þ])", title, maxsplit=1)[0]


def _until_sentence_end(base: Draft, citation: Citation) -> Draft:
    """Without pages, a short citation ends with its title."""
    at = base.raw.find(citation.title) if citation.title and not base.locators else -1
    if at < 0:
        return base
    end = at + len(citation.title)
    return replace(base, raw=base.raw[:end], end=base.start + end)


def _is_sober(citation: Citation) -> bool:
    """Titles are not paragraphs: prose that happens to end in a year is no citation."""
    return citation.names is not None or (citation.container is not None or len(citation.title) < 200)


def _after_prose(head: str, *, paged: bool) -> tuple[str, int]:
    """The citation after an introduction: "Zur Darstellung beider Seiten: Name, Title"."""
    if read_names(head) is not None and _starts_citation(head):
        return head, 0
    for found in re.finditer(r"(?<!\b[Ii]n):\s+|(?<=\s)(?:bei|von|by|chez)\s+(?=[A-ZÀ-Þ])", head):
        rest = head[found.end() :]
        if (
            _starts_citation(rest)
            and not _inside(head, found.start())
            and (paged or found.group().startswith(":") or read_citation(rest).is_full)
        ):
            return rest, found.end()
    return head, 0


def _inside(text: str, position: int) -> bool:
    return any(opening < position < closing for opening, closing in _quoted_spans(text))


def _starts_citation(text: str) -> bool:
    names = read_names(text)
    return (
        names is not None
        and re.match(r"\s*(?:[,:(]|$|[A-ZÀ-Þ])", text[names.end :]) is not None
        and (names.end < len(text) or len(text.split()) <= 3)
    )


def _in_short_container(base: Draft, citation: Citation) -> list[Draft]:
    """ "Title, in: Weber, Short title": a document, and the short citation of the work that prints it."""
    container = citation.container
    assert container is not None
    inner = base.raw.rindex(container.raw) if container.raw in base.raw else 0
    if container.names is None and not container.title:
        return []
    if re.fullmatch(r"\W*" + back.SAME_AUTHOR.pattern + r"\W*", container.raw, re.IGNORECASE | re.VERBOSE):
        return [replace(base, form="full", citation=citation, container="idem")]
    outer = replace(base, form="short", start=base.start + inner, raw=base.raw[inner:], citation=container, through=True)
    if not citation.title:
        return [replace(outer, through=base.through)]
    title = citation.title
    document = replace(
        base,
        form="full",
        end=base.start + inner,
        raw=base.raw[:inner],
        citation=replace(citation, container=None, title=title),
        locators=(),
        container="short",
    )
    return [document, outer]


def _is_short(citation: Citation, head: str, base: Draft) -> bool:
    assert citation.names is not None
    if len(citation.names.persons) == 1 and citation.names.families[0].casefold() in NOT_SURNAMES:
        return False
    if base.locators:
        return len(citation.title) < 150
    if not citation.title:
        return base.signalled and len(head.split()) <= 3 and len(citation.names.persons[0].given) < 1
    return base.signalled and len(citation.title.split()) <= 12 and re.match(r"\s*[,:]", head[citation.names.end :]) is not None
