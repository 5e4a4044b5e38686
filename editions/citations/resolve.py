"""Read the citations of a whole text and resolve what they refer to.

Find, clean, resolve, after the design of eyecite: spans are kept, "several works may be meant" is an answer of its own, and a chain
breaks visibly at its first failure: at a missing note, at one that is cut off, at a work that is nowhere described.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from editions.citations import read_locators
from editions.citations.chains import chain_through
from editions.citations.cited import CitationReading, CitingPassage, Mention, Step, Work
from editions.citations.locator import Locator
from editions.citations.mentions import Draft, drafts
from editions.citations.names import Names, fold_name
from editions.citations.references import Citation, to_csl
from editions.citations.short_titles import Candidate, candidate, declared_short_title, fold_title, works_meant

RESOLVED, NO_TARGET, MULTIPLE, UNRESOLVED = "resolved", "no_target", "multiple_targets", "unresolved"
BROKEN_STATUSES = frozenset({"gap", "truncated", "missing"})


def read_citations(passages: Sequence[CitingPassage], lang: str, *, missing: frozenset[int] = frozenset()) -> CitationReading:
    """The citations of `passages` (body and notes, in reading order) and the works that they cite.

    `missing` are the numbers of notes that are called but not there. Offsets are code points of each passage's text.
    """
    found: list[Draft] = []
    for index, passage in enumerate(passages):
        locators = read_locators(passage.text, passage.lang or lang)
        read = drafts(passage.text, locators, passage=index, note=passage.number)
        found += read if passage.number is not None else [draft for draft in read if _stands_in_body(draft)]
    resolver = _Resolver(passages, found, missing)
    return resolver.read()


def _stands_in_body(draft: Draft) -> bool:
    """Running text is full of names and years; there only a page or a note number makes a citation."""
    if draft.form in {"cross_note", "ibid", "idem"}:
        return draft.form == "cross_note" or bool(draft.locators)
    return any(locator.tier == "labelled" for locator in draft.locators)


@dataclass(slots=True)
class _Resolver:
    passages: Sequence[CitingPassage]
    drafts: list[Draft]
    missing: frozenset[int]
    mentions: list[Mention] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    library: list[Candidate] = field(default_factory=list)
    mention_of_work: dict[int, int] = field(default_factory=dict)
    own_work: dict[int, int] = field(default_factory=dict)

    def read(self) -> CitationReading:
        for index, draft in enumerate(self.drafts):
            self._register(index, draft)
        for index, draft in enumerate(self.drafts):
            self.mentions.append(self._resolve(index, draft))
        for index, draft in enumerate(self.drafts):
            if draft.forward:  # What it points to has been read by now.
                self.mentions[index] = self._resolve(index, draft)
        for index in range(len(self.mentions)):
            self._mediate(index)
        return CitationReading(tuple(self.mentions), tuple(self.works))

    # Works, from their full citations

    def _register(self, index: int, draft: Draft) -> None:
        if draft.form == "archival" and draft.archive is not None:
            self.own_work[index] = self._archival_work(index, draft)
        elif draft.form == "full" and draft.citation is not None:
            citation = self._completed(index, draft)
            self.own_work[index] = self._work_of(citation, draft, index)

    def _archival_work(self, index: int, draft: Draft) -> int:
        archive = draft.archive
        assert archive is not None
        for work in self.works:
            if work.csl.get("archive_location") == archive.shelf_mark and work.csl.get("archive") == archive.repository:
                return work.key
        title = draft.citation.title if draft.citation else ""
        csl = {"type": "manuscript", "title": title, "archive": archive.repository, "archive_location": archive.shelf_mark}
        return self._add(Work(len(self.works), draft.raw, self._note(draft), csl), draft.citation or Citation(draft.raw), None, index)

    def _completed(self, index: int, draft: Draft) -> Citation:
        """The citation with what "ders." and "in: ebd." stand for."""
        citation = draft.citation
        assert citation is not None
        if draft.same_author:
            citation = replace(citation, names=self._author_before(index))
        if draft.container == "ibid":
            before = self._citation_before(index)
            citation = replace(citation, container=before.container or before if before else None)
        if draft.container == "idem" and citation.container is not None:
            citation = replace(citation, container=replace(citation.container, names=citation.names))
        return citation

    def _author_before(self, index: int) -> Names | None:
        for earlier in range(index - 1, -1, -1):
            draft = self.drafts[earlier]
            if draft.passage != self.drafts[index].passage and not self._is_note_before(earlier, index):
                return None
            work = self._key_at(earlier)
            if work is not None:
                names = self.library[work].citation.names
            else:
                names = draft.citation.names if draft.citation else None
            if names is not None and names.persons:
                return names
        return None

    def _is_note_before(self, earlier: int, index: int) -> bool:
        number, before = self._note(self.drafts[index]), self._note(self.drafts[earlier])
        return number is not None and before is not None and before >= number - 1

    def _citation_before(self, index: int) -> Citation | None:
        for earlier in range(index - 1, -1, -1):
            if self.drafts[earlier].passage != self.drafts[index].passage and not self._is_note_before(earlier, index):
                return None
            if earlier in self.own_work:
                return self.library[self.own_work[earlier]].citation
        return None

    def _work_of(self, citation: Citation, draft: Draft, index: int) -> int:
        for known in self.library:
            if _same_work(known, citation):
                return known.work.key
        extent = _extent(draft.locators) if citation.container is not None else None
        pages = f"{extent[0]}-{extent[1]}" if extent else ""
        short = declared_short_title(draft.raw)
        work = Work(len(self.works), draft.raw, self._note(draft), to_csl(citation, pages), (short,) if short else (), extent)
        key = self._add(work, citation, citation.names, index)
        container = citation.container
        if container is not None and not container.is_journal and container.title and draft.container != "ibid" and container.is_full:
            if not any(_same_work(known, container) for known in self.library):
                self._add(Work(len(self.works), container.raw, self._note(draft), to_csl(container)), container, container.names, index)
        return key

    def _add(self, work: Work, citation: Citation, names: Names | None, index: int) -> int:
        self.works.append(work)
        self.library.append(candidate(work, citation, names=names))
        self.mention_of_work[work.key] = index
        return work.key

    # Mentions

    def _note(self, draft: Draft) -> int | None:
        return self.passages[draft.passage].number

    def _resolve(self, index: int, draft: Draft) -> Mention:
        mention = Mention(
            self.passages[draft.passage].ref,
            self._note(draft),
            draft.start,
            draft.end,
            draft.raw,
            draft.form,
            draft.locators,
        )
        by_form: dict[str, Callable[[int, Draft, Mention], Mention]] = {
            "full": self._resolve_full,
            "archival": self._resolve_full,
            "ibid": self._resolve_ibid,
            "idem": self._resolve_idem,
            "cross_note": self._resolve_cross_note,
            "short": self._resolve_short,
            "bare": self._resolve_bare,
        }
        return by_form[draft.form](index, draft, mention)

    def _resolve_full(self, index: int, draft: Draft, mention: Mention) -> Mention:
        steps: tuple[Step, ...] = ()
        if draft.container == "ibid":
            before = self._previous_in_passage(index)
            steps = (Step("in_ibid", self.mentions[before].note, before),) if before is not None else ()
        elif draft.same_author:
            before = self._previous_in_passage(index)
            steps = (Step("idem", self.mentions[before].note, before),) if before is not None else ()
        resolution = NO_TARGET if draft.container == "ibid" and not steps else RESOLVED
        described = to_csl(self._completed(index, draft)) if draft.form == "full" else self.works[self.own_work[index]].csl
        return replace(
            mention, work=self.own_work[index], resolution=resolution, steps=steps, container=draft.container == "ibid", csl=described
        )

    def _previous_in_passage(self, index: int) -> int | None:
        """The mention before it in the same passage; of a document and the work that prints it, the latter."""
        before = index - 1
        return before if before >= 0 and self.drafts[before].passage == self.drafts[index].passage else None

    def _resolve_ibid(self, index: int, draft: Draft, mention: Mention) -> Mention:
        before = self._previous_in_passage(index)
        if before is not None:
            return self._follow("ibid", mention, self._unit(before, draft))
        number = mention.note
        if number is None:
            earlier = [at for at in range(index) if self.mentions[at].note is None]
            return self._follow("ibid", mention, earlier[-1]) if earlier else replace(mention, resolution=NO_TARGET)
        return self._ibid_of_note(number, draft, mention)

    def _ibid_of_note(self, number: int, draft: Draft, mention: Mention) -> Mention:
        while (number := number - 1) > 0:
            if number in self.missing or self._status(number) in BROKEN_STATUSES:
                return self._broken(mention, number)
            there = self._units(number, draft)
            works = {self._identity(at) for at in there}
            if len(works) > 1:
                return self._several("ibid", mention, there)
            if there:
                return self._follow("ibid", mention, there[-1])
        return replace(mention, resolution=NO_TARGET)

    def _identity(self, at: int) -> tuple[str, int]:
        work = self.mentions[at].work
        return ("work", work) if work is not None else ("mention", at)

    def _broken(self, mention: Mention, number: int) -> Mention:
        """A note that is missing or cut off: what can be read of it are candidates, no answer."""
        there = [self.mentions[at].work for at in self._of_note(number)]
        return replace(mention, resolution=NO_TARGET, candidates=tuple(sorted({work for work in there if work is not None})))

    def _several(self, rule: str, mention: Mention, there: Sequence[int]) -> Mention:
        works = tuple(dict.fromkeys(work for at in there if (work := self.mentions[at].work) is not None))
        return replace(
            mention, resolution=MULTIPLE, candidates=works, steps=tuple(Step(rule, self.mentions[at].note, at) for at in there[-1:])
        )

    def _follow(self, rule: str, mention: Mention, at: int) -> Mention:
        """Point at mention `at`, and through it at its work."""
        target = self.mentions[at]
        bare = rule == "ibid" and not mention.locators
        return replace(
            mention,
            steps=chain_through(rule, target, at),
            work=target.work,
            candidates=target.candidates if target.work is None else (),
            resolution=RESOLVED if target.work is not None else (target.resolution if target.resolution != RESOLVED else UNRESOLVED),
            inherited=bare,
            mediating=target.mediating if bare else None,
        )

    def _status(self, number: int) -> str:
        return next((passage.status for passage in self.passages if passage.number == number), "missing")

    def _of_note(self, number: int) -> list[int]:
        return [at for at, mention in enumerate(self.mentions) if mention.note == number]

    def _units(self, number: int, draft: Draft) -> list[int]:
        """The mentions of a note, a document and the work that prints it counted once."""
        return list(dict.fromkeys(self._unit(at, draft) for at in self._of_note(number)))

    def _unit(self, at: int, draft: Draft) -> int:
        """With a page, "ebd." means the work that has the page; without, the document."""
        if not draft.locators and self.drafts[at].through and at and self.drafts[at - 1].passage == self.drafts[at].passage:
            return at - 1
        if (
            draft.locators
            and at + 1 < len(self.mentions)
            and self.drafts[at + 1].through
            and self.drafts[at + 1].passage == self.drafts[at].passage
        ):
            return at + 1
        return at

    def _resolve_idem(self, index: int, draft: Draft, mention: Mention) -> Mention:
        names = self._author_before(index)
        if names is None:
            return replace(mention, resolution=NO_TARGET)
        return self._meant("idem", mention, draft, self._works_meant(index, names.families, ""))

    def _resolve_short(self, index: int, draft: Draft, mention: Mention) -> Mention:
        citation = draft.citation or Citation(draft.raw)
        families, title = citation.families, citation.title
        if draft.same_author:
            names = self._author_before(index)
            families = names.families if names else ()
        if families and not title and not citation.year:
            return self._meant("surname", mention, draft, self._works_meant(index, families, ""))
        found = self._works_meant(index, families, title, citation.year)
        if not found and families and not draft.same_author:  # A title with capitals reads like a name.
            whole = f"{' '.join(families)} {title}".strip()
            found = works_meant([one for one in self.library if not one.families or one.short_titles], families=(), title=whole)
        return self._meant("short_title", mention, draft, found)

    def _works_meant(self, index: int, families: tuple[str, ...], title: str, year: int = 0) -> list[Candidate]:
        """Works cited before this place; only where none fits, those cited later."""
        earlier = [one for one in self.library if self.mention_of_work[one.work.key] < index]
        return works_meant(earlier, families=families, title=title, year=year) or works_meant(
            self.library, families=families, title=title, year=year
        )

    def _meant(self, rule: str, mention: Mention, draft: Draft, found: Sequence[Candidate]) -> Mention:
        found = self._nearest_of_same_description(found)
        if not found:
            return replace(mention, resolution=NO_TARGET)
        keys = tuple(one.work.key for one in found)
        if len(keys) > 1:
            return replace(mention, resolution=MULTIPLE, candidates=keys)
        at = self.mention_of_work[keys[0]]
        return replace(mention, work=keys[0], resolution=RESOLVED, steps=(Step(rule, self._note(self.drafts[at]), at),))

    def _nearest_of_same_description(self, found: Sequence[Candidate]) -> Sequence[Candidate]:
        """An item wins over the volume that it stands in when both bear the name, as it is the one described in full."""
        containers = {id(one.citation.container) for one in found if one.citation.container is not None}
        items = [one for one in found if id(one.citation) not in containers]
        return items or found

    def _resolve_cross_note(self, index: int, draft: Draft, mention: Mention) -> Mention:
        number = draft.note_number
        assert number is not None
        if number in self.missing or self._status(number) == "missing":
            return replace(mention, resolution=NO_TARGET)
        there = [at for at, other in enumerate(self.drafts) if self._note(other) == number and at != index]
        named = [at for at in there if self._names_same(at, draft)] if draft.citation else there
        chosen = named or ([] if draft.citation and draft.citation.names else there)
        return self._cross_note_to(mention, draft, number, chosen, there)

    def _cross_note_to(self, mention: Mention, draft: Draft, number: int, chosen: Sequence[int], there: Sequence[int]) -> Mention:
        chosen = [at for at in chosen if self.drafts[at].form != "bare"] or list(chosen)
        works = {self._key_at(at) for at in chosen} - {None}
        if len(works) > 1:
            return replace(
                mention,
                resolution=MULTIPLE,
                candidates=tuple(sorted(work for work in works if work is not None)),
                steps=(Step("cross_note", number, chosen[0]),),
            )
        if not chosen:
            candidates = tuple(sorted({key for at in there if (key := self._key_at(at)) is not None}))
            return replace(mention, resolution=UNRESOLVED if not draft.citation else NO_TARGET, candidates=candidates)
        at = next((at for at in chosen if self._key_at(at) is not None), chosen[0])
        if at < len(self.mentions):
            return self._follow("cross_note", mention, at)
        work = self._key_at(at)
        return replace(mention, work=work, resolution=RESOLVED if work is not None else UNRESOLVED, steps=(Step("cross_note", number, at),))

    def _key_at(self, at: int) -> int | None:
        return self.own_work.get(at) if at >= len(self.mentions) else self.mentions[at].work

    def _names_same(self, at: int, draft: Draft) -> bool:
        """Whether mention `at` names the author, or bears the title, that the back reference gives."""
        wanted = draft.citation
        assert wanted is not None
        key = self._key_at(at)
        folded = fold_name(self.drafts[at].raw)
        families = [fold_name(family.split()[-1]) for family in wanted.families if family.split()]
        if families:
            known = self.library[key].families if key is not None else ()
            return any(family == name or name.endswith(family) for name in known for family in families[:1]) or families[0] in folded
        title = fold_name(wanted.title)
        return bool(title) and title in folded

    def _resolve_bare(self, index: int, draft: Draft, mention: Mention) -> Mention:
        """Pages without a citation: of a title that the passage names before them, else of the citation before them in the note."""
        text = self.passages[draft.passage].text[: draft.end]
        for title in reversed(_quoted_titles(text)):
            found = works_meant(self.library, families=(), title=title)
            found = _of_volume(found, draft.locators)
            if len(found) == 1:
                return self._meant("title", mention, draft, found)
        before = self._previous_in_passage(index)
        if before is not None and mention.note is not None and _only_pages(draft):
            return replace(self._follow("same_note", mention, before), form="bare")
        return mention

    def _mediate(self, index: int) -> None:
        """Tie a document to the work that quotes or prints it, whose pages are cited."""
        if index == 0 or not self.drafts[index].through or self.drafts[index - 1].passage != self.drafts[index].passage:
            return
        outer, document = self.mentions[index], self.mentions[index - 1]
        if document.form not in {"full", "archival", "short", "bare"} or document.mediating is not None:
            return
        rule = "in" if self.drafts[index - 1].container == "short" else "mediated"
        self.mentions[index - 1] = replace(document, mediating=outer.work, steps=(*document.steps, Step(rule, outer.note, index)))


def _only_pages(draft: Draft) -> bool:
    rest = draft.raw
    for locator in draft.locators:
        rest = rest.replace(locator.raw, "")
    return sum(letter.isalpha() for letter in rest) <= 8


def _quoted_titles(text: str) -> list[str]:
    import re

    return [found.group(1) for found in re.finditer(r"[»„“«]([^»„“”«]{4,160})[«“”»]", text)]


def _of_volume(found: Sequence[Candidate], locators: Iterable[Locator]) -> list[Candidate]:
    """Of the volumes of one work, the one that the locator names."""
    volumes = {fold_title(locator.volume.split(",")[0]) for locator in locators if locator.volume}
    if len(found) < 2 or not volumes:
        return list(found)
    named = [one for one in found if volumes & set(one.title.split()) or fold_title(one.citation.volume) in volumes]
    return named or list(found)


def _extent(locators: Sequence[Locator]) -> tuple[int, int] | None:
    for locator in locators:
        if locator.label == "page" and locator.ranges:
            first = locator.ranges[0]
            if isinstance(first.first, int) and isinstance(first.last, int) and first.last > first.first and first.following == "":
                return first.first, first.last
    return None


def _same_work(known: Candidate, citation: Citation) -> bool:
    """The same persons, title and year; a title that differs by a word or two is a variant of it, not another work."""
    from rapidfuzz import fuzz

    if known.citation.year != citation.year and known.citation.year and citation.year:
        return False
    if (
        known.citation.names
        and citation.names
        and {fold_name(name) for name in citation.families} != {fold_name(name) for name in known.citation.families}
    ):
        return False
    if bool(known.citation.names) != bool(citation.names):
        return False
    if (
        known.citation.place
        and citation.place
        and known.citation.container is None
        and fold_name(known.citation.place) != fold_name(citation.place)
    ):
        return False
    title = fold_title(citation.title)
    return bool(title) and (known.title == title or (min(len(title), len(known.title)) > 12 and fuzz.ratio(known.title, title) >= 90))


def csl_of(reading: CitationReading, key: int) -> dict[str, Any]:
    """The CSL-JSON of a work of the reading."""
    return reading.works[key].csl
