"""How long a search takes over many long texts and annotations, beside a plain scan (icontains) of the same words, and beside the
same page when nothing is asked.

    python -m benchmarks.search [--characters 10000000] [--annotations 100000] [--times 5]

Works in a test database of its own, which it takes away again. The words are invented and as unevenly frequent as those of a language;
a fifth of the annotations is private and belongs to somebody else.
"""

import argparse
import itertools
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("TEST_DATABASE_NAME", "benchmark_search")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from annotator.models import Claim, DisagreementNote, EvidenceLink, Membership, Reading, Reply, Seminar, Upload, User  # noqa: E402
from editions.models import Edition, Page, Passage, Revision  # noqa: E402
from editions.search.index import index_revision  # noqa: E402

TEXT = 1_000_000  # code points
PASSAGE, PAGE = 900, 2_700
VOCABULARY = 40_000
SYLLABLES = ("ka", "lor", "min", "tes", "vel", "dor", "sun", "rik", "pal", "gen", "hof", "ster", "mar", "lund", "bek", "wis")
FUNCTION = ["der", "die", "und", "in", "den", "von", "zu", "das", "mit", "sich", "des", "auf", "für", "ist", "im", "dem", "nicht", "ein"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=10_000_000)
    parser.add_argument("--annotations", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        words = Words()
        write(options, words)
        measure(words, options.times)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


class Words:
    """Invented words, the n-th 1/n as frequent as the first."""

    def __init__(self) -> None:
        self.chance = random.Random(5)
        made = itertools.chain(FUNCTION, ("".join(parts) for n in (2, 3, 4) for parts in itertools.product(SYLLABLES, repeat=n)))
        self.list = list(itertools.islice(made, VOCABULARY))
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def some(self, count: int) -> str:
        return " ".join(self.chance.choices(self.list, cum_weights=self.weights, k=count))


def write(options: argparse.Namespace, words: Words) -> None:
    alice, bob = (User.objects.create_user(name, email=f"{name}@example.org") for name in ("alice", "bob"))
    seminar = Seminar.objects.create(name="Seminar", slug="seminar", created_by=alice)
    for user in (alice, bob):
        Membership.objects.create(seminar=seminar, user=user, role="annotator")
    began = time.perf_counter()
    readings = [read(seminar, alice, words, number) for number in range(max(1, options.characters // TEXT))]
    print(f"{options.characters:,} characters written in {time.perf_counter() - began:.0f} s, of that indexed in {sum(INDEXED):.1f} s")
    annotate(options.annotations, readings, (alice, bob), words)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


INDEXED: list[float] = []


def read(seminar: Seminar, alice: User, words: Words, number: int) -> Reading:
    edition = Edition.objects.create(title=f"Text {number}", slug=f"text-{number}", language="de")
    bodies = [words.some(PASSAGE // 7).capitalize() + "." for _ in range(TEXT // PASSAGE)]
    text = "\n".join(bodies)
    revision = Revision.objects.create(edition=edition, number=1, text=text, language="de")
    pages = Page.objects.bulk_create(
        Page(revision=revision, sequence=n, label=str(n + 1), start=start, end=min(start + PAGE, len(text)))
        for n, start in enumerate(range(0, len(text), PAGE))
    )
    Passage.objects.bulk_create(passages(revision, bodies, pages))
    began = time.perf_counter()
    index_revision(revision)
    INDEXED.append(time.perf_counter() - began)
    Upload.objects.create(seminar=seminar, edition=edition, name="t", file=f"uploads/{number}", size=len(text), sha256=f"{number:064}")
    return Reading.objects.create(seminar=seminar, edition=edition, created_by=alice)


def passages(revision: Revision, bodies: list[str], pages: list[Page]) -> Iterator[Passage]:
    at = 0
    for order, body in enumerate(bodies):
        kind = "note" if order % 4 == 3 else "paragraph"
        yield Passage(revision=revision, page=pages[at // PAGE], order=order, ref=f"p{order}", kind=kind, start=at, end=at + len(body))
        at += len(body) + 1


def annotate(count: int, readings: list[Reading], people: tuple[User, User], words: Words) -> None:
    def common(number: int) -> dict[str, Any]:
        visibility = "private" if number % 5 == 0 else "seminar"
        return {
            "reading": readings[number % len(readings)],
            "created_by": people[1 if number % 5 == 0 else number % 2],
            "visibility": visibility,
        }

    claims = Claim.objects.bulk_create((Claim(statement=words.some(14), **common(n)) for n in range(count // 2)), batch_size=5000)
    links = [
        EvidenceLink(claim=claims[n * 2], analytic_note=words.some(20), full_citation=words.some(8), **common(n)) for n in range(count // 4)
    ]
    EvidenceLink.objects.bulk_create(links, batch_size=5000)
    notes = [
        DisagreementNote(claim=claims[n * 2 + 1], ground="wording", statement=words.some(14), **common(n)) for n in range(count * 3 // 20)
    ]
    DisagreementNote.objects.bulk_create(notes, batch_size=5000)
    replies = [Reply(claim=claims[n], body=words.some(12), created_by=people[n % 2]) for n in range(count // 10)]
    Reply.objects.bulk_create(replies, batch_size=5000)


def measure(words: Words, times: int) -> None:
    client = Client()
    client.force_login(User.objects.get(username="alice"))
    ranked = words.list
    phrase = " ".join(Revision.objects.values_list("text", flat=True)[0].split()[1000:1003])
    queries = {
        "a rare word": ranked[20_000],
        "a word": ranked[2_000],
        "a frequent word": ranked[100],
        "an article": ranked[0],
        "two words": f"{ranked[60]} {ranked[400]}",
        "one without the other": f"{ranked[200]} -{ranked[0]}",
        "a phrase": f'"{phrase}"',
        "a phrase of articles": f'"{ranked[0]} {ranked[1]}"',
        "a beginning": f"{ranked[300][:5]}*",
        "nothing": "walfisch",
    }
    bare = median(timed(lambda: fetch(client, {}), times * 4))
    taken: list[float] = []
    for name, query in queries.items():
        pages = timed(lambda query=query: fetch(client, {"q": query}), times)
        listed = timed(lambda query=query: fetch(client, {"q": query, "kind": "text", "page": 3}), times)
        scan = timed(lambda query=query: plain_scan(query.strip('"*').split()[0] if '"' not in query else query.strip('"')), 1)
        taken += pages + listed
        print(f"{name:22} {query[:28]:28} page {median(pages):5.0f} ms   list {median(listed):5.0f} ms   plain scan {median(scan):6.0f} ms")
    p50, p95 = median(taken), statistics.quantiles(taken, n=20)[-1]
    print(f"p50 {p50:.0f} ms   p95 {p95:.0f} ms over {len(taken)} pages, with their HTML")
    print(f"the page with nothing asked {bare:.0f} ms: p50 is {p50 / bare:.1f} times that, p95 {p95 / bare:.1f} times")


def fetch(client: Client, query: dict[str, Any]) -> None:
    assert client.get("/search/", query).status_code == 200


def plain_scan(words: str) -> int:
    """Which texts and annotations contain the letters: what a search without an index does, and no more than that."""
    found = Revision.objects.filter(text__icontains=words).count()
    found += Claim.objects.filter(statement__icontains=words).count() + EvidenceLink.objects.filter(analytic_note__icontains=words).count()
    return found + DisagreementNote.objects.filter(statement__icontains=words).count() + Reply.objects.filter(body__icontains=words).count()


def timed(work: Callable[[], Any], times: int) -> list[float]:
    """Milliseconds of each run, after one that does not count."""
    work()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def median(taken: list[float]) -> float:
    return statistics.median(taken)


if __name__ == "__main__":
    main()
