"""The abbreviations and openings of a language, made ready."""

from dataclasses import dataclass
from functools import lru_cache

from editions.sentences.abbreviations import ALWAYS, CLOSED, INNER, NUMBERED, OPEN
from editions.sentences.openings import OPENINGS


@dataclass(frozen=True, slots=True)
class Rules:
    """The abbreviations and openings of one language."""

    lang: str
    always: frozenset[str]
    numbered: frozenset[str]
    inner: frozenset[str]
    openings: frozenset[str]
    several: dict[str, list["Form"]]

    @classmethod
    @lru_cache(maxsize=16)
    def of(cls, lang: str) -> "Rules":
        short = lang.lower().replace("_", "-").split("-")[0]
        several = [(form, False) for form in OPEN[""] + OPEN.get(short, ())] + [(form, True) for form in CLOSED[""] + CLOSED.get(short, ())]
        openings = OPENINGS.get(short) or frozenset().union(*OPENINGS.values())
        return cls(
            lang=short,
            always=ALWAYS[""] | ALWAYS.get(short, frozenset()),
            numbered=NUMBERED[""] | NUMBERED.get(short, frozenset()),
            inner=INNER[""] | INNER.get(short, frozenset()),
            openings=openings,
            several=_by_last_letter(several),
        )


@dataclass(frozen=True, slots=True)
class Form:
    """An abbreviation in several parts, cut behind one of its points; `rest` is what follows, "" at its end. Without blanks."""

    head: str
    rest: str
    may_end: bool


def _by_last_letter(several: list[tuple[str, bool]]) -> dict[str, list[Form]]:
    """The longest first, and by the letter before the point that they are cut at."""
    forms: dict[str, list[Form]] = {}
    for written, may_end in sorted(several, key=lambda pair: -len(pair[0])):
        form = written.replace(" ", "")
        for cut in (at + 1 for at, letter in enumerate(form) if letter == "."):
            forms.setdefault(form[cut - 2], []).append(Form(form[:cut], form[cut:], may_end))
    return forms
