"""Held editions, as the checks look things up in them."""

import hashlib

from annotator.verification.held_source import HeldPage, HeldSource
from editions.models import Edition, Revision


class HeldSources:
    """The editions that a text's citations are tied to, each read and indexed once."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[HeldSource, str]] = {}

    def of(self, edition: Edition | None) -> HeldSource | None:
        return self._look_up(edition)[0] if edition else None

    def fingerprint(self, edition: Edition | None) -> str:
        """Changes when the source's text or its page labels change; "" where no source is held."""
        return self._look_up(edition)[1] if edition else ""

    def _look_up(self, edition: Edition) -> tuple[HeldSource, str]:
        if edition.pk not in self._read:
            self._read[edition.pk] = _read(edition.current_revision)
        return self._read[edition.pk]


def _read(revision: Revision) -> tuple[HeldSource, str]:
    """Body pages, then each note under the label of the page that it is printed on."""
    printed = list(revision.pages.all())
    place_of = {page.pk: place for place, page in enumerate(printed)}
    pages = [HeldPage(page.label, page.start, page.end) for page in printed]
    notes = revision.passages.filter(kind="note", page__isnull=False).select_related("page")
    pages += [HeldPage(note.page.label, note.start, note.end, place_of[note.page.pk]) for note in notes if note.page]
    year = revision.edition.year
    source = HeldSource.of(revision.text, pages, described=str(revision.edition), year=int(year) if year.isdigit() else None)
    labels = hashlib.sha256(repr([(page.label, page.start) for page in pages]).encode()).hexdigest()
    return source, f"{revision.sha256}:{labels}"
