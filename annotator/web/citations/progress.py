"""How far the check of a text's citations has come."""

from django.db.models import Max
from django.http import HttpRequest

from annotator.models import Attestation, CitationCheck, Job, Reading
from annotator.models.job import Kind


def job_of(reading: Reading) -> Job | None:
    """The newest check of the text that the seminar reads, or the reading of its citations that a check will follow."""
    return Job.objects.filter(kind__in=(Kind.CHECK, Kind.READ), edition=reading.edition, seminar=reading.seminar).first()


def state_of(reading: Reading) -> str:
    """Changes whenever the report would read differently: a job moved, an outcome came or went, somebody attested."""
    job = job_of(reading)
    checks = CitationCheck.objects.filter(revision__edition=reading.edition).aggregate(newest=Max("pk"), gone=Max("superseded_at"))
    attested = Attestation.objects.filter(reading=reading).aggregate(newest=Max("pk"), back=Max("withdrawn_at"))
    moved = f"{job.pk}.{job.state}.{job.done}.{job.total}" if job else ""
    return f'"{moved}-{checks["newest"]}-{checks["gone"]}-{attested["newest"]}-{attested["back"]}"'


def etag_of(request: HttpRequest, reading: Reading) -> str:
    """The state, for one person in one language."""
    return f'"{request.user.pk}-{getattr(request, "LANGUAGE_CODE", "")}-{state_of(reading)[1:-1]}"'
