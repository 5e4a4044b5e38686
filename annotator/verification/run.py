"""Run the checks of a whole text and keep their outcomes; the work of a check job.

Outcomes are written in small transactions, each under the job's lease and idempotent per fingerprint: a run that was
broken off is finished by the next one, and nothing is kept twice. Quotations are looked up again only where something
that matters to them has changed.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from django.db import transaction

from annotator import events
from annotator.models import CitationCheck, Job
from annotator.models.event import Verb
from annotator.verification.b4_metadata import check as check_metadata
from annotator.verification.decided import Place, as_decided
from annotator.verification.engine import fingerprint
from annotator.verification.facts import TextFacts
from annotator.verification.from_segmented import facts_of
from annotator.verification.keeping import Keeping, keep_findings
from annotator.verification.lookup import CATALOGUES, Catalogues
from annotator.verification.outcome import INFO, UNTESTED, Outcome, found
from annotator.verification.q3_edition import check as check_edition_cited
from annotator.verification.registry import FORM_CHECKS, QUOTATION_CHECKS, WORK_CHECKS, check_mention, check_quotation, check_text
from annotator.verification.sources import HeldSources
from annotator.verification.summary import CONFIRMATIONS
from annotator.verification.verdicts import as_outcome
from editions.citations.reading import Mention
from editions.citing import citations_of
from editions.models import CitationMention, Edition, Revision
from editions.stored import segmented_of

Progress = Callable[[str, int, int], None]
NETWORK_SECONDS = 180  # of one job
NOTES_AT_ONCE = 10  # in one transaction: results appear while the job runs


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention as it was read, its place among the mentions, its row, and the edition in which it can be looked up."""

    index: int
    mention: Mention
    row: CitationMention
    held: Edition | None


def check_edition(job: Job, progress: Progress) -> None:
    """Check every citation of the edition's current revision."""
    assert job.edition is not None
    revision = job.edition.current_revision
    rows = _rows(revision)
    facts = _facts(revision, rows)
    cited = _cited(rows, facts)
    progress("text", 0, len(cited))
    with transaction.atomic():
        keep_findings(revision, check_text(facts), rows={one.index: one.row.pk for one in cited}, job=job)
        progress("citations", 0, len(cited))
    sources = HeldSources()
    done = 0
    for group in _groups(cited):
        with transaction.atomic():
            keeping = Keeping(revision, [one.row.pk for note in group for one in note], job=job)
            for note in group:
                _check_note(facts, note, sources, keeping)
                done += len(note)
            keeping.write()
            progress("citations", done, len(cited))
    _ask_catalogues(revision, facts, cited, job, progress)
    with transaction.atomic():
        _check_editions_cited(revision, cited, sources, job)
        progress("citations", len(cited), len(cited))
        events.record(Verb.CHECKED, seminar=job.seminar, reading=job.reading, by=job.created_by, job=job, after={"citations": len(cited)})


def _rows(revision: Revision) -> dict[Place, CitationMention]:
    rows = revision.mentions.select_related("passage", "reference__held_as", "mediating__held_as")
    return {(row.passage.ref, row.start, row.end): row for row in rows}


def _facts(revision: Revision, rows: dict[Place, CitationMention]) -> TextFacts:
    """What the text says, read anew, with what people have decided about it."""
    segmented = segmented_of(revision)
    citations = citations_of(segmented, revision.language)
    decided = as_decided(citations, rows, revision.edition.references.all())
    return replace(facts_of(segmented, decided.reading), by_hand=decided.by_hand)


def _cited(rows: dict[Place, CitationMention], facts: TextFacts) -> list[Cited]:
    """The mentions with their rows. One that a newer reader finds, and the import did not, waits for the next revision."""
    cited = []
    for index, mention in enumerate(facts.reading.mentions):
        row = rows.get((mention.passage, mention.start, mention.end))
        if row is not None:
            cited.append(Cited(index, mention, row, row.source.held_as if row.source else None))
    return cited


def _groups(cited: Sequence[Cited]) -> Iterator[list[list[Cited]]]:
    """The citations by note, some notes at a time: the citations of one note share its quotations."""
    notes: dict[str, list[Cited]] = defaultdict(list)
    for one in cited:
        notes[one.mention.passage].append(one)
    waiting = list(notes.values())
    for start in range(0, len(waiting), NOTES_AT_ONCE):
        yield waiting[start : start + NOTES_AT_ONCE]


def _check_note(facts: TextFacts, note: list[Cited], sources: HeldSources, keeping: Keeping) -> None:
    number = note[0].mention.note
    quotations = [quoted.text for quoted in facts.quotations_of(number)]
    keys = {one.index: fingerprint("Q", quotations, _locators(one.mention), sources.fingerprint(one.held)) for one in note}
    for one in note:
        keeping.keep(one.row.pk, check_mention(one.mention, facts), checks=(*FORM_CHECKS, *WORK_CHECKS))
    if all(keeping.knows(one.row.pk, keys[one.index]) for one in note):
        return
    looked_up = [check_quotation(one.mention, facts, quotations=quotations, source=sources.of(one.held)) for one in note]
    for one, outcomes in zip(note, _of_one_note(looked_up), strict=True):
        keeping.keep(one.row.pk, outcomes, checks=QUOTATION_CHECKS, key=keys[one.index])


def _of_one_note(looked_up: list[list[Outcome]]) -> list[list[Outcome]]:
    """A quotation that is found in one work of its note need not stand in the others that the note names."""
    if not any(_is_confirmed(outcomes) for outcomes in looked_up):
        return looked_up
    return [outcomes if _is_confirmed(outcomes) or not _is_looked_up(outcomes) else [_quoted_elsewhere()] for outcomes in looked_up]


def _is_confirmed(outcomes: list[Outcome]) -> bool:
    return any(outcome.check == "Q1" and outcome.code in CONFIRMATIONS for outcome in outcomes)


def _is_looked_up(outcomes: list[Outcome]) -> bool:
    return any(outcome.check == "Q1" for outcome in outcomes)


def _quoted_elsewhere() -> Outcome:
    return found("Q0", "no_quotation", UNTESTED, INFO)


def _ask_catalogues(revision: Revision, facts: TextFacts, cited: Sequence[Cited], job: Job, progress: Progress) -> None:
    """B4, once a work, at its first full citation. No transaction is open while the network is waited for.

    What is not asked in time is asked by the next check; what has been answered is kept, and costs nothing then.
    """
    catalogues = Catalogues()
    if not catalogues.names:
        return
    firsts: dict[int, Cited] = {}
    for one in cited:
        if one.mention.form == "full" and one.mention.work is not None:
            firsts.setdefault(one.mention.work, one)
    until = time.monotonic() + NETWORK_SECONDS
    for done, (work, one) in enumerate(firsts.items()):
        progress("catalogues", done, len(firsts))
        if not catalogues.names or time.monotonic() > until:
            return
        csl = facts.reading.works[work].csl
        answers = {name: catalogues.look_up(csl, name) for name in catalogues.names}
        outcomes = [check_metadata(csl, record, catalogue=CATALOGUES[name]) for name, record in answers.items() if record is not None]
        if outcomes:
            with transaction.atomic():
                keeping = Keeping(revision, [one.row.pk], job=job)
                keeping.keep(one.row.pk, outcomes, checks=("B4",))
                keeping.write()


def _check_editions_cited(revision: Revision, cited: Sequence[Cited], sources: HeldSources, job: Job) -> None:
    """Q3, once a work: quotations that are all off by the same amount say that another edition was cited."""
    located = CitationCheck.objects.current().filter(revision=revision, check_name="Q1", mention__isnull=False)
    by_mention = {check.mention_id: as_outcome(check) for check in located}
    works: dict[int, list[Cited]] = defaultdict(list)
    for one in cited:
        if one.held is not None and one.row.pk in by_mention:
            works[one.held.pk].append(one)
    outcomes = []
    for group in works.values():
        source = sources.of(group[0].held)
        assert source is not None
        outcomes.append(check_edition_cited([(one.index, by_mention[one.row.pk]) for one in group], source))
    keep_findings(revision, outcomes, rows={one.index: one.row.pk for one in cited}, job=job, checks=("Q3",))


def _locators(mention: Mention) -> list[object]:
    return [asdict(locator) for locator in mention.locators]
