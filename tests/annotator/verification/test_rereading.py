"""A newer reader goes over a stored text: what it adds, what it no longer finds, and that no decision is lost."""

from dataclasses import replace

import pytest
from django.urls import reverse

from annotator import jobs
from annotator.actions.adding_works import add_works
from annotator.actions.references import mend, resolve
from annotator.actions.verification import attest, queue_check, queue_reading, tie_reference
from annotator.models import Attestation, CitationCheck, Event, EvidenceLink, Job
from annotator.models.event import Verb
from annotator.verification.judged import judged
from editions.citations.version import READER_VERSION
from editions.citing import citations_of
from editions.models import CitationMention, Revision
from editions.rereading import read_again
from editions.stored import segmented_of


def stored(revision):
    fields = ("pk", "order", "start", "end", "raw", "form", "resolution", "reference", "mediating", "by_hand", "retired_at")
    rows = CitationMention.every.filter(revision=revision).order_by("pk")
    return [
        (*values, list(row.ranges.values_list("first", "last", "role")))
        for values, row in zip(rows.values_list(*fields), rows, strict=True)
    ]


def reading_of(revision):
    return citations_of(segmented_of(revision), revision.language)


@pytest.fixture
def older(revision):
    """The text as an older reader has stored it: without note 2, and note 3 read two words too short."""
    revision.mentions.get(passage__number=2).delete()
    short = revision.mentions.get(passage__number=3)
    CitationMention.objects.filter(pk=short.pk).update(end=short.end - 5, raw=short.raw[:-5], order=1)
    Revision.objects.filter(pk=revision.pk).update(citations_read_by="1")
    return revision


def run(job):
    assert Job.objects.take(job.pk)
    made = jobs.run(Job.objects.get(pk=job.pk))
    job.refresh_from_db()
    assert (job.state, job.error) == ("done", "")
    return made


def test_reading_the_same_again_changes_nothing(revision):
    before = stored(revision)
    reread = read_again(revision, reading_of(revision))
    assert stored(revision) == before and (reread.added, reread.retired, reread.returned, reread.changed) == (0, 0, 0, 0)


def test_what_is_found_anew_is_added_and_what_is_read_better_keeps_its_row(older):
    note3 = older.mentions.get(passage__number=3).pk
    reread = read_again(older, reading_of(older))
    assert (reread.added, reread.retired, reread.changed) == (1, 0, 1)
    rows = list(older.mentions.order_by("order"))
    assert [(row.order, row.passage.number) for row in rows] == [(0, 1), (1, 2), (2, 3)]
    assert rows[2].pk == note3 and rows[2].raw.endswith("Bl. 7.")
    assert rows[1].reference == rows[0].reference and rows[1].steps[0]["mention"] == 0
    older.refresh_from_db()
    assert older.citations_read_by == READER_VERSION


def test_what_is_no_longer_found_is_retired_and_returns_with_what_was_said_of_it(reading, revision, alice):
    mention = revision.mentions.get(passage__number=3)
    word = attest(reading=reading, mention=mention, decision="looked_up", copy_used="Stadtarchiv", by=alice)
    whole = reading_of(revision)
    reread = read_again(revision, replace(whole, mentions=whole.mentions[:2]))
    assert reread.retired == 1 and revision.mentions.count() == 2 and judged(revision).count() == 2
    assert Attestation.objects.get() == word
    assert read_again(revision, whole).returned == 1
    assert revision.mentions.get(passage__number=3).pk == mention.pk and revision.mentions.count() == 3


def test_which_work_a_person_has_named_outweighs_what_is_read(reading, older, alice):
    (work,) = add_works(reading=reading, works=[{"title": "Gildenbriefe"}], source="hand", by=alice)
    mention = older.mentions.get(passage__number=3)
    resolve(reading=reading, mention=mention, reference=work, by=alice)
    read_again(older, reading_of(older))
    mention.refresh_from_db()
    assert mention.reference == work and mention.by_hand


def test_a_work_read_with_other_words_keeps_what_it_is_tied_to_and_what_was_mended(reading, revision, source_edition, alice):
    work = revision.mentions.get(passage__number=1).reference
    tie_reference(reading=reading, reference=work, held_as=source_edition, by=alice)
    mend(reading=reading, reference=work, csl={"publisher": "Haynel"}, version=work.version, by=alice)
    work.raw, work.csl = "Anselm Verhoog, Maß", work.csl | {"title": "Maß"}
    work.save()
    read_again(revision, reading_of(revision))
    now = revision.mentions.get(passage__number=1).reference
    assert now.pk == work.pk and now.held_as == source_edition
    assert now.csl["title"] == "Maß und Gewicht in Sandhafen" and now.csl["publisher"] == "Haynel"


def test_the_job_reads_again_and_makes_the_check_that_follows(reading, older, alice):
    made = run(queue_reading(reading=reading, by=alice))
    assert [Job.objects.get(pk=pk).kind for pk in made] == ["check"]
    after = Event.objects.get(verb=Verb.READ_AGAIN).after
    assert after == {"added": 1, "retired": 0, "returned": 0, "changed": 1}
    run(Job.objects.get(pk=made[0]))
    assert CitationCheck.objects.current().filter(mention__passage__number=2).exists()


def test_results_of_what_is_retired_become_earlier_ones_and_evidence_stays(reading, revision, alice, monkeypatch):
    run(queue_check(reading=reading, by=alice))
    mention = revision.mentions.get(passage__number=3)
    claim = reading.claims.create(statement="Es gab Briefe.", created_by=alice)
    link = EvidenceLink.objects.create(reading=reading, claim=claim, relation="supports", mention=mention, created_by=alice)
    whole = reading_of(revision)
    monkeypatch.setattr("annotator.verification.rereading.citations_of", lambda *_: replace(whole, mentions=whole.mentions[:2]))
    run(queue_reading(reading=reading, by=alice))
    assert mention.checks.exists() and not CitationCheck.objects.current().filter(mention=mention).exists()
    link.refresh_from_db()
    assert link.mention == mention


def test_works_that_only_a_misreading_had_made_go_and_others_stay(reading, revision, alice):
    edition = reading.edition
    misread = edition.references.create(key=80, raw="Anm. 2 und öfter", csl={"title": "öfter"})
    described = edition.references.create(key=81, raw="V.", csl={"title": "Vom Maß"}, by_hand=["title"])
    run(queue_reading(reading=reading, by=alice))
    left = set(edition.references.values_list("pk", flat=True))
    assert misread.pk not in left and described.pk in left


def test_only_who_may_mend_the_text_has_it_read_again(client, reading, older, alice, bob, dora):
    address = reverse("citations-reread", args=[reading.pk])
    for user, status in ((bob, 403), (dora, 404)):
        client.force_login(user)
        assert client.post(address).status_code == status
    assert not Job.objects.exists()
    client.force_login(alice)
    page = client.get(reverse("citation-report", args=[reading.pk])).content.decode()
    assert address in page
    assert client.post(address).status_code == 302 and Job.objects.get().kind == "read"


def test_the_report_offers_it_only_where_an_older_reader_has_read(client, reading, revision, alice):
    client.force_login(alice)
    assert "Read the citations again" not in client.get(reverse("citation-report", args=[reading.pk])).content.decode()
