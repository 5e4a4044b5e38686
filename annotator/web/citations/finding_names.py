"""What each finding is called in a list: a few words, without the values that its sentence holds."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from annotator.models import CitationCheck
from annotator.verification.judged import ATTENTION
from annotator.verification.verdicts import CHIPS
from annotator.web.citations.explanations import TITLES
from editions.models import Revision

NAMES: dict[str, Any] = {
    "long_span": _("very long range"),
    "one_page_range": _("range of one page"),
    "mixed_numerals": _("Roman and Arabic mixed"),
    "open_end": _("end left open (ff.)"),
    "container_unknown": _("pages of the article not stated"),
    "edition_unknown": _("held text without page numbers"),
    "disagrees": _("a catalogue says otherwise"),
    "no_record": _("in no catalogue"),
    "unread": _("work not recognised"),
    "title_variant": _("title varies"),
    "year_variant": _("year varies"),
    "place_variant": _("place varies"),
    "editor_variant": _("editor varies"),
    "name_variant": _("author’s name varies"),
    "call_without_note": _("call without a note"),
    "note_without_call": _("note that nothing calls"),
    "duplicate_text": _("text stands twice"),
    "shelfmark_form": _("shelf marks written differently"),
    "quotation_without_pinpoint": _("quotation without its own page"),
    "quotation_without_page": _("quotation without a page"),
    "quotation_without_note": _("quotation without a note"),
    "elsewhere": _("found on another page"),
    "adjacent": _("found on the page before or after"),
    "partial": _("only parts found"),
    "wider_than_needed": _("more pages than needed"),
}


def name_of(code: str) -> Any:
    """The words for a code; the code itself where it has none."""
    return NAMES.get(code) or (CHIPS[code][1] if code in CHIPS else code)


def offered(revision: Revision, chosen: str = "") -> list[tuple[Any, Any]]:
    """The findings of this text as the choices of a list, by check, each with its number; `chosen` is offered in any case."""
    current = CitationCheck.objects.current().filter(ATTENTION, revision=revision).order_by()
    counted = current.values_list("check_name", "code").annotate(count=Count("mention"))
    found = {(check, code): count for check, code, count in counted}
    check, _dot, code = chosen.partition(".")
    if check in TITLES:
        found.setdefault((check, code), 0)
    groups = [(title, list(_of_check(name, found))) for name, title in TITLES.items()]
    return [("", _("all")), *((title, choices) for title, choices in groups if choices)]


def _of_check(check: str, found: dict[tuple[str, str], int]) -> Iterable[tuple[str, str]]:
    codes = {code: count for (name, code), count in found.items() if name == check}
    if len(codes) > 1 or "" in codes:
        yield check, say("%(title)s: all") % {"title": TITLES[check]}
    for code in sorted(filter(None, codes)):
        count = f" ({codes[code]})" if codes[code] else ""
        yield f"{check}.{code}", f"{name_of(code)}{count}"
