"""Which citation of a note a pointer to that note means: by the name, the title or the year beside it, or by the sentence it stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editions.citations.citation import Citation
from editions.citations.draft import Draft
from editions.citations.names import Names, fold_name
from editions.citations.resolving.so_far import SoFar
from editions.citations.resolving.undescribed import is_leaf_of_document
from editions.citations.short_titles import fold_title, title_words

DESCRIBING = frozenset({"full", "archival"})
LAWS = frozenset({"section", "article"})
WORD = re.compile(r"(?<![^\W_])[^\W_]")
SHORT_WORD = 3  # letters; shorter ones are abbreviations
LONGEST_SENTENCE = 160  # code points that are looked at before a pointer


@dataclass(frozen=True, slots=True)
class Choice:
    """Chooses among the citations of a text, which are indices."""

    so_far: SoFar

    def among(self, there: Sequence[int], draft: Draft, *, note: str, before: str, names: Names | None = None) -> list[int]:
        """Those of the citations `there`, of a note with the text `note`, that the pointer may mean.

        `before` is the text before the pointer, `names` whom its "ders." means.
        """
        if names is not None:
            there = self._by(there, names) or there
        if draft.citation is None:
            there = self._of_laws(there, draft) or there
        wanted = draft.citation
        named = self._named(note, there, wanted) if wanted else []
        if wanted is not None and named and (self._contradict(named, there, wanted) or self._is_elsewhere(named, wanted)):
            return []
        stranger = wanted is not None and (_is_person(wanted) or self.so_far.cited.knows(wanted.families))
        chosen = named or ([] if stranger else self._described(there))
        told_apart = [at for at in chosen if self.so_far.drafts[at].form != "bare"]
        if wanted is None or self._entitled(told_apart, wanted) or not self._entitled(chosen, wanted):
            chosen = told_apart or chosen
        if len(chosen) > 1 and wanted is not None:
            chosen = self._entitled(chosen, wanted) or self._worded(chosen, wanted) or self._by_exactly(chosen, wanted) or chosen
        chosen = [at for at in chosen if self.so_far.form_at(at) in DESCRIBING] or chosen
        if wanted is not None and wanted.families:  # an article, not its reprint
            chosen = [at for at in chosen if at - 1 not in chosen or not self.so_far.drafts[at].through]
        if len(chosen) > 1 and (wanted is None or wanted.names is None):
            chosen = self._spoken_of(chosen, before) or chosen
        return chosen

    def _by(self, there: Sequence[int], names: Names) -> list[int]:
        wanted = {fold_name(family) for family in names.families}
        return [at for at in there if wanted & set(self._families_at(at))]

    def _named(self, note: str, there: Sequence[int], wanted: Citation) -> list[int]:
        nameless = [at for at in self._entitled(there, wanted) if not self._families_at(at) and self.so_far.work_at(at) is not None]
        named = [at for at in there if self._is_named(at, wanted) or at in nameless]
        return named or self._holding(there, wanted) or self._after_name(note, there, wanted) or self._by_last_word(there, wanted)

    def repeated(self, there: Sequence[int], wanted: Citation) -> list[int]:
        """Those that the words before an "ebd." name: "Hale v. Pike, id., at p. 4"."""
        return [at for at in there if self._is_named(at, wanted)] or self._entitled(there, wanted)

    def _of_laws(self, there: Sequence[int], draft: Draft) -> list[int]:
        """Those that are cited by sections or articles, as this pointer does: "op. cit., n. 7, s. 13"."""
        labels = {locator.label for locator in draft.locators}
        if not labels or not labels <= LAWS:
            return []
        return [at for at in there if labels & {locator.label for locator in self.so_far.drafts[at].locators}]

    def _contradict(self, named: Sequence[int], there: Sequence[int], wanted: Citation) -> bool:
        """Whether the author is one of the note's, and the title that of another: "Amsel, Räte (Anm. 1)" where Keller wrote on them."""
        says_which = any(len(word) > SHORT_WORD for word in title_words(wanted.title))
        if not wanted.families or not says_which or self._entitled(named, wanted):
            return False
        others = [at for at in self._entitled(there, wanted) if at not in named]
        families = {fold_name(wanted.families[0])}
        return bool(others) and all(self._families_at(at) and not families & set(self._families_at(at)) for at in others)

    def _is_elsewhere(self, named: Sequence[int], wanted: Citation) -> bool:
        """Whether another note describes the work of this author that begins with the whole title of the pointer, and none here does."""
        words = title_words(wanted.title)
        if not wanted.families or all(len(word) < SHORT_WORD for word in words) or self._entitled(named, wanted):
            return False
        title, families = fold_title(wanted.title), _last_names(wanted)
        found = [one for one in self.so_far.cited.candidates if one.title.startswith(title) and families[0] in one.families]
        note = self.so_far.drafts[named[0]].passage
        return bool(found) and all(self.so_far.drafts[self.so_far.cited.described_at[one.work.key]].passage != note for one in found)

    def _is_named(self, at: int, wanted: Citation) -> bool:
        """Whether citation `at` names the author, or bears the title, that the pointer gives."""
        raw = self.so_far.drafts[at].raw
        families = _last_names(wanted)
        if families and self.so_far.drafts[at].same_author:
            author = self.so_far.names_before(at)
            if author is not None and families[0] in {fold_name(family) for family in author.families}:
                return True
        if families:
            parts = [fold_name(part) for part in wanted.families[0].split()[-1].split("-")]
            known = any(name.endswith(families[0]) for name in self._families_at(at))
            return known or _holds_name(raw, families[0]) or all(_holds_name(raw, part) for part in parts)
        return bool(wanted.title) and fold_name(wanted.title) in fold_name(raw)

    def _holding(self, there: Sequence[int], wanted: Citation) -> list[int]:
        """Those that hold two words or more of the pointer as they are: "Quay and Harbour" is no pair of persons."""
        phrase = fold_name(wanted.raw.strip(" ,;:("))
        return [at for at in there if len(title_words(phrase)) > 1 and phrase in fold_name(self.so_far.drafts[at].raw)]

    def _after_name(self, note: str, there: Sequence[int], wanted: Citation) -> list[int]:
        """The citation of the note that follows the name, where the name stands outside of what was read as the citation."""
        text = note.casefold()
        names = [family.split()[-1].casefold() for family in wanted.families if family.split()]
        position = next((text.find(name) for name in names if name in text), -1)
        return [at for at in there if position >= 0 and self.so_far.drafts[at].end > position][:1]

    def _by_last_word(self, there: Sequence[int], wanted: Citation) -> list[int]:
        """The one whose title holds the last word of the phrase: "in the handbook article Couriers (n. 1)"."""
        words = [] if wanted.families and wanted.title else title_words(wanted.raw)[-1:]
        held = [at for at in there if words and len(words[0]) > SHORT_WORD and words[0] in title_words(self._title_at(at))]
        return held if len(held) == 1 else []

    def _described(self, there: Sequence[int]) -> list[int]:
        """What a note describes itself goes before what it only points back to."""
        drafts = self.so_far.drafts
        return [at for at in there if drafts[at].form in DESCRIBING or is_leaf_of_document(drafts[at])] or list(there)

    def _entitled(self, chosen: Sequence[int], wanted: Citation) -> list[int]:
        """The one whose title holds the words of the short title."""
        words = title_words(wanted.title)
        if not words:
            return []
        titles = {at: fold_title(self._title_at(at)).replace(" ", "") for at in chosen}
        return [at for at in chosen if all(word in titles[at] for word in words)]

    def _worded(self, chosen: Sequence[int], wanted: Citation) -> list[int]:
        """The one that holds the other words beside the name: "Uphoff, in: FS Ebeling"."""
        words = [word for word in title_words(wanted.raw) if word not in _last_names(wanted)]
        words = [word for word in words if len(word) > SHORT_WORD] or (words if len(words) > 1 else [])  # "JZ 40"
        held = [at for at in chosen if words and all(word in fold_title(self.so_far.drafts[at].raw) for word in words)]
        return held if len(held) == 1 else []

    def _by_exactly(self, chosen: Sequence[int], wanted: Citation) -> list[int]:
        """The one of this year, or those of these persons alone and nobody else."""
        families = set(_last_names(wanted))
        of_year = [at for at in chosen if wanted.year and self._year_at(at) == wanted.year]
        alone = [at for at in chosen if families and set(self._families_at(at)) == families]
        return of_year if len(of_year) == 1 else alone

    def _spoken_of(self, chosen: Sequence[int], before: str) -> list[int]:
        """The one whose author the sentence names: "As Hale says (n. 1)"."""
        sentence = fold_name(re.split(r"[.;]\s", before[-LONGEST_SENTENCE:])[-1])
        named = [at for at in chosen if any(len(name) > 2 and name in sentence for name in self._families_at(at))]
        return named if len(named) == 1 else []

    def _families_at(self, at: int) -> tuple[str, ...]:
        work = self.so_far.work_at(at)
        return self.so_far.cited.candidates[work].families if work is not None else ()

    def _title_at(self, at: int) -> str:
        work = self.so_far.work_at(at)
        return self.so_far.cited.citation_of(work).title if work is not None else self.so_far.drafts[at].raw

    def _year_at(self, at: int) -> int:
        work = self.so_far.work_at(at)
        return self.so_far.cited.citation_of(work).year if work is not None else 0


def _holds_name(text: str, name: str) -> bool:
    """Whether a word of the text is the name, or begins with it: "Kellers". `name` is folded; "Buch" is not in "Jahrbuch"."""
    if name not in fold_name(text):
        return False
    return any(fold_name(text[found.start() : found.start() + 2 * len(name)]).startswith(name) for found in WORD.finditer(text))


def _is_person(citation: Citation) -> bool:
    """Whether the name is one of a person for certain: with an initial, or beside another one."""
    persons = citation.names.persons if citation.names else ()
    return len(persons) > 1 or any(re.fullmatch(r"(?:[A-ZÀ-Þ]\.[\s-]?)+", person.given) for person in persons)


def _last_names(citation: Citation) -> list[str]:
    return [fold_name(family.split()[-1]) for family in citation.families if family.split()]
