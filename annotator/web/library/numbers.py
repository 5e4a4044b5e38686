"""Note numbers as people write them."""

from collections.abc import Iterable


def runs(numbers: Iterable[str]) -> str:
    """ "31, 32, 33, 38" as "31–33, 38"; what is no number stands alone."""
    found: list[list[str]] = []
    for number in numbers:
        follows = found and number.isdigit() and found[-1][-1].isdigit() and int(number) == int(found[-1][-1]) + 1
        found[-1].append(number) if follows else found.append([number])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}{'–' if len(run) > 2 else ', '}{run[-1]}" for run in found)
