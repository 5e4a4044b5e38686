"""How surely, how fast quotations are found, beside str.find and RapidFuzz over the whole text.

    python -m benchmarks.quoting [--source FILE] [--megabytes 10] [--quotations 300]

Without a file the source is invented. Quotations are cut at random and damaged: letters lost, changed or added, as OCR does. "Right" means
that the best place begins within 8 characters of where the quotation was cut. Absent quotations come from another text.
"""

import argparse
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz

from editions.anchoring import Anchor, carry
from editions.quoting import SourceIndex, find_quotation

PAGE = 2_000  # characters
NEAR = 8
SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu ach ein ent lich ung heit ver ge an auf".split()  # noqa: SIM905
OTHER_SYLLABLES = "bra dre fli glo kru pla ste tri schwu zwa ost ilk amt eus".split()  # noqa: SIM905


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, help="a text or TEI file to quote from")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--quotations", type=int, default=300)
    options = parser.parse_args()
    chance = random.Random(1)
    text = read(options.source) if options.source else invented(1_000_000, SYLLABLES, chance)
    long_text = text + " " + invented(int(options.megabytes * 1_000_000) - len(text), SYLLABLES, chance)
    found_where_it_stands(text, options.quotations, chance)
    never_confirmed_when_absent(text, chance)
    paraphrases_are_not_confirmed(text, chance)
    speed(long_text, options.quotations, chance)
    carried_over(text[:1_000_000], chance)


def read(path: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", path.read_text()).split())


def invented(length: int, syllables: list[str], chance: random.Random) -> str:
    words: list[str] = []
    size = 0
    while size < length:
        words.append("".join(chance.choices(syllables, k=chance.randint(1, 4))))
        size += len(words[-1]) + 1
    return " ".join(words)


def damaged(text: str, rate: float, chance: random.Random) -> str:
    out = []
    for letter in text:
        fate = chance.random() / rate if rate else 1
        if fate >= 1 / 3:
            out.append(chance.choice("aeinrst") if fate < 2 / 3 else letter)
        if 2 / 3 <= fate < 1:
            out.append(chance.choice("aeinrst"))
    return "".join(out)


def found_where_it_stands(text: str, count: int, chance: random.Random) -> None:
    source = SourceIndex(text)
    print(f"{'letters':>8} {'noise':>6} {'on cited page':>14} {'ms':>6} {'whole source':>13} {'ms':>6}")
    for length in (40, 80, 160, 300):
        for rate in (0.0, 0.03, 0.06):
            cuts = [chance.randrange(PAGE, len(text) - PAGE) for _ in range(count)]
            damages = [(at, damaged(text[at : at + length], rate, chance)) for at in cuts]
            cited, cited_ms = measured(damages, lambda at, words: on_page(source, at, words))
            whole, whole_ms = measured(damages, lambda _, words: starts(find_quotation(words, source).elsewhere[:1]))
            print(f"{length:>8} {rate:>6.0%} {cited:>14.1%} {cited_ms:>6.2f} {whole:>13.1%} {whole_ms:>6.2f}")


def on_page(source: SourceIndex, at: int, words: str) -> list[int]:
    page = at // PAGE * PAGE
    return starts(find_quotation(words, source, cited=[(page, page + PAGE)], everywhere=False).on_cited)


def starts(places: tuple[object, ...]) -> list[int]:
    return [place.start for place in places]  # type: ignore[attr-defined]


def measured(damages: list[tuple[int, str]], find: Callable[[int, str], list[int]]) -> tuple[float, float]:
    """The share found where they were cut, and the mean milliseconds."""
    right = 0
    begun = time.perf_counter()
    for at, words in damages:
        right += any(abs(start - at) <= NEAR for start in find(at, words))
    return right / len(damages), (time.perf_counter() - begun) / len(damages) * 1_000


def never_confirmed_when_absent(text: str, chance: random.Random) -> None:
    """Quotations from a text in another language, and from another text in the same language: new words of the same syllables."""
    source = SourceIndex(text)
    for named, syllables in (("another language", OTHER_SYLLABLES), ("the same language", SYLLABLES)):
        other = invented(200_000, syllables, chance)
        for length in (25, 40, 80, 160):
            counted = Counter(_absent(other, text, length, source, chance) for _ in range(1_000))
            confirmed, possible = counted["confirmed"], counted["possible"]
            print(f"absent, {named}, {length} characters: {confirmed} of 1000 confirmed, {possible} shown as similar")


def paraphrases_are_not_confirmed(text: str, chance: random.Random) -> None:
    """The hard ones: what stands on the cited page, with other words of the same text for some of its longer words."""
    source, longer = SourceIndex(text), [word for word in text.split() if len(word) > 4]
    for others in (2, 3, 5):
        counted: Counter[str] = Counter()
        for _ in range(1_000):
            at = text.index(" ", chance.randrange(len(text) - 500)) + 1
            words = text[at : at + chance.choice((60, 120, 200, 300))].split()[:-1]
            places = [place for place, word in enumerate(words) if len(word) > 4]
            for place in chance.sample(places, max(1, len(places) // others)):
                words[place] = chance.choice(longer)
            found = find_quotation(" ".join(words), source, cited=[(at, at + PAGE)], everywhere=False).best
            counted["confirmed" if found and found.confirms else "possible" if found else "not found"] += 1
        shown = f"{counted['confirmed']} of 1000 confirmed, {counted['possible']} shown as similar"
        print(f"one of {others} longer words is another: {shown}")


def _absent(other: str, text: str, length: int, source: SourceIndex, chance: random.Random) -> str:
    at, page = chance.randrange(len(other) - length), chance.randrange(len(text) - PAGE)
    search = find_quotation(other[at : at + length], source, cited=[(page, page + PAGE)])
    places = (*search.on_cited, *search.elsewhere)
    return "confirmed" if any(place.confirms for place in places) else "possible" if places else "not found"


def speed(text: str, count: int, chance: random.Random) -> None:
    source = SourceIndex(text)
    begun = time.perf_counter()
    find_quotation(damaged(text[:200], 0.03, chance), source)
    print(f"index of {len(text) / 1e6:.0f} MB: {time.perf_counter() - begun:.2f} s")
    quotations = [damaged(text[at : at + 160], 0.03, chance) for at in (chance.randrange(len(text) - 200) for _ in range(count))]
    print(f"  with the index      {mean_ms(lambda words: find_quotation(words, source), quotations):8.2f} ms a quotation")
    print(f"  str.find, no noise  {mean_ms(lambda words: text.find(words), quotations):8.2f} ms")
    print(f"  RapidFuzz, whole    {mean_ms(lambda words: fuzz.partial_ratio_alignment(words, text), quotations[:5]):8.2f} ms")


def mean_ms(find: Callable[[str], object], quotations: list[str]) -> float:
    times = []
    for words in quotations:
        begun = time.perf_counter()
        find(words)
        times.append(time.perf_counter() - begun)
    return statistics.mean(times) * 1_000


def carried_over(text: str, chance: random.Random) -> None:
    changed = damaged(text, 0.02, chance)
    anchors = [Anchor(at, at + 80) for at in (chance.randrange(len(text) - 100) for _ in range(10_000))]
    begun = time.perf_counter()
    carried = carry(anchors, text, changed)
    placed = sum(one.start is not None for one in carried)
    print(f"{len(anchors)} anchors carried over 2 % of changes: {placed} placed, {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
