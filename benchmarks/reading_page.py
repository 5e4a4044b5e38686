"""How long the server takes for the reading page of a long text, with and without annotations, and beside the bare words.

    python -m benchmarks.reading_page [--characters 1000000] [--annotations 10000]

Works in a test database of its own, which it takes away again. The bare baseline wraps every passage in <p> and nothing else.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from html import escape
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("TEST_DATABASE_NAME", "benchmark_reading_page")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

import annotator.asgi  # noqa: E402, F401 - sets the garbage collector as the web process has it
from annotator.models import (  # noqa: E402
    Anchor,
    Claim,
    DisagreementNote,
    EvidenceLink,
    Membership,
    Quotation,
    QuotationRange,
    Reading,
    Seminar,
    Upload,
    User,
)
from editions.models import Edition, NoteCall, Page, Passage, Revision  # noqa: E402

SENTENCE = "der Rat und die Gilde schrieben über das Gewicht der Steine am Hafen während niemand die Bücher des Jahres prüfte"
PASSAGE = 900  # code points
PAGE = 2_700
TIMES = 7


def main() -> None:
    options = arguments()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(options)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--annotations", type=int, default=10_000)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> None:
    reading = write_text(options.characters)
    client = Client()
    client.force_login(User.objects.get())
    revision = reading.edition.current_revision
    print(f"{len(revision.text):,} characters, {revision.passages.count():,} passages, {revision.pages.count():,} printed pages")
    report("bare words, whole text", timed(lambda: bare(revision)))
    address = f"/readings/{reading.pk}/"
    report_page(client, address, "no annotations")
    annotate(reading, options.annotations)
    report_page(client, address, f"{options.annotations:,} annotations")
    label = revision.pages.all()[revision.pages.count() // 2].label
    report_page(client, f"{address}?page={label}", f"{options.annotations:,}, in the middle")
    keys = [f"a=claim-{pk}" for pk in Claim.objects.values_list("pk", flat=True)[:60]]
    report_page(client, f"{address}cards/?{'&'.join(keys)}", "60 cards")


def write_text(characters: int) -> Reading:
    """A text of passages of about 900 characters, a note called in every third, on printed pages of about 2,700."""
    chance = random.Random(1)
    alice = User.objects.create_user("alice", name="Alice")
    edition = Edition.objects.create(title="A long text", slug="long", language="de")
    bodies = [sentence(chance, PASSAGE) for _ in range(characters // PASSAGE)]
    notes = [sentence(chance, 120) for _ in bodies[::3]]
    text = "\n".join([*bodies, *notes])
    revision = Revision.objects.create(edition=edition, number=1, text=text, language="de")
    ends = sum(len(body) + 1 for body in bodies)
    pages = Page.objects.bulk_create(
        Page(revision=revision, sequence=n, label=str(n + 1), start=start, end=min(start + PAGE, ends))
        for n, start in enumerate(range(0, ends, PAGE))
    )
    passages, at = [], 0
    for order, words in enumerate([*bodies, *notes]):
        number = order - len(bodies) + 1
        note = (
            {"kind": "note", "ref": f"n{number}", "number": number, "status": "complete"}
            if number > 0
            else {"kind": "paragraph", "ref": f"p{order + 1}"}
        )
        passages.append(
            Passage(revision=revision, page=pages[min(at // PAGE, len(pages) - 1)], order=order, start=at, end=at + len(words), **note)
        )
        at += len(words) + 1
    passages = Passage.objects.bulk_create(passages)
    NoteCall.objects.bulk_create(
        NoteCall(revision=revision, marker=str(n + 1), passage=passages[3 * n], offset=200, note=passages[len(bodies) + n])
        for n in range(len(notes))
    )
    seminar = Seminar.objects.create(name="Seminar", slug="seminar", created_by=alice)
    Membership.objects.create(seminar=seminar, user=alice, role="owner")
    Upload.objects.create(seminar=seminar, edition=edition, name="long.txt", file="uploads/long", size=len(text), sha256="0" * 64)
    return Reading.objects.create(seminar=seminar, edition=edition, created_by=alice)


def sentence(chance: random.Random, length: int) -> str:
    words = SENTENCE.split()
    chosen: list[str] = []
    while sum(map(len, chosen)) + len(chosen) < length:
        chosen.append(chance.choice(words))
    return " ".join(chosen)


def annotate(reading: Reading, count: int) -> None:
    """Half claims, a quarter evidence, a quarter disagreements, on 20 to 300 characters anywhere in the body."""
    chance = random.Random(2)
    revision, alice = reading.edition.current_revision, User.objects.get()
    bodies = list(revision.passages.exclude(kind="note"))
    quotations = Quotation.objects.bulk_create(Quotation(reading=reading, created_by=alice) for _ in range(count))
    places = []
    for _ in quotations:
        passage = chance.choice(bodies)
        start = passage.start + chance.randrange(passage.end - passage.start - 20)
        places.append((passage, start, min(passage.end, start + chance.randrange(20, 300))))
    ranges = QuotationRange.objects.bulk_create(
        QuotationRange(quotation=quotation, exact=revision.text[start:end])
        for quotation, (_, start, end) in zip(quotations, places, strict=True)
    )
    Anchor.objects.bulk_create(
        Anchor(range=each, revision=revision, passage=passage, start=start, end=end)
        for each, (passage, start, end) in zip(ranges, places, strict=True)
    )
    common: dict[str, Any] = {"reading": reading, "created_by": alice}
    half, rest = quotations[: count // 2], quotations[count // 2 :]
    claims = Claim.objects.bulk_create(Claim(statement=f"The council wrote, {n}.", **common) for n in range(len(half)))
    Claim.quotations.through.objects.bulk_create(
        Claim.quotations.through(claim=claim, quotation=quotation) for claim, quotation in zip(claims, half, strict=True)
    )
    EvidenceLink.objects.bulk_create(
        EvidenceLink(claim=claims[n], quotation=quotation, analytic_note="It says so.", **common) for n, quotation in enumerate(rest[::2])
    )
    DisagreementNote.objects.bulk_create(
        DisagreementNote(quotation=quotation, ground="wording", statement="It does not.", **common) for quotation in rest[1::2]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def bare(revision: Revision) -> str:
    text = revision.text
    return "".join(f"<p>{escape(text[start:end])}</p>" for start, end in revision.passages.values_list("start", "end"))


def timed(work: Callable[[], Any]) -> list[tuple[float, float]]:
    """Milliseconds of several runs, after one that does not count: by the clock, and of this process alone."""
    work()
    taken = []
    for _ in range(TIMES):
        begun, worked = time.perf_counter(), time.process_time()
        work()
        taken.append(((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000))
    return taken


def report_page(client: Client, address: str, name: str) -> None:
    def fetch() -> Any:
        response = client.get(address)
        assert response.status_code == 200
        return response

    fetch()
    with CaptureQueriesContext(connection) as queries:
        size = len(fetch().content)
    asked = len(queries.captured_queries)
    report(name, timed(fetch), f"{size / 1024:,.0f} KB, {asked} queries")


def report(name: str, taken: list[tuple[float, float]], more: str = "") -> None:
    clock, processor = (statistics.median(each) for each in zip(*taken, strict=True))
    print(f"{name:32} {clock:7.0f} ms by the clock {processor:7.0f} ms of the web process   {more}")


if __name__ == "__main__":
    main()
