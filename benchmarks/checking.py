"""How fast citations are read, resolved and checked, without a database, beside reading the text once with a regular expression.

python -m benchmarks.checking [--notes 1000] [--megabytes 10]
"""

import argparse
import random
import re
import time

from annotator.verification.facts import TextFacts
from annotator.verification.held_source import HeldPage, HeldSource
from annotator.verification.registry import check_mention, check_quotation, check_text
from annotator.verification.summary import summary
from benchmarks.quoting import SYLLABLES, damaged, invented
from editions.citations.reading import CitingPassage, read_citations

PAGE = 6_000  # characters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=1_000)
    parser.add_argument("--megabytes", type=float, default=10)
    options = parser.parse_args()
    chance = random.Random(1)
    source, text = held(int(options.megabytes * 1_000_000), chance)
    passages, quotations = cited(options.notes, text, chance)

    begun = time.perf_counter()
    reading = read_citations(passages, "de")
    print(f"{len(passages)} notes read and resolved: {time.perf_counter() - begun:.2f} s, {len(reading.mentions)} citations")

    begun = time.perf_counter()
    for passage in passages:
        re.findall(r"(?:S\.|pp?\.)\s*(\d+)(?:\s*[-–]\s*(\d+))?", passage.text)
    print(f"  a regular expression for pages alone: {time.perf_counter() - begun:.3f} s")

    facts = TextFacts(reading, dict.fromkeys(range(1, len(passages) + 1), "complete"))
    begun = time.perf_counter()
    outcomes = [check_mention(mention, facts) for mention in reading.mentions]
    of_text = check_text(facts)
    print(f"form, work and text checks: {time.perf_counter() - begun:.2f} s, {sum(map(len, outcomes)) + len(of_text)} outcomes")

    begun = time.perf_counter()
    found = [check_quotation(mention, facts, quotations=[quotations[mention.note or 1]], source=source) for mention in reading.mentions]
    took = time.perf_counter() - begun
    print(
        f"quotations looked up in {options.megabytes:.0f} MB: {took:.2f} s, {took / len(found) * 1_000:.2f} ms a citation, index included"
    )
    statuses = [summary([*mine, *theirs]) for mine, theirs in zip(outcomes, found, strict=True)]
    print("  " + ", ".join(f"{statuses.count(status)} {status}" for status in sorted(set(statuses))))


def held(length: int, chance: random.Random) -> tuple[HeldSource, str]:
    text = invented(length, SYLLABLES, chance)
    pages = [HeldPage(str(number), at, min(at + PAGE, len(text))) for number, at in enumerate(range(0, len(text), PAGE), start=1)]
    return HeldSource.of(text, pages, year=1901), text


def cited(count: int, text: str, chance: random.Random) -> tuple[list[CitingPassage], dict[int, str]]:
    """Notes that cite the source by a full citation, short titles and "ebd."; one page in ten is wrong."""
    passages, quotations = [], {}
    for number in range(1, count + 1):
        at = chance.randrange(len(text) - 400)
        page = at // PAGE + 1 + (chance.randrange(3, 90) if number % 10 == 0 else 0)
        work = "Karl Amsel, Der Schreiber, Berlin 1901" if number == 1 else chance.choice(("Amsel, Schreiber", "Ebd.", "Amsel (Anm. 1)"))
        passages.append(CitingPassage(f"n{number}", f"{work}, S. {page}.", number))
        quotations[number] = damaged(text[at : at + 160], 0.02, chance)
    return passages, quotations


if __name__ == "__main__":
    main()
