from collections.abc import Callable

import pytest

from editions.citations.reading import CitationReading, CitingPassage, read_citations

Read = Callable[..., CitationReading]


@pytest.fixture
def read() -> Read:
    """Read notes given as {number: text}."""

    def read_notes(
        notes: dict[int, str], lang: str = "de", *, missing: tuple[int, ...] = (), status: dict[int, str] | None = None
    ) -> CitationReading:
        passages = [CitingPassage(f"n{number}", text, number, (status or {}).get(number, "complete")) for number, text in notes.items()]
        return read_citations(passages, lang, missing=frozenset(missing))

    return read_notes
