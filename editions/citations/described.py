"""Citations that describe a work: in full, by a short title, or in prose that only mentions it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.bodies import read_body
from editions.citations.citation import YEAR, Citation
from editions.citations.clauses import quoted_spans
from editions.citations.draft import Draft
from editions.citations.journals import read_newspaper, read_untitled_article
from editions.citations.listed import read_entry
from editions.citations.names import Names, read_names
from editions.citations.places import names_place
from editions.citations.references import CORPORATE, EDITED_BY, read_citation
from editions.citations.russian import read_russian

NOT_NAMES_AFTER_SIGNAL = """
    kapitel abschnitt einleitung anhang abbildung abb tabelle tab text vorwort nachwort teil exkurs übersicht beilage band
    herausgeber verfasser autor vorlage original chapter section introduction appendix figure table part preface below above infra
    supra chapitre annexe tableau partie capitolo sezione introduzione appendice tabella parte capítulo глава раздел
"""
STATUTES = frozenset(("section", "article", "paragraph", "marginal"))  # locators of laws; a law alone is no work with pages
NOT_SURNAMES = frozenset(NOT_NAMES_AFTER_SIGNAL.split())
REFLEXIVE = re.compile(  # "by Hale herself: ‘Desks’"
    r"^((?:[A-ZÀ-Þ][\w.’'-]*\s){0,2}[A-ZÀ-Þ][\w.’'-]*)\s(?:herself|himself|themselves|selbst|selber|lui-même|elle-même|stess[oa])(?=\s*[,:])"
)
VOLUME_NUMBER = re.compile(r",\s*(?:Bd|Band|Teil|[Vv]ol|t|T)\.?\s*[\dIVX]+(?=,)")
BEHIND_SENTENCE = re.compile(
    r"(?:[^\W\dA-ZÀ-Þ_]{3}|\))[.!?]\s(?:[A-ZÀ-Þ][\w'’ ]{2,40},\s)?(?=[A-ZÀ-Þ])"
)  # "… was left open. On the whole, Anne Hale, Quays"
VOLUME_AT_END = re.compile(r",\s*(?:Bd|Band|Teil|[Vv]ol|[Tt]om[eo]|t|T)\.?\s*[\dIVX]+$")  # "Chroniken, Bd. 2: Köln"
HOUSE_AND_YEAR = re.compile(rf"[^,;:()]{{2,60}},?\s{YEAR}\W*$")
ARTICLE_BEFORE = re.compile(
    r"\b(?:der|die|das|den|dem|des|the|la|le|les|los|las|el|il|lo|gli|del|della|delle|dei|degli|du)\s$", re.IGNORECASE
)
# Behind a title: "Annals of the Quay, ed. by …".
BY_OTHERS = re.compile(
    r"""[,.)]\s+ (?:hg | hrsg | herausgegeben | bearb(?:eitet)? | übers(?:etzt)? | komm | ed(?:s|ited)? | trans(?:l|lated)?
      | éd(?:itée?)? | trad(?:uit)? | a\ cura
      | introd(?:uction|uzione)? | intr | préf(?:ace)? | pref(?:azione|ace)? | prólogo | présentée? | publiée? | foreword ) \b\.?
      (?:\s(?:und|u\.|and|et|e)\s\w+\.?)? (?:\s*(?:von|v\.|by|par|por|di|de))? \s*$""",
    re.IGNORECASE | re.VERBOSE,
)


def read_described(base: Draft, text: str, head: str) -> list[Draft]:
    """A full citation, a short title, or prose that only mentions a title."""
    head = REFLEXIVE.sub(r"\1", head)
    entry = _listed(base)
    head, shift = (head, 0) if entry is not None else _after_prose(head, paged=bool(base.locators))
    base = replace(base, start=base.start + shift, raw=base.raw[shift:], signalled=base.signalled or shift > 0)
    newspaper = read_newspaper(base.raw)
    if newspaper is not None:
        return [replace(base, form="full", citation=newspaper)]
    article = read_untitled_article(head)
    if article is not None and base.locators:
        return [replace(base, form="short", citation=article)]
    citation = entry or _listed(base) or _of_commentary(read_citation(head))
    container = citation.container
    if container is not None and not container.is_journal and not container.year and not citation.year:
        return _in_short_container(base, citation, container)
    if citation.is_full and (citation.names or citation.container or citation.place or citation.editor) and _is_sober(citation):
        same = citation.container is not None and citation.container.names is None and back.SAME_AUTHOR.match(citation.container.raw)
        return [replace(base, form="full", citation=citation, container="idem" if same else "")]
    if citation.names is not None:
        citation = replace(citation, title=_first_sentence(citation.title))
    if citation.names is not None and _is_short(citation, citation.names, head, base):
        certain = bool(citation.title or base.locators or citation.year)
        base = _until_sentence_end(base, citation)
        return [replace(base, form="short", citation=citation, certain=certain or base.through)]
    if citation.names is not None and _reads_like_a_short_title(citation, citation.names, head, base):
        return [replace(_until_sentence_end(base, citation), form="short", citation=citation, tentative=True)]
    if base.through or any(locator.label not in STATUTES for locator in base.locators):
        return [replace(base, form="bare", citation=citation)]
    return []


def _listed(base: Draft) -> Citation | None:
    """An entry of a list of works, read without its pages."""
    raw = base.raw
    for locator in reversed(base.locators):
        if locator.label not in STATUTES:
            raw = raw[: locator.start - base.start].rstrip(" ,:") + raw[locator.end - base.start :]
    entry = read_entry(raw)
    return replace(entry, raw=base.raw) if entry is not None else None


def _of_commentary(citation: Citation) -> Citation:
    """ "Ruhl, in: Palm (Hrsg.), Kommentar, 1995": an author's part of a commentary bears the title of the whole."""
    whole = citation.container
    if citation.title or citation.names is None or whole is None or whole.is_journal or not (whole.title and whole.year):
        return citation
    return replace(whole, raw=citation.raw, names=citation.names, editor=whole.names or whole.editor)


def _reads_like_a_short_title(citation: Citation, names: Names, head: str, base: Draft) -> bool:
    if base.locators or not citation.title or len(citation.title.split()) > 12 or citation.year:
        return False
    return re.match(r"\s*[,:]\s", head[names.end :]) is not None


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
    if CORPORATE.match(head) or read_body(head) or (read_names(head) is not None and _starts_citation(head)):
        return head, 0
    quoted = quoted_spans(head)
    for found in re.finditer(r"(?<!\b[Ii]n):\s+|(?<=\s)(?:bei|von|by|chez|in)\s+(?=[A-ZÀ-Þ])", head):
        rest = head[found.end() :]
        if BY_OTHERS.search(head[: found.end()]) or _inside(head, found.start(), quoted):
            continue
        if _starts_citation(rest) and _is_trusted(found.group(), rest, head[: found.start()], paged=paged):
            return rest, found.end()
    if read_russian(head) is not None:
        return head, 0
    for found in re.finditer(r"(?<=[^\W\dA-ZÀ-Þ_]\s)(?=[A-ZÀ-Þ])", head):
        before = head[: found.start()]
        if ARTICLE_BEFORE.search(before) or EDITED_BY.search(before):  # "Calendar of the Quay Rolls, 1461–67": within a title
            continue
        if BY_OTHERS.search(before) or _inside(head, found.start(), quoted):
            continue
        if _describes_at(head[found.start() :]):
            return head[found.start() :], found.start()
    for found in BEHIND_SENTENCE.finditer(head):
        if not _inside(head, found.end(), quoted) and _describes_at(head[found.end() :]):
            return head[found.end() :], found.end()
    return head, 0


def _describes_at(text: str) -> bool:
    """Whether a full citation begins here, with a person's whole name."""
    names = read_names(text)
    if names is None or not names.persons[0].given or re.match(r"\s*[,:(]", text[names.end :]) is None:
        return False
    volume = VOLUME_NUMBER.match(text, names.end)
    if EDITED_BY.match(text, volume.end() if volume else names.end):  # "City Council, ed. by …" is the end of a title.
        return False
    return read_citation(text).is_full


def _is_trusted(word: str, rest: str, before: str, *, paged: bool) -> bool:
    """A colon may end an introduction; "by Name" and "in Name" do so before a full citation, or before pages."""
    if word.startswith(":"):
        if names_place(rest.strip(" ,.;:(")) or (names_place(before.split(",")[-1]) and HOUSE_AND_YEAR.match(rest)):
            return False  # "Quay Press: Bremen", "Bremen: Quay Press, 1987"
        return not (names_place(rest.split(",")[0]) and VOLUME_AT_END.search(before))
    citation = read_citation(rest)
    if word.startswith("in"):
        return citation.is_full and citation.names is not None and bool(citation.names.persons[0].given)
    return paged or citation.is_full


def _inside(text: str, position: int, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether the position lies in a quotation or in brackets."""
    if text.count("(", 0, position) > text.count(")", 0, position):
        return True
    return any(opening < position < closing for opening, closing in quoted)


def _starts_citation(text: str) -> bool:
    names = read_names(text)
    return (
        names is not None
        and re.match(r"\s*(?:[,:(]|$|[A-ZÀ-ÞА-Я])", text[names.end :]) is not None
        and (names.end < len(text) or len(text.split()) <= 3)
    )


def _in_short_container(base: Draft, citation: Citation, container: Citation) -> list[Draft]:
    """ "Title, in: Amsel, Short title": a document, and the short citation of the work that prints it."""
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


def _is_short(citation: Citation, names: Names, head: str, base: Draft) -> bool:
    if len(names.persons) == 1 and names.families[0].casefold() in NOT_SURNAMES:
        return False
    if base.locators:
        return len(citation.title) < 150
    if not citation.title:
        return base.signalled and len(head.split()) <= 3 and not names.persons[0].given
    return base.signalled and len(citation.title.split()) <= 12 and re.match(r"\s*[,:]", head[names.end :]) is not None
