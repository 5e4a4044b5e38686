"""What the filter offers: only what would find something, and nothing that the reader may not see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotator.models import User
from annotator.web.reading.filters import KINDS, STATUSES, VERDICTS, Filters
from annotator.web.reading.narrowing import authors_shown
from annotator.web.reading.placing import MODELS, Placement

MOST_PAGES = 2_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of the filter: its name in the address, and (value, words, whether it is chosen)."""

    name: str
    label: str
    options: tuple[tuple[str, str, bool], ...]

    @property
    def chosen(self) -> str:
        return next((words for _value, words, is_chosen in self.options if is_chosen), "")


@dataclass(frozen=True, slots=True)
class FilterPanel:
    """`shown` of `total` annotations pass; `kinds` are (kind, whether it shows, the kinds after a press on it)."""

    filters: Filters
    choices: tuple[Choice, ...]
    kinds: dict[str, tuple[bool, str]]
    counts: dict[str, int]
    shown: int
    total: int

    @property
    def chosen(self) -> int:
        """How many of the fields narrow."""
        return len(self.filters.narrowing)


def filter_panel(page: Any) -> FilterPanel:
    """The panel for a ReadingPage, whose `everything` are the annotations before the filter."""
    filters, counts = page.filters, page.placement.counts()
    choices = (
        _choice("person", _("Person"), _people(page), filters.person),
        _choice("status", pgettext("of an annotation", "Status"), STATUSES.items(), filters.status),
        _choice("verdict", _("Cited pages"), VERDICTS.items(), filters.verdict),
        _choice("on", _("Printed page"), _pages(page), filters.on),
        _choice("tag", _("Tag"), tags_of(page.everything, page.reading), filters.tag),
    )
    return FilterPanel(
        filters,
        tuple(choice for choice in choices if choice.options),
        {kind: (kind in filters.kinds, filters.toggled(kind)) for kind in KINDS},
        counts,
        shown=sum(counts[kind] for kind in filters.kinds),
        total=sum(page.everything.counts().values()),
    )


def tags_of(placement: Placement, reading: Any) -> list[tuple[str, str]]:
    """The tags on what the reader may see, as (key, spelling), by the alphabet; of several spellings, the oldest."""
    found: dict[str, str] = {}
    rows = [
        row
        for kind, model in MODELS.items()
        for row in model.objects.filter(reading=reading, deleted_at=None, tags__isnull=False)
        .order_by()
        .values_list("pk", "tags", "tags__key", "tags__name")
        if f"{kind}-{row[0]}" in placement.by_key
    ]
    for _pk, _tag, key, name in sorted(rows, key=lambda row: row[1]):
        found.setdefault(key, name)
    return sorted(found.items())


def _choice(name: str, label: str, options: Iterable[tuple[str, Any]], chosen: str) -> Choice:
    """What was asked for stays on offer, even where it finds nothing."""
    listed = [(value, str(words), value == chosen) for value, words in options]
    if chosen and not any(is_chosen for *_words, is_chosen in listed):
        listed.append((chosen, chosen, True))
    return Choice(name, label, tuple(listed))


def _people(page: Any) -> list[tuple[str, str]]:
    wrote = User.objects.filter(pk__in=set(authors_shown(page.everything, page.reading, page.user).values()))
    return sorted(((each.username, each.shown_name) for each in wrote), key=lambda each: each[1].casefold())


def _pages(page: Any) -> list[tuple[str, str]]:
    starts = {page.where.page(stretch.start).sequence for each in page.everything.placed for stretch in each.stretches}
    return [(page.address_of(each), str(each)) for each in page.where.pages if each.sequence in starts][:MOST_PAGES]
