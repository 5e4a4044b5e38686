"""How fast and how rightly a text is segmented, beside the bare way: cut at blank lines, drop the hyphen, join with a space.

python -m benchmarks.segmentation [FILE ...] [--measures 45 68 90] [--megabytes 1]

Without files the sample texts are taken; a file may have any format that is read. The paragraphs are wrapped again to lines of print,
words broken as printers break them and the hyphen lost; then the segmentation has to tell broken words from whole ones.
"""

import argparse
import random
import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from editions.readers import read
from editions.segmentation import restore, segment, segment_text

SAMPLE = Path(__file__).parents[1] / "annotator" / "sample" / "texts"
MEASURE = 68  # letters of a line
# A break before a consonant with a vowel after it, where a vowel precedes it or its neighbour: right for most words.
VOWEL, CONSONANT = "[aeiouyäöüàâéèêîôû]", r"[^\W\daeiouyäöüàâéèêîôû]"
SYLLABLE = re.compile(rf"(?<={VOWEL})(?={CONSONANT}{VOWEL})|(?<={VOWEL}{CONSONANT})(?={CONSONANT}{VOWEL})")

LineEnds = list[bool]
Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(SAMPLE.glob("*.txt")))
    parser.add_argument("--measures", nargs="+", type=int, default=[MEASURE], help="letters of a line")
    parser.add_argument("--megabytes", type=float, default=1)
    options = parser.parse_args()
    for path in options.files:
        for measure in options.measures:
            print(f"{path.name:<28}{measure:>4} letters   {hyphens_of(path, measure)}")
    print(speed(options.files, options.megabytes))


def hyphens_of(path: Path, measure: int) -> str:
    segmented = segment(read(path))
    paragraphs = [segmented.text_of(passage) for passage in segmented.passages if passage.kind == "paragraph"]
    lines, broken = wrapped(paragraphs, measure)
    figures = f"broken words {sum(broken):>4}   F1 {f1(ours(lines), broken):.3f}"
    return f"{figures}   F1 when every letter before a small one joins {f1(bare(lines), broken):.3f}"


def wrapped(paragraphs: list[str], measure: int) -> tuple[list[str], LineEnds]:
    """Lines of print, and for each but the last whether a word is broken at its end."""
    lines, broken, line = [], [], ""
    for word in " ".join(paragraphs).split():
        if len(line) + len(word) < measure:
            line = f"{line} {word}".strip()
            continue
        room = measure - len(line) - 2
        cuts = [match.start() for match in SYLLABLE.finditer(word) if 2 <= match.start() <= min(room, len(word) - 3)]
        cut = cuts[-1] if cuts and word.isalpha() else 0
        lines.append(f"{line} {word[:cut]}".strip())
        broken.append(bool(cut))
        line = word[cut:]
    return [*lines, line], broken


def ours(lines: list[str]) -> LineEnds:
    segmented = segment_text("\n".join(lines))
    joined = {repair.source_start for repair in segmented.repairs if repair.kind == "dehyphenation"}
    ends, place = [], -1
    for line in lines[:-1]:
        place += len(line) + 1
        ends.append(place in joined)
    return ends


def bare(lines: list[str]) -> LineEnds:
    return [first[-1].isalpha() and second[0].islower() for first, second in pairwise(lines)]


def f1(found: LineEnds, right: LineEnds) -> float:
    hits = sum(own and true for own, true in zip(found, right, strict=True))
    return 2 * hits / max(sum(found) + sum(right), 1)


def speed(files: list[Path], megabytes: float) -> str:
    chance = random.Random(1)
    pieces = [piece for path in files for piece in read(path).raw.split("\n\n")]
    size, text = int(megabytes * 1_000_000), ""
    while len(text) < size:
        text += "\n\n".join(chance.sample(pieces, len(pieces))) + "\n\n"
    text = text[:size]
    segment_text(text[:2_000])  # loads the word lists
    taken, segmented = timed(lambda: segment_text(text))
    back, raw = timed(lambda: restore(segmented))
    assert raw == text
    plain, _ = timed(lambda: [re.sub(r"-?\n", " ", part) for part in text.split("\n\n")])
    return f"{megabytes} MB segmented in {taken:.1f} s, restored in {back:.2f} s; cut at blank lines and joined in {plain:.3f} s"


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


if __name__ == "__main__":
    main()
