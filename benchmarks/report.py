"""How long the report on a text's citations takes to make, with 5,000 and with 20,000 citations of nine outcomes each.

Beside it, in the same run: reading the outcomes of every citation and judging them one by one, as the pages of a short text do.
It runs in a database of its own, made and dropped, on the PostgreSQL of the tests.

python -m benchmarks.report [--citations 5000 20000] [--rounds 5]
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import django

from benchmarks.check_job import database

if TYPE_CHECKING:
    from annotator.models import Reading, User

EXTENT = [("F1", "ok"), ("F2", "ok"), ("F3", "ok"), ("F4", "ok"), ("F5", "ok"), ("B1", "ok"), ("B2", "ok"), ("C4", "ok")]
LOOKED_UP = [
    ("confirmed_exact", "passed", "none", 12),
    ("confirmed_near", "passed", "notice", 3),
    ("elsewhere", "failed", "warning", 2),
    ("not_found", "failed", "error", 1),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--citations", type=int, nargs="+", default=[5_000, 20_000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ.setdefault("TEST_DATABASE_NAME", "benchmark_report")
    django.setup()
    with database():
        from tests import world

        alice = world.person("alice")
        seminar = world.seminar_of(alice)
        for citations in options.citations:
            edition = world.hold(seminar, world.TEXT, by=alice, name=f"text-{citations}.txt")
            reading = world.open_for(seminar, edition, by=alice)
            fill(reading, citations, random.Random(1))
            measure(reading, alice, citations, options.rounds)


def fill(reading: "Reading", citations: int, chance: random.Random) -> None:
    from django.db import connection

    from annotator.models import CitationCheck
    from annotator.verification.engine import ENGINE_VERSION
    from editions.models import CitationMention

    revision = reading.edition.current_revision
    note = revision.passages.filter(kind="note").first()
    work = reading.edition.references.first()
    mentions = CitationMention.objects.bulk_create(
        [
            CitationMention(
                revision=revision, passage=note, order=100 + number, start=0, end=9, raw="Verhoog, S. 4", form="short", reference=work
            )
            for number in range(citations)
        ],
        batch_size=2_000,
    )
    codes, results, severities, weights = zip(*LOOKED_UP, strict=True)
    shared: dict[str, Any] = {"revision": revision, "engine_version": ENGINE_VERSION, "fingerprint": "f"}
    rows = []
    for mention in mentions:
        rows += [CitationCheck(mention=mention, check_name=name, code=code, result="passed", **shared) for name, code in EXTENT]
        which = chance.choices(range(len(codes)), weights)[0]
        evidence = {"found": ["44"], "cited": ["44"], "says": {"found": "44", "cited": "44", "k": "1", "n": "1"}, "quotation": "Wort " * 40}
        rows.append(
            CitationCheck(
                mention=mention,
                check_name="Q1",
                code=codes[which],
                result=results[which],
                severity=severities[which],
                evidence=evidence,
                **shared,
            )
        )
    CitationCheck.objects.bulk_create(rows, batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE annotator_citationcheck")
        cursor.execute("VACUUM ANALYZE editions_citationmention")


def measure(reading: "Reading", alice: "User", citations: int, rounds: int) -> None:
    from annotator.verification.verdicts import verdicts_of
    from annotator.web.citations.filters import Filters
    from annotator.web.citations.report import report_of

    revision = reading.edition.current_revision
    baseline = best(lambda: verdicts_of(revision, reading), 2)
    print(f"{citations} citations; judged one by one: {baseline:.0f} ms")
    for name, filters, page in (
        ("whole report, first page", Filters(), "1"),
        ("whole report, last page", Filters(), "9999"),
        ("status=contradicted", Filters(status="contradicted"), "1"),
        ("check=Q1", Filters(check="Q1"), "1"),
    ):
        took = best(lambda filters=filters, page=page: report_of(reading, alice, filters, page), rounds)  # type: ignore[misc]
        print(f"  {name:26} {took:6.0f} ms, {took / baseline:.2f} of that")
    print(f"  the page, as it is served  {best(served(reading, alice), rounds):6.0f} ms")


def served(reading: "Reading", alice: "User") -> "Callable[[], object]":
    """The whole page, with its templates, as the web process answers."""
    from django.test import Client
    from django.urls import reverse

    client = Client(SERVER_NAME="localhost")
    client.force_login(alice)
    address = reverse("citation-report", args=[reading.pk])
    assert client.get(address).status_code == 200
    return lambda: client.get(address)


def best(act: Callable[[], object], rounds: int) -> float:
    """Milliseconds, the median of some rounds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1_000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
