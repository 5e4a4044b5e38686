"""The pages above a page about citations, each an address and its words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from annotator.models import Reading
from editions.models import CitationMention

Trail = tuple[tuple[str, Any], ...]


def to_report(reading: Reading) -> Trail:
    return ((reverse("citation-report", args=[reading.pk]), _("Citations")),)


def to_citation(reading: Reading, mention: CitationMention) -> Trail:
    number = mention.passage.number
    words = _("Text") if number is None else _("Note %(number)s") % {"number": number}
    return (*to_report(reading), (reverse("citation-detail", args=[reading.pk, mention.pk]), words))


def to_works(reading: Reading) -> Trail:
    return (*to_report(reading), (reverse("reference-list", args=[reading.pk]), _("Works cited")))
