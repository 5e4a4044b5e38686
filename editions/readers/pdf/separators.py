"""The rule that parts notes from the text, in a file that draws one: what stands below it is notes, however large it is set."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from editions.readers.pdf.note_labels import Label, Page
from editions.readers.pdf.print_lines import PrintLine
from editions.readers.pdf.rules import Rule

HEADED = 0.5  # of the columns with labels have a rule above the first of them
USUAL = 0.2  # of those rules are as wide and stand right above it: below the others the note before goes on
AS_WIDE = 1.5  # points
AT_LEFT = 14.0  # points between a rule and the left edge of its column
SAME_HEIGHT, HEADS = 1.0, 3  # points; pages
FULL = 0.95  # of the measure: word processors draw such a rule above a note that goes on

Region = Sequence[PrintLine]


@dataclass(frozen=True, slots=True)
class Separators:
    """The rules of each page, and how wide those above notes are; none where the file draws none."""

    rules: Sequence[Sequence[Rule]]
    widths: tuple[float, ...] = ()

    @classmethod
    def of(cls, pages: Sequence[Page], starts: Mapping[int, Label], rules: Sequence[Sequence[Rule]]) -> "Separators":
        labelled = [(region, at) for page in pages for region in page if (at := _first(region, starts)) is not None]
        lowest = [(*max(own, key=lambda found: found[0]), first) for region, first in labelled if (own := _above(region, first, rules))]
        above = Counter(round(rule.width) for _, rule, _ in lowest)
        right_above = Counter(round(rule.width) for at, rule, first in lowest if at == first)
        if above.total() < max(2, HEADED * len(labelled)):
            return cls(rules)
        widths = (
            width
            for width, count in right_above.items()
            if count >= max(2, USUAL * above.total()) or above[width] >= max(2, HEADED * len(labelled))
        )
        return cls(rules, tuple(widths))

    def place(self, region: Region, first: int | None) -> int | None:
        """Where the notes of a region begin, None where no rule says so. `first` is the place of its first label."""
        if not self.widths or not region:
            return None
        measure = max(line.x1 for line in region) - min(line.x0 for line in region)
        found = [
            at
            for at, rule in _above(region, len(region) if first is None else first, self.rules)
            if (at or not self._is_below_heads(rule))
            and (rule.width > FULL * measure or any(abs(rule.width - width) < AS_WIDE for width in self.widths))
        ]
        return max(found, default=None)

    def _is_below_heads(self, rule: Rule) -> bool:
        """Whether pages have one at this height, as below their running heads; it is asked of one above all text."""
        return sum(any(abs(own.y - rule.y) < SAME_HEIGHT for own in page) for page in self.rules) >= HEADS


def _first(region: Region, starts: Mapping[int, Label]) -> int | None:
    return next((place for place, line in enumerate(region) if id(line) in starts), None)


def _above(region: Region, first: int, rules: Sequence[Sequence[Rule]]) -> list[tuple[int, Rule]]:
    """The rules that part the region above its first label."""
    return [(at, rule) for at, rule in _parting(region, rules[region[0].page]) if at <= first]


def _parting(region: Region, rules: Sequence[Rule]) -> Iterator[tuple[int, Rule]]:
    """The rules that stand within a region at its left edge, and the place of the first line below each."""
    left, right = min(line.x0 for line in region), max(line.x1 for line in region)
    for rule in rules:
        if abs(rule.x0 - left) < AT_LEFT and rule.x1 < right + AT_LEFT:
            below = next((place for place, line in enumerate(region) if line.y < rule.y), None)
            if below is not None:
                yield below, rule
