"""How long it takes to carry annotations over to a corrected text, and how many of them stand where they belong afterwards.

    python -m benchmarks.carrying [--characters 1000000] [--annotations 10000] [--quotations 1000]

Runs the job itself, with the rows that it reads and writes, in a test database of its own, which it takes away again. The bare baseline
beside the figures searches the quoted words in the new text and takes the first place (`str.find`).
"""

import argparse
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from unittest.mock import patch

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("TEST_DATABASE_NAME", "benchmark_carrying")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from annotator import jobs  # noqa: E402
from annotator.actions.revisions import correct_passage  # noqa: E402
from annotator.models import Anchor, Job, Membership, Quotation, QuotationRange, Reading, Seminar, Upload, User  # noqa: E402
from annotator.models.job import Kind, State  # noqa: E402
from editions.models import Edition, Page, Passage, Revision  # noqa: E402
from tests.long_texts import sentence  # noqa: E402

PASSAGE = 900  # code points
LINE = 70
SMALL = 300_000  # code points of the texts whose places are counted


@dataclass(frozen=True)
class Place:
    start: int
    end: int


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
    parser.add_argument("--quotations", type=int, default=1_000)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> None:
    one_word(options.characters, options.annotations)
    print(
        f"\n{'of ' + format(options.quotations, ','):<34}{'exact':>8}{'within 2':>10}{'wrong':>7}{'to place by hand':>18}{'bare exact':>12}"
    )
    lines_rejoined(options.quotations)
    random_edits(options.quotations)
    deleted(options.quotations)


def one_word(characters: int, annotations: int) -> None:
    chance = random.Random(1)
    reading = open_reading("one word", text_of(chance, characters))
    revision = reading.edition.current_revision
    annotate(reading, [a_place(chance, revision.text) for _ in range(annotations)])
    passage = revision.passages.all()[revision.passages.count() // 2]
    words = passage.text.replace(passage.text.split()[5], "Kornpfennig", 1)
    seminar, alice = reading.seminar, User.objects.get()
    started = time.perf_counter()
    with patch("annotator.tasks.ring"):  # The job is run here.
        correct_passage(edition=reading.edition, seminar=seminar, by=alice, revision=1, passage=passage.ref, words=words)
    print(f"{len(revision.text):,} characters, {annotations:,} annotations")
    print(f"{'saving the correction':<34}{time.perf_counter() - started:>8.1f} s")
    print(f"{'carrying over and publishing':<34}{carry(reading):>8.1f} s")
    after = reading.edition.current_revision
    assert Anchor.objects.filter(revision=after).count() == annotations


def lines_rejoined(count: int) -> None:
    """Every line break becomes a blank, every broken word one word; the places are known character by character."""
    chance = random.Random(2)
    old = broken(chance, text_of(chance, SMALL))
    new, at = joined(old)
    places = [a_place(chance, old) for _ in range(count)]
    compare("lines and hyphens rejoined", old, new, places, [Place(at[place.start], at[place.end]) for place in places])


def random_edits(count: int) -> None:
    """Two of a hundred characters replaced, left out, or put in."""
    chance = random.Random(3)
    old = text_of(chance, SMALL)
    parts: list[str] = []
    at: list[int] = []
    length = 0
    for letter in old:
        at.append(length)
        kind = chance.random() if chance.random() < 0.02 and letter != "\n" else 1.0
        part = "" if kind < 0.33 else chance.choice("abcdefg") if kind < 0.66 else letter + "x" if kind < 1 else letter
        parts.append(part)
        length += len(part)
    at.append(length)
    places = [a_place(chance, old) for _ in range(count)]
    compare("2 % of characters edited", old, "".join(parts), places, [Place(at[place.start], at[place.end]) for place in places])


def deleted(count: int) -> None:
    """The quoted words themselves are gone: whatever is placed is placed wrongly."""
    chance = random.Random(4)
    old = text_of(chance, SMALL)
    starts = sorted(chance.sample(range(200, len(old) - 200, 120), count))
    places = [Place(start, start + 50) for start in starts]
    new, reached = [], 0
    for place in places:
        new.append(old[reached : place.start])
        reached = place.end
    compare("quoted words deleted", old, "".join([*new, old[reached:]]), places, None)


def compare(what: str, old: str, new: str, places: Sequence[Place], truth: Sequence[Place] | None) -> None:
    reading = open_reading(what, old)
    ranges = annotate(reading, places)
    write_revision(reading.edition, new, number=2)
    carry(reading)
    anchors = dict(Anchor.objects.filter(revision__number=2, range__in=ranges).values_list("range", "start"))
    ends = dict(Anchor.objects.filter(revision__number=2, range__in=ranges).values_list("range", "end"))
    found = [(anchors[pk], ends[pk]) for pk in ranges]
    bare = [new.find(old[place.start : place.end]) for place in places]
    unplaced = sum(start is None for start, _ in found)
    if truth is None:
        exact, near, wrong, simple = 0, 0, len(found) - unplaced, sum(at >= 0 for at in bare)
        print(f"{what:<34}{'–':>8}{'–':>10}{wrong:>7}{unplaced:>18}{str(simple) + ' wrong':>12}")
        return
    pairs = list(zip(found, truth, strict=True))
    exact = sum((start, end) == (right.start, right.end) for (start, end), right in pairs)
    near = sum(start is not None and abs(start - right.start) <= 2 and abs(end - right.end) <= 2 for (start, end), right in pairs)
    wrong = sum(start is not None and (end <= right.start or start >= right.end) for (start, end), right in pairs)
    simple = sum(at == right.start for at, right in zip(bare, truth, strict=True))
    print(f"{what:<34}{exact:>8}{near:>10}{wrong:>7}{unplaced:>18}{simple:>12}")


def carry(reading: Reading) -> float:
    """Seconds that the job takes."""
    job, _made = Job.objects.get_or_create(kind=Kind.CARRY, edition=reading.edition, seminar=reading.seminar, state=State.WAITING)
    assert Job.objects.take(job.pk)
    started = time.perf_counter()
    jobs.run(Job.objects.get(pk=job.pk))
    took = time.perf_counter() - started
    assert Job.objects.get(pk=job.pk).state == State.DONE
    return took


def open_reading(title: str, text: str) -> Reading:
    alice, _made = User.objects.get_or_create(username="alice", defaults={"email": "alice@example.org", "name": "Alice"})
    seminar = Seminar.objects.create(name=title, slug=title.replace(" ", "-").replace("%", "of-100"), created_by=alice)
    Membership.objects.create(seminar=seminar, user=alice, role="owner")
    edition = Edition.objects.create(title=title, language="de", slug=seminar.slug)
    Upload.objects.create(
        seminar=seminar, edition=edition, name="long.txt", file="uploads/long", size=len(text), sha256=title.ljust(64, "0")
    )
    write_revision(edition, text, number=1)
    return Reading.objects.create(seminar=seminar, edition=edition, created_by=alice)


def write_revision(edition: Edition, text: str, *, number: int) -> None:
    """A revision with its passages; all but the first wait to be published."""
    unpublished = {} if number == 1 else {"published_at": None}
    revision = Revision.objects.create(edition=edition, number=number, text=text, language="de", source_text=text, **unpublished)
    page = Page.objects.create(revision=revision, sequence=0, label="1", start=0, end=len(text))
    bounds, at = [], 0
    for part in text.split("\n\n"):
        bounds.append((at, at + len(part)))
        at += len(part) + 2
    Passage.objects.bulk_create(
        Passage(revision=revision, page=page, ref=f"p{order + 1}", order=order, kind="paragraph", start=start, end=end)
        for order, (start, end) in enumerate(bounds)
    )


def annotate(reading: Reading, places: Sequence[Place]) -> list[int]:
    """The keys of the quoted ranges, in the order of `places`."""
    revision = reading.edition.current_revision
    passages = list(revision.passages.all())
    quotations = Quotation.objects.bulk_create([Quotation(reading=reading) for _ in places], batch_size=1000)
    ranges = QuotationRange.objects.bulk_create(
        [
            QuotationRange(quotation=quotation, exact=revision.text[at.start : at.end])
            for quotation, at in zip(quotations, places, strict=True)
        ],
        batch_size=1000,
    )
    Anchor.objects.bulk_create(
        [
            Anchor(range=part, revision=revision, passage=passages[0], start=at.start, end=at.end)
            for part, at in zip(ranges, places, strict=True)
        ],
        batch_size=1000,
    )
    return [part.pk for part in ranges]


def text_of(chance: random.Random, length: int) -> str:
    passages: list[str] = []
    while sum(map(len, passages[-1:])) + (len(passages) - 1) * PASSAGE < length:
        words = " ".join(sentence(chance, 12) for _ in range(10))
        passages.append(words[:PASSAGE].strip())
    return "\n\n".join(passages)


def a_place(chance: random.Random, text: str) -> Place:
    """20 to 300 characters, from a letter to a letter, within one passage."""
    while True:
        start = chance.randrange(len(text) - 310)
        end = start + chance.randrange(20, 300)
        words = text[start:end]
        if words[0].isalpha() and words[-1].isalpha() and "\n\n" not in words:
            return Place(start, end)


def broken(chance: random.Random, text: str) -> str:
    """Lines as a printer breaks them: at a blank, or within a word with a hyphen."""
    parts: list[str] = []
    since = 0
    for letter in text:
        if letter == " " and since > LINE:
            parts.append("\n")
            since = 0
        elif letter.isalpha() and since > LINE and parts[-1].isalpha() and chance.random() < 0.2:
            parts.append("-\n" + letter)
            since = 1
        else:
            parts.append(letter)
            since = 0 if letter == "\n" else since + 1
    return "".join(parts)


def joined(text: str) -> tuple[str, list[int]]:
    """The text without its line breaks, and for each code point of the old one where it stands in the new one."""
    parts: list[str] = []
    at: list[int] = []
    length = 0
    for place, letter in enumerate(text):
        at.append(length)
        inside = letter == "-" and text[place + 1 : place + 2] == "\n"
        after_hyphen = letter == "\n" and text[place - 1 : place] == "-"
        between = letter == "\n" and "\n" in (text[place - 1 : place], text[place + 1 : place + 2])
        part = "" if inside or after_hyphen else letter if between or letter != "\n" else " "
        parts.append(part)
        length += len(part)
    at.append(length)
    return "".join(parts), at


if __name__ == "__main__":
    main()
