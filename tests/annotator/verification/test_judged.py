"""The database judges a citation as `summary` does, whatever its checks say."""

import pytest
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.models import CitationCheck
from annotator.verification.engine import ENGINE_VERSION
from annotator.verification.judged import ATTENTION, SEVERITIES, judged, outdated
from annotator.verification.summary import summary
from annotator.verification.verdicts import as_outcome

CODES = ["ok", "confirmed_exact", "confirmed_near", "not_found", "unresolved", "no_locator", "range_conflict", "inherited_locator"]
CHECKS = st.fixed_dictionaries(
    {
        "check_name": st.sampled_from(["F1", "B2", "C1", "C4", "Q0", "Q1", "Q2"]),
        "code": st.sampled_from(CODES),
        "result": st.sampled_from(["passed", "failed", "cant_tell", "inapplicable", "untested"]),
        "severity": st.sampled_from(["error", "warning", "notice", "info", "none"]),
        "engine_version": st.sampled_from([ENGINE_VERSION, "0"]),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(CHECKS, max_size=5))
def test_the_database_and_the_summary_agree(revision, said):
    mention = revision.mentions.first()
    CitationCheck.objects.filter(revision=revision).delete()
    kept = [CitationCheck(revision=revision, mention=mention, fingerprint=str(at), **one) for at, one in enumerate(said)]
    CitationCheck.objects.bulk_create(kept)
    row = judged(revision).get(pk=mention.pk)
    assert row["status"] == summary([as_outcome(check) for check in kept])
    asking = CitationCheck.objects.filter(ATTENTION, mention=mention).values_list("severity", flat=True)
    assert row["worst"] == min((SEVERITIES.index(severity) for severity in asking), default=4)
    assert outdated(revision) == any(check.engine_version != ENGINE_VERSION for check in kept)


@pytest.mark.parametrize("superseded", [False, True])
def test_only_what_stands_counts(revision, superseded, django_assert_num_queries):
    mention = revision.mentions.first()
    gone = {"superseded_at": now() if superseded else None}
    CitationCheck.objects.create(
        revision=revision,
        mention=mention,
        check_name="Q1",
        code="not_found",
        result="failed",
        severity="error",
        engine_version="1",
        fingerprint="a",
        **gone,
    )
    with django_assert_num_queries(1):
        status = {row["pk"]: row["status"] for row in judged(revision)}
    assert status[mention.pk] == ("unchecked" if superseded else "contradicted")
    assert len(status) == 3
