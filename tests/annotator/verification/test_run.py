"""A check job over a stored text: outcomes, verdicts, and what a second run does."""

import pytest

from annotator import jobs
from annotator.actions.verification import attest, queue_check, tie_reference
from annotator.models import CitationCheck, Job
from annotator.verification.verdicts import verdicts_of


@pytest.fixture
def tied(reading, source_edition, alice):
    """The cited work is held: its text can be looked up."""
    reference = reading.edition.references.get(csl__title="Maß und Gewicht in Sandhafen")
    tie_reference(reading=reading, reference=reference, held_as=source_edition, by=alice)
    return reading


def run(reading, by):
    job = queue_check(reading=reading, by=by)
    assert Job.objects.take(job.pk)
    job.refresh_from_db()
    jobs.run(job)
    job.refresh_from_db()
    assert (job.state, job.error) == ("done", ""), job.error
    return job


def verdicts(reading):
    revision = reading.edition.current_revision
    found = verdicts_of(revision, reading)
    return {mention.passage.ref: (found[mention.pk].status, str(found[mention.pk].words)) for mention in revision.mentions.all()}


def test_before_any_check_a_citation_waits(reading):
    assert set(verdicts(reading).values()) == {("unchecked", "waiting")}


def test_without_a_source_nothing_is_verified(reading, alice):
    run(reading, alice)
    assert verdicts(reading) == {
        "n1": ("plausible", "source not held"),
        "n2": ("plausible", "source not held"),
        "n3": ("unchecked", "archive, not checkable"),
    }


def test_a_quotation_on_its_cited_page_is_verified(tied, alice):
    run(tied, alice)
    assert verdicts(tied)["n2"] == ("verified", "as cited")


def test_a_quotation_on_another_page_says_where(tied, source_edition, alice):
    pages = source_edition.current_revision.pages
    pages.filter(label="50").update(label="51")
    pages.filter(sequence=1).update(label="77")
    run(tied, alice)
    assert verdicts(tied)["n2"] == ("doubtful", "found on 77")


def test_a_second_run_writes_nothing_when_nothing_changed(tied, alice):
    run(tied, alice)
    before = set(CitationCheck.objects.values_list("pk", "superseded_at"))
    run(tied, alice)
    assert set(CitationCheck.objects.values_list("pk", "superseded_at")) == before


def test_when_the_source_changes_the_older_outcome_is_kept(reading, source_edition, alice):
    run(reading, alice)
    mention = reading.edition.current_revision.mentions.get(passage__ref="n2")
    reference = mention.reference
    tie_reference(reading=reading, reference=reference, held_as=source_edition, by=alice)
    run(reading, alice)
    checks = CitationCheck.objects.filter(mention=mention, check_name__in=["Q0", "Q1"])
    codes = [(check.code, check.superseded_at is None) for check in checks]
    assert codes == [("source_not_loaded", False), ("confirmed_exact", True)]


def test_an_attestation_stands_beside_the_outcome_until_its_object_changes(reading, source_edition, alice, bob):
    run(reading, alice)
    mention = reading.edition.current_revision.mentions.get(passage__ref="n2")
    attest(reading=reading, mention=mention, decision="looked_up", copy_used="Universitätsbibliothek, 8° 4", by=bob)
    verdict = verdicts_of(mention.revision, reading)[mention.pk]
    assert verdict.attestation.created_by == bob and not verdict.look_again and verdict.status == "plausible"
    tie_reference(reading=reading, reference=mention.reference, held_as=source_edition, by=alice)
    run(reading, alice)
    assert verdicts_of(mention.revision, reading)[mention.pk].look_again


def test_verdicts_cost_three_queries(tied, alice, django_assert_num_queries):
    run(tied, alice)
    revision = tied.edition.current_revision
    with django_assert_num_queries(3):
        verdicts_of(revision, tied)
