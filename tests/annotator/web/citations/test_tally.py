"""One count of standings, beside the text and in the report."""

from django.test import Client
from django.urls import reverse

from annotator.models import Reading, User
from annotator.verification.verdicts import verdicts_of
from annotator.web.citations.filters import Filters
from annotator.web.citations.report import report_of
from annotator.web.citations.tally import Tally, tally
from annotator.web.reading.checks_bar import checks_bar
from editions.models import CitationMention


def counted(tally: Tally) -> dict[str, int]:
    return {part.status: part.count for part in tally.parts if part.count}


def beside_the_text(reading: Reading) -> Tally:
    return checks_bar(reading, verdicts_of(reading.edition.current_revision, reading).values()).tally


def test_a_quotation_that_runs_over_its_page_is_verified_in_both(
    reading: Reading, alice: User, full: CitationMention, archival: CitationMention, outcome
):
    outcome("Q1", "confirmed_exact", mention=full, result="passed", severity="none")
    outcome("Q2", "runs_over", mention=full, severity="warning", evidence={"says": {"read": "44 f."}})
    outcome("Q0", "archival_only", mention=archival, result="untested", severity="info")
    report = report_of(reading, alice, Filters()).tally
    assert report == beside_the_text(reading)
    assert counted(report) == {"verified": 1, "unchecked": 1, "waiting": 1}


def test_checked_is_only_what_the_checks_could_speak_of():
    counts = tally(["verified", "doubtful", "unchecked", "unchecked", "waiting"])
    assert (counts.total, counts.checked, counts.waiting) == (5, 2, 1)


def test_every_count_beside_the_text_leads_to_its_citations(
    as_user, alice: User, reading: Reading, full: CitationMention, archival: CitationMention, outcome
):
    outcome("Q0", "archival_only", mention=archival, result="untested", severity="info")
    client: Client = as_user(alice)
    page = client.get(reverse("reading-detail", args=[reading.pk])).content.decode()
    for part in beside_the_text(reading).parts:
        address = reverse("citation-report", args=[reading.pk]) + f"?status={part.status}"
        assert (address in page) == bool(part.count)
        assert client.get(address).context["report"].shown == part.count
