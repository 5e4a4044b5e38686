"""Read the citations of a whole text and resolve what they refer to.

Find, clean, resolve, after the design of eyecite: spans are kept, "several works may be meant" is an answer of its own, and a chain
breaks visibly at its first failure: at a missing note, at one that is cut off, at a work that is nowhere described.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from editions.citations.chains import chain_through
from editions.citations.choosing import Choice
from editions.citations.citation import YEAR, Citation
from editions.citations.cited import CitationReading, CitingPassage, Mention, Step
from editions.citations.cited_works import CitedWorks, first_page, items_before_volumes
from editions.citations.collecting import collect
from editions.citations.csl import to_csl
from editions.citations.draft import Draft
from editions.citations.locator import Locator
from editions.citations.names import Names
from editions.citations.prose_titles import work_named_before
from editions.citations.short_titles import Candidate

RESOLVED, NO_TARGET, MULTIPLE, UNRESOLVED = "resolved", "no_target", "multiple_targets", "unresolved"
BROKEN_STATUSES = frozenset({"gap", "truncated", "missing"})


def read_citations(passages: Sequence[CitingPassage], lang: str, *, missing: frozenset[int] = frozenset()) -> CitationReading:
    """The citations of `passages` (body and notes, in reading order) and the works that they cite.

    `missing` are the numbers of notes that are called but not there. Offsets are code points of each passage's text.
    """
    return Resolver(passages, collect(passages, lang), missing).read()


class Resolver:
    """Resolves the drafts of one text, in their order. Works are read first, so that a citation may precede its work."""

    def __init__(self, passages: Sequence[CitingPassage], found: list[Draft], missing: frozenset[int]) -> None:
        self.passages = passages
        self.drafts = found
        self.missing = missing
        self.mentions: list[Mention] = []
        self.cited = CitedWorks()
        self.own_work: dict[int, int] = {}  # by the index of the full citation
        self._status = {passage.number: passage.status for passage in passages if passage.number is not None}
        self._text = {passage.number: passage.text for passage in passages if passage.number is not None}
        self._choice = Choice(found, self.cited, self._work_at, self._form_at)
        self._of_note: dict[int, list[int]] = {}
        for index, draft in enumerate(found):
            if (note := self._note(draft)) is not None:
                self._of_note.setdefault(note, []).append(index)

    def read(self) -> CitationReading:
        for index, draft in enumerate(self.drafts):
            self._describe(index, draft)
        for index, draft in enumerate(self.drafts):
            self.mentions.append(self._resolve(index, draft))
        for index, draft in enumerate(self.drafts):
            if draft.forward:  # What it points to has been read by now.
                self.mentions[index] = self._resolve(index, draft)
        for index in range(1, len(self.mentions)):
            self._tie_document(index)
        return CitationReading(tuple(self.mentions), tuple(self.cited.works))

    def _note(self, draft: Draft) -> int | None:
        return self.passages[draft.passage].number

    # Works

    def _describe(self, index: int, draft: Draft) -> None:
        if draft.form == "archival" and draft.archive is not None:
            self.own_work[index] = self.cited.add_archival(draft.archive, draft, note=self._note(draft), mention=index)
        elif draft.form == "full" and draft.citation is not None:
            self.own_work[index] = self.cited.add_described(
                self._completed(index, draft.citation), draft, note=self._note(draft), mention=index
            )

    def _completed(self, index: int, citation: Citation) -> Citation:
        """The citation with what "ders." and "in: ebd." stand for."""
        draft = self.drafts[index]
        if draft.same_author:
            citation = replace(citation, names=self._author_before(index))
        if draft.container == "ibid":
            before = self._citation_before(index)
            citation = replace(citation, container=before.container or before if before else None)
        if draft.container == "idem" and citation.container is not None:
            citation = replace(citation, container=replace(citation.container, names=citation.names))
        return citation

    def _author_before(self, index: int) -> Names | None:
        at = self._author_at(index)
        return self._names_at(at) if at is not None else None

    def _author_at(self, index: int) -> int | None:
        """The nearest citation before this one that has an author."""
        return next((at for at in self._just_before(index) if (names := self._names_at(at)) is not None and names.persons), None)

    def _names_at(self, index: int) -> Names | None:
        work, own = self._work_at(index), self.drafts[index].citation
        return self.cited.citation_of(work).names if work is not None else own.names if own else None

    def _container_at(self, index: int) -> int | None:
        """The nearest citation before this one whose work is known."""
        return next((at for at in self._just_before(index) if self._work_at(at) is not None), None)

    def _citation_before(self, index: int) -> Citation | None:
        at = self._container_at(index)
        work = self._work_at(at) if at is not None else None
        return self.cited.citation_of(work) if work is not None else None

    def _just_before(self, index: int) -> list[int]:
        """The citations before this one in its passage and in the note before, nearest first."""
        draft = self.drafts[index]
        number = self._note(draft)
        before = []
        for earlier in range(index - 1, -1, -1):
            other = self.drafts[earlier]
            note = self._note(other)
            if other.passage != draft.passage and (number is None or note is None or note < number - 1):
                break
            before.append(earlier)
        return before

    def _work_at(self, index: int) -> int | None:
        return self.mentions[index].work if index < len(self.mentions) else self.own_work.get(index)

    # Mentions

    def _resolve(self, index: int, draft: Draft) -> Mention:
        passage = self.passages[draft.passage]
        mention = Mention(
            passage.ref, passage.number, draft.start, draft.end, draft.raw, draft.form, draft.locators, points_to=draft.note_number
        )
        by_form: dict[str, Callable[[int, Draft, Mention], Mention]] = {
            "full": self._full,
            "archival": self._full,
            "ibid": self._ibid,
            "idem": self._idem,
            "cross_note": self._cross_note,
            "short": self._short,
            "bare": self._bare,
        }
        return by_form[draft.form](index, draft, mention)

    def _full(self, index: int, draft: Draft, mention: Mention) -> Mention:
        work = self.own_work[index]
        rule = "in_ibid" if draft.container == "ibid" else "idem" if draft.same_author else ""
        before = self._author_at(index) if rule == "idem" else self._container_at(index)
        steps = (Step(rule, self.mentions[before].note, before),) if rule and before is not None else ()
        described = (
            to_csl(self._completed(index, draft.citation)) if draft.form == "full" and draft.citation else self.cited.works[work].csl
        )
        return replace(
            mention,
            work=work,
            resolution=NO_TARGET if rule == "in_ibid" and not steps else RESOLVED,
            steps=steps,
            container=rule == "in_ibid",
            csl=described,
        )

    def _previous(self, index: int) -> int | None:
        """The citation before this one in the same passage."""
        return index - 1 if index and self.drafts[index - 1].passage == self.drafts[index].passage else None

    def _ibid(self, index: int, draft: Draft, mention: Mention) -> Mention:
        before = self._previous(index)
        if before is not None:
            return self._follow("ibid", mention, self._unit(before, draft.locators))
        if mention.note is not None:
            return self._ibid_of_note(mention.note, draft, mention)
        in_body = [at for at, other in enumerate(self.mentions[:index]) if other.note is None]
        return self._follow("ibid", mention, in_body[-1]) if in_body else replace(mention, resolution=NO_TARGET)

    def _ibid_of_note(self, number: int, draft: Draft, mention: Mention) -> Mention:
        while (number := number - 1) > 0:
            if number in self.missing or self._status.get(number, "missing") in BROKEN_STATUSES:
                return self._broken(mention, number)
            there = list(dict.fromkeys(self._unit(at, draft.locators) for at in self._of_note.get(number, ())))
            if len({(self.mentions[at].work, at if self.mentions[at].work is None else None) for at in there}) > 1:
                return self._several("ibid", mention, there)
            if there:
                return self._follow("ibid", mention, there[-1])
            if any(letter.isdigit() for letter in self._text[number]):
                return replace(mention, resolution=UNRESOLVED)  # It may cite something that was not recognised.
        return replace(mention, resolution=NO_TARGET)

    def _unit(self, at: int, locators: Sequence[Locator]) -> int:
        """Of a document and the work that prints it, "ebd." with a page means the work, which has the page; else the document."""
        if not locators and self.drafts[at].through and self._previous(at) is not None:
            return at - 1
        following = at + 1
        if locators and following < len(self.mentions) and self.drafts[following].through and self._previous(following) is not None:
            return following
        return at

    def _broken(self, mention: Mention, number: int) -> Mention:
        """A note that is missing or cut off: what can be read of it are candidates, no answer."""
        readable = {work for at in self._of_note.get(number, ()) if (work := self.mentions[at].work) is not None}
        return replace(mention, resolution=NO_TARGET, candidates=tuple(sorted(readable)))

    def _several(self, rule: str, mention: Mention, there: Sequence[int]) -> Mention:
        works = tuple(dict.fromkeys(work for at in there if (work := self._work_at(at)) is not None))
        steps = tuple(Step(rule, self._note(self.drafts[at]), at) for at in there[:1])
        return replace(mention, resolution=MULTIPLE, candidates=works, steps=steps)

    def _follow(self, rule: str, mention: Mention, at: int) -> Mention:
        """Point at mention `at`, and through it at its work."""
        target = self.mentions[at]
        bare = rule == "ibid" and not mention.locators
        return replace(
            mention,
            steps=chain_through(rule, target, at),
            work=target.work,
            candidates=target.candidates if target.work is None else (),
            resolution=RESOLVED if target.work is not None else target.resolution,
            inherited=bare,
            mediating=target.mediating if bare else None,
        )

    def _idem(self, index: int, draft: Draft, mention: Mention) -> Mention:
        names = self._author_before(index)
        if names is None:
            return replace(mention, resolution=NO_TARGET)
        return self._meant("idem", mention, self.cited.meant(names.families, "", before=index))

    def _short(self, index: int, draft: Draft, mention: Mention) -> Mention:
        citation = draft.citation or Citation(draft.raw)
        families, title = citation.families, citation.title
        if citation.is_untitled_article:
            return self._article(index, draft, mention, citation)
        if draft.same_author:
            names = self._author_before(index)
            families = names.families if names else ()
        whole = [] if title or draft.same_author else self.cited.exactly_entitled(citation.raw)  # "Festschrift Amsel" reads like a name.
        found = whole or self.cited.meant(families, title, before=index, year=citation.year, letter=citation.letter)
        if not found and families and title and not draft.same_author:  # A title with capitals reads like a name.
            found = [one for one in self.cited.entitled(f"{' '.join(families)} {title}") if not one.families or one.short_titles]
        return self._meant("short_title" if title else "surname", mention, found)

    def _article(self, index: int, draft: Draft, mention: Mention, citation: Citation) -> Mention:
        """ "Merk, JZ 1980, 45": an article cited by its place alone, described here unless it was before."""
        page = first_page(draft.locators)
        known = self.cited.article(citation, page)
        if known:
            return self._meant("short_title", mention, known)
        work = self.cited.add_described(citation, draft, note=mention.note, mention=index)
        return replace(mention, form="full", work=work, resolution=RESOLVED, csl=self.cited.works[work].csl)

    def _meant(self, rule: str, mention: Mention, found: Sequence[Candidate]) -> Mention:
        found = items_before_volumes(found)
        if not found:
            return replace(mention, resolution=NO_TARGET)
        keys = tuple(one.work.key for one in found)
        if len(keys) > 1:
            return replace(mention, resolution=MULTIPLE, candidates=keys)
        at = self.cited.described_at[keys[0]]
        return replace(mention, work=keys[0], resolution=RESOLVED, steps=(Step(rule, self._note(self.drafts[at]), at),))

    def _cross_note(self, index: int, draft: Draft, mention: Mention) -> Mention:
        number = draft.note_number
        if number is None or number in self.missing or number not in self._status:
            return replace(mention, resolution=NO_TARGET)
        there = [at for at in self._of_note.get(number, ()) if at != index]
        before = self.passages[draft.passage].text[: draft.start]
        chosen = self._choice.among(there, draft, note=self._text[number], before=before)
        if not chosen:
            candidates = tuple(sorted({work for at in there if (work := self._work_at(at)) is not None}))
            return replace(mention, resolution=NO_TARGET if draft.citation else UNRESOLVED, candidates=candidates)
        if len({work for at in chosen if (work := self._work_at(at)) is not None}) > 1:
            return self._several("cross_note", mention, chosen)
        at = next((at for at in chosen if self._work_at(at) is not None), chosen[0])
        self._describe_by_its_words(at, draft)
        if at < len(self.mentions):
            return self._follow("cross_note", mention, at)
        return replace(mention, work=self._work_at(at), steps=(Step("cross_note", number, at),))

    def _form_at(self, at: int) -> str:
        return self.mentions[at].form if at < len(self.mentions) else self.drafts[at].form

    def _describe_by_its_words(self, at: int, draft: Draft) -> None:
        """A citation that another note points to by name describes a work, even where its parts could not be told apart."""
        if draft.citation is None or at >= len(self.mentions) or self.mentions[at].work is not None:
            return
        target = self.drafts[at]
        if target.form != "bare" and not (target.form == "short" and re.search(YEAR, target.raw)):
            return
        citation = Citation(target.raw, draft.citation.names, target.raw)
        work = self.cited.add_described(citation, target, note=self._note(target), mention=at)
        self.mentions[at] = replace(self.mentions[at], work=work, resolution=RESOLVED)

    def _bare(self, index: int, draft: Draft, mention: Mention) -> Mention:
        """Pages without a citation: of a title that the passage names before them, else of the citation before them in the note."""
        declared = self.cited.declared(draft.raw[: draft.locators[0].start - draft.start] if draft.locators else draft.raw)
        if len(declared) == 1:
            return self._meant("short_title", replace(mention, form="short"), declared)
        named = work_named_before(self.passages[draft.passage].text[: draft.end], draft.locators, self.cited)
        if named is not None:
            return self._meant("title", mention, [named])
        before = self._previous(index)
        if before is not None and mention.note is not None and _only_pages(draft):
            return self._follow("same_note", mention, before)
        return mention

    def _tie_document(self, index: int) -> None:
        """Tie a document to the work that quotes or prints it, whose pages are cited."""
        if not self.drafts[index].through or self._previous(index) is None:
            return
        outer, document = self.mentions[index], self.mentions[index - 1]
        if document.form in {"full", "archival", "short", "bare"} and document.mediating is None:
            rule = "in" if self.drafts[index - 1].container == "short" else "mediated"
            steps = (*document.steps, Step(rule, outer.note, index))
            self.mentions[index - 1] = replace(document, mediating=outer.work, steps=steps)


def _only_pages(draft: Draft) -> bool:
    """Whether a clause says little beside its pages."""
    rest = draft.raw
    for locator in draft.locators:
        rest = rest.replace(locator.raw, "")
    return sum(letter.isalpha() for letter in rest) <= 8
