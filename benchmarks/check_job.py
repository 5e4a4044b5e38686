"""How long the check job takes: an edition of many citations against a held source, in the database, by one worker.

It runs in a database of its own, made and dropped, on the PostgreSQL of the tests. Beside it, what the quotations alone would take if
each were sought in the whole source by RapidFuzz's `partial_ratio_alignment`: measured on a sample, and extrapolated.

python -m benchmarks.check_job [--notes 1000] [--megabytes 10] [--profile]
"""

import argparse
import cProfile
import os
import pstats
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import django
from rapidfuzz import fuzz

from benchmarks.quoting import SYLLABLES, damaged, invented

if TYPE_CHECKING:
    from annotator.models import Seminar, User
    from editions.models import Edition

PAGE = 2_000  # characters
LENGTH = 160  # of a quotation
SAMPLE = 3  # quotations of the baseline


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=1_000)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("TEST_DATABASE_NAME", "benchmark_check_job")
    django.setup()
    text = invented(int(options.megabytes * 1_000_000), SYLLABLES, random.Random(1))
    with database():
        measure(options.notes, text, profile=options.profile)


@contextmanager
def database() -> Iterator[None]:
    """A database with our tables, dropped at the end."""
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)


def measure(notes: int, text: str, *, profile: bool) -> None:
    from annotator import jobs, tasks
    from annotator.actions.verification import tie_reference
    from annotator.models import CitationCheck, Job
    from annotator.verification.verdicts import verdicts_of
    from tests import world

    tasks.ring = lambda job_id: None  # The job is run here; no queue is needed.
    alice = world.person("alice")
    seminar = world.seminar_of(alice)
    article, quotations = article_citing(text, notes, random.Random(2))
    begun = time.perf_counter()
    source = held(text)
    in_library(seminar, source, alice)
    reading = world.open_for(seminar, world.hold(seminar, article, by=alice, name="article.txt"), by=alice)
    print(f"imported: {time.perf_counter() - begun:.1f} s (not part of the job)")
    mentions = reading.edition.current_revision.mentions.count()

    def run() -> float:
        job = tie_reference(reading=reading, reference=reading.edition.references.first(), held_as=source, by=alice)
        assert Job.objects.take(job.pk)
        begun = time.perf_counter()
        jobs.run(Job.objects.get(pk=job.pk))
        took = time.perf_counter() - begun
        assert Job.objects.get(pk=job.pk).state == "done", Job.objects.get(pk=job.pk).error
        return took

    with profiled() if profile else nullcontext():
        took = run()
    counted = Counter(verdict.status for verdict in verdicts_of(reading.edition.current_revision).values())
    print(f"{mentions} citations against {len(text) / 1e6:.0f} MB, first check: {took:.1f} s, {took / mentions * 1000:.1f} ms each")
    print("  " + ", ".join(f"{count} {status}" for status, count in counted.most_common()))
    kept = CitationCheck.objects.count()
    print(f"  {kept} outcomes kept")
    print(f"checked again, nothing changed: {run():.1f} s, {CitationCheck.objects.count() - kept} outcomes written")
    baseline(text, quotations)


def held(text: str) -> "Edition":
    """The source as an edition whose pages have numbers. It is written straight to the tables: its import is another benchmark's."""
    from editions.models import Edition, Page, Passage, Revision

    edition = Edition.objects.create(title="Source", slug="source", csl={"issued": {"date-parts": [[1901]]}})
    revision = Revision.objects.create(edition=edition, number=1, text=text)
    starts = range(0, len(text), PAGE)
    pages = Page.objects.bulk_create(
        Page(revision=revision, sequence=place, label=str(place + 1), label_source="printed", start=at, end=min(at + PAGE, len(text)))
        for place, at in enumerate(starts)
    )
    Passage.objects.bulk_create(
        Passage(revision=revision, page=page, ref=f"p{place}", order=place, kind="paragraph", start=page.start, end=page.end)
        for place, page in enumerate(pages)
    )
    return edition


def in_library(seminar: "Seminar", edition: "Edition", by: "User") -> None:
    from annotator.models import Upload

    Upload.objects.create(
        seminar=seminar, edition=edition, purpose="source", file="source.txt", name="source.txt", size=1, sha256="0" * 64, uploaded_by=by
    )


def article_citing(text: str, notes: int, chance: random.Random) -> tuple[str, list[str]]:
    """An article whose notes cite the source; a page in ten is wrong, a quotation in twenty is not in the source."""
    body, apparatus, quotations = [], [], []
    for number in range(1, notes + 1):
        at = text.index(" ", chance.randrange(len(text) - 1_000)) + 1
        page = at // PAGE + 1 + (chance.randrange(3, 90) if number % 10 == 0 else 0)
        quoted = damaged(text[at : at + LENGTH], 0.02, chance) if number % 20 else invented(LENGTH, SYLLABLES[::-1], chance)
        quoted = " ".join(quoted.replace("\n", " ").split()).strip(" .")
        work = "Karl Amsel, Der Schreiber, Berlin 1901" if number == 1 else chance.choice(("Amsel, Schreiber", "Ebd."))
        body.append(f"Wir lesen an dieser Stelle »{quoted}«.{number} Das sei hier nur festgehalten.\n")
        apparatus.append(f"{number} {work}, S. {page}.")
        quotations.append(quoted)
    return "Vom Schreiber\n\n" + "\n".join(body) + "\n" + "\n".join(apparatus) + "\n", quotations


def baseline(text: str, quotations: list[str]) -> None:
    begun = time.perf_counter()
    for quotation in quotations[:SAMPLE]:
        fuzz.partial_ratio_alignment(quotation, text)
    each = (time.perf_counter() - begun) / SAMPLE
    total = each * len(quotations)
    print(f"baseline, RapidFuzz over the whole source: {each * 1000:.0f} ms a quotation, measured on {SAMPLE}")
    print(f"  {total:.0f} s for all, extrapolated")


@contextmanager
def profiled() -> Iterator[None]:
    profile = cProfile.Profile()
    profile.enable()
    yield
    profile.disable()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
