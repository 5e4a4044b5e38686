"""How far the carrying over to the next revision is, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotator.models import Job
from annotator.models.job import Kind
from annotator.templatetags.thousands import thousands
from annotator.web.jobs_shown import JobShown
from editions.models import Edition


@dataclass(frozen=True, slots=True)
class Carrying(JobShown):
    """The job that carries everything over to the revision that waits; None where nobody has asked for it yet."""

    @property
    def percent(self) -> int:
        return self.job.percent if self.job else 100

    @property
    def now(self) -> str:
        if self.job is None or self.is_waiting:
            return _("Waiting for its turn")
        if self.job.step == "anchors":
            return _("Placing the annotations: %(done)s of %(total)s") % {
                "done": thousands(self.job.done),
                "total": thousands(self.job.total),
            }
        return _("Reading the citations")


def carrying_of(edition: Edition) -> Carrying:
    coming = edition.coming_revision
    since = coming.created_at if coming else None
    jobs = Job.objects.filter(kind=Kind.CARRY, edition=edition, created_at__gte=since) if since else Job.objects.none()
    return Carrying(jobs.first())
