"""The works that a text describes, in the order in which it first does."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from editions.citations.archive_refs import ArchivalReference
from editions.citations.citation import Citation
from editions.citations.cited import Work
from editions.citations.csl import to_csl
from editions.citations.draft import Draft
from editions.citations.grammar import ARTICLE_LENGTH
from editions.citations.locator import Locator
from editions.citations.names import fold_name
from editions.citations.short_titles import Candidate, candidate, declared_short_title, fold_title, works_meant

NUMERAL = re.compile(r"\b(?:[ivxl]+|\d+)\b")
VERSUS = re.compile(r"\sv\.?\s")
SAME_TITLE = 90.0  # of 100; a title that differs by a word or two is a variant of it, not another work


class CitedWorks:
    """Works with what short citations are compared with. `described_at` tells which mention describes a work first."""

    def __init__(self) -> None:
        self.works: list[Work] = []
        self.candidates: list[Candidate] = []
        self.described_at: dict[int, int] = {}
        self._by_year: dict[int, list[Candidate]] = {}
        self._by_short_title: dict[str, list[Candidate]] = {}

    def add_archival(self, archive: ArchivalReference, draft: Draft, *, note: int | None, mention: int) -> int:
        """The key of the document with this shelf mark."""
        for work in self.works:
            if (work.csl.get("archive"), work.csl.get("archive_location")) == (archive.repository, archive.shelf_mark):
                return work.key
        citation = draft.citation or Citation(draft.raw)
        csl = {"type": "manuscript", "title": citation.title, "archive": archive.repository, "archive_location": archive.shelf_mark}
        short = declared_short_title(draft.raw)
        return self._add(Work(len(self.works), draft.raw, note, csl, (short,) if short else ()), citation, mention)

    def add_described(self, citation: Citation, draft: Draft, *, note: int | None, mention: int) -> int:
        """The key of the work that a full citation describes; the volume that it stands in becomes a work as well."""
        known = self._same(citation)
        if known is not None:
            return known.work.key
        extent = pages_in_container(draft.locators) if citation.container is not None and citation.title else None
        short = declared_short_title(draft.raw)
        csl = to_csl(citation, f"{extent[0]}-{extent[1]}" if extent else "")
        if extent is None and citation.container is not None and citation.container.is_journal and (page := first_page(draft.locators)):
            csl["page-first"] = str(page)
        key = self._add(Work(len(self.works), draft.raw, note, csl, (short,) if short else (), extent), citation, mention)
        if draft.container != "ibid":
            self._add_container(citation.container, note=note, mention=mention)
        return key

    def _add_container(self, container: Citation | None, *, note: int | None, mention: int) -> None:
        if container is None or container.is_journal or not container.is_full:
            return
        if self._same(container) is None:
            self._add(Work(len(self.works), container.raw, note, to_csl(container)), container, mention)

    def _add(self, work: Work, citation: Citation, mention: int) -> int:
        self.works.append(work)
        self.candidates.append(candidate(work, citation))
        self._by_year.setdefault(citation.year, []).append(self.candidates[-1])
        for short in self.candidates[-1].short_titles:
            self._by_short_title.setdefault(short, []).append(self.candidates[-1])
        self.described_at[work.key] = mention
        return work.key

    def _same(self, citation: Citation) -> Candidate | None:
        """The work that this citation describes again; one without a year may be of any year."""
        years = (citation.year, 0) if citation.year else tuple(self._by_year)
        return next(
            (known for year in dict.fromkeys(years) for known in self._by_year.get(year, ()) if is_same_work(known, citation)), None
        )

    def citation_of(self, work: int) -> Citation:
        return self.candidates[work].citation

    def meant(self, families: tuple[str, ...], title: str, *, before: int, year: int = 0, letter: str = "") -> list[Candidate]:
        """The works that a short citation may mean, of those described before mention `before`; only where none fits, of all."""
        everything = [one for one in self.candidates if not letter or one.citation.letter == letter]
        earlier = [one for one in everything if self.described_at[one.work.key] < before]
        found = works_meant(earlier, families=families, title=title, year=year)
        return found or works_meant(everything, families=families, title=title, year=year)

    def article(self, citation: Citation, page: int) -> list[Candidate]:
        """The article of these authors in this year of the journal that holds the page; several where it cannot be told."""
        wanted = _place_of_article(citation)
        there = [one for one in self.candidates if _is_by(one, citation) and _place_of_article(one.citation) == wanted]
        holding = sorted((one for one in there if _holds(one, page)), key=_begins)
        # Where an article was first cited by a page within it, an earlier page may be meant too.
        near = [one for one in there if not _is_court(one) and abs(page - _begins(one)) <= ARTICLE_LENGTH]
        return holding[-1:] or (near if len(near) == 1 else []) or [one for one in there if not _begins(one)]

    def declared(self, short: str) -> list[Candidate]:
        """The works that were given this short title."""
        return self._by_short_title.get(fold_title(short), []) if self._by_short_title else []

    def knows(self, families: tuple[str, ...]) -> bool:
        """Whether a work is by, or edited by, the first of these persons."""
        name = fold_name(families[0]) if families else ""
        return bool(name) and any(name in one.families for one in self.candidates)

    def volume_meant(self, work: int, wanted: Citation) -> int | None:
        """The volume that this item stands in, where the words mean its editors, or its title, and not the item's."""
        item = self.citation_of(work)
        volume = self._same(item.container) if item.container is not None and not item.container.is_journal else None
        if volume is None:
            return None
        if wanted.families:
            name = fold_name(wanted.families[0])
            return volume.work.key if name in volume.families and name not in self.candidates[work].families else None
        title = fold_title(wanted.title)
        return volume.work.key if title and title in volume.title and title not in self.candidates[work].title else None

    def of_party(self, name: str) -> list[Candidate]:
        """The cases that a person or body is a party of: "Orrin" of "Village of Orrin v. Amble Co."."""
        wanted = fold_title(name)
        cases = [one for one in self.candidates if VERSUS.search(one.citation.title)]
        return [one for one in cases if wanted and wanted in one.words]

    def exactly_entitled(self, title: str) -> list[Candidate]:
        wanted = fold_title(title)
        return [one for one in self.candidates if one.title == wanted]

    def entitled(self, title: str) -> list[Candidate]:
        """The works that begin with a title, whoever wrote them."""
        return works_meant(self.candidates, families=(), title=title)


def items_before_volumes(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """An item wins over the volume that it stands in when both bear the name, as it is the one described in full."""
    volumes = {id(one.citation.container) for one in found if one.citation.container is not None}
    return [one for one in found if id(one.citation) not in volumes] or found


def is_same_work(known: Candidate, citation: Citation) -> bool:
    """The same persons, year and place, and nearly the same title."""
    other = known.citation
    if other.year and citation.year and other.year != citation.year:
        return False
    if other.letter != citation.letter or other.date != citation.date:
        return False
    if {fold_name(name) for name in citation.families} != {fold_name(name) for name in other.families}:
        return False
    if other.container is None and other.place and citation.place and fold_name(other.place) != fold_name(citation.place):
        return False
    return is_same_title(known.title, fold_title(citation.title))


def is_same_title(one: str, other: str) -> bool:
    """Whether two folded titles differ by a word or two at most; "Part I" and "Part II" are two."""
    if one == other:
        return bool(one)
    if min(len(one), len(other)) <= 12 or NUMERAL.findall(one) != NUMERAL.findall(other):
        return False
    return fuzz.ratio(one, other) >= SAME_TITLE


def first_page(locators: Sequence[Locator]) -> int:
    """The first page that is cited, 0 when none is."""
    first = next((locator.ranges[0].first for locator in locators if locator.label == "page" and locator.ranges), 0)
    return first if isinstance(first, int) else 0


def _place_of_article(citation: Citation) -> tuple[str, int] | None:
    journal = citation.container
    return (fold_title(journal.title), journal.year or citation.year) if journal is not None and journal.is_journal else None


def _is_by(one: Candidate, citation: Citation) -> bool:
    return bool(one.families) and {fold_name(name) for name in citation.families} == set(one.families)


def _begins(one: Candidate) -> int:
    """The first page of an article, 0 when it is not known."""
    first = str(one.work.csl.get("page-first") or "")
    return one.work.extent[0] if one.work.extent else int(first) if first.isdigit() else 0


def _holds(one: Candidate, page: int) -> bool:
    """Whether the page may belong to the article; of a court, whose decisions are short and many, only the first page counts."""
    begins = _begins(one)
    return bool(begins) and begins <= page <= begins + (0 if _is_court(one) else ARTICLE_LENGTH)


def _is_court(one: Candidate) -> bool:
    return all(family.isupper() for family in one.citation.families)


def pages_in_container(locators: Sequence[Locator]) -> tuple[int, int] | None:
    """The first closed range of pages of a full citation of an article: what the article fills."""
    for locator in locators:
        if locator.label in ("page", "column") and locator.ranges:
            first = locator.ranges[0]
            if isinstance(first.first, int) and isinstance(first.last, int) and first.last > first.first and not first.following:
                return first.first, first.last
    return None
