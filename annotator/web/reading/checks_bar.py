"""The bar of citation checks at the head of the text: how many are done, and with which outcome."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.models import Job, Reading
from annotator.models.job import Kind
from annotator.verification.verdicts import Verdict
from annotator.web.citations.tally import Tally, standing_of, tally
from annotator.web.jobs_shown import JobShown


@dataclass(frozen=True, slots=True)
class ChecksBar(JobShown):
    """The count that the report shows, and the newest check of the text."""

    tally: Tally

    @property
    def tenths(self) -> int:
        """What is announced: only each tenth, not each citation."""
        done = self.tally.total - self.tally.waiting
        return done * 10 // self.tally.total if self.tally.total else 0


def checks_bar(reading: Reading, verdicts: Iterable[Verdict]) -> ChecksBar:
    """The bar over all citations of the text, and the newest check of it."""
    job = Job.objects.filter(kind=Kind.CHECK, edition=reading.edition_id, seminar=reading.seminar_id).first()
    return ChecksBar(job, tally(standing_of(verdict) for verdict in verdicts))
