"""A check asks the database per ten notes, not per citation."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator import jobs
from annotator.actions.verification import tie_reference
from annotator.models import CitationCheck, Job
from tests import world
from tests.long_texts import article_citing, source_of_pages


def queries_of_a_check(seminar, alice, notes):
    pages = source_of_pages(60)
    article = world.hold(seminar, article_citing(pages, notes=notes), by=alice, name=f"article-{notes}.txt")
    source = world.hold(seminar, "\f".join(pages), by=alice, name=f"source-{notes}.txt", purpose="source")
    reading = world.open_for(seminar, article, by=alice)
    job = tie_reference(reading=reading, reference=article.references.get(), held_as=source, by=alice)
    assert Job.objects.take(job.pk)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        jobs.run(Job.objects.get(pk=job.pk))
    assert CitationCheck.objects.filter(revision__edition=article, check_name="Q1", code__startswith="confirmed").count() == notes
    return len(asked)


def test_ten_more_notes_cost_a_handful_of_queries(seminar, alice):
    few, many = queries_of_a_check(seminar, alice, 20), queries_of_a_check(seminar, alice, 60)
    assert (many - few) / 4 <= 10
