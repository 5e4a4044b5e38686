"""The cited pages in a passage: where they are underlined, and the chip with the verdict that follows them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language

from annotator.models import Reading
from annotator.verification.verdicts import WAITING, Verdict
from annotator.web.reading.passages import CHIP, Insert, Underline
from editions.models import CitationMention, Passage, Revision

TELLING = ("no", "near")


@dataclass(slots=True)
class Cited:
    """What a passage cites: lines under the locators, and a chip behind each mention's last one."""

    lines: list[Underline] = field(default_factory=list)
    chips: list[Insert] = field(default_factory=list)


def cited_in(passages: Sequence[Passage], revision: Revision, reading: Reading, verdicts: Mapping[int, Verdict]) -> dict[int, Cited]:
    """By the passage's pk. Two queries."""
    notes = {passage.pk: passage.is_note for passage in passages}
    texts = {passage.pk: revision.text[passage.start : passage.end] for passage in passages}
    found: dict[int, Cited] = defaultdict(Cited)
    mentions = CitationMention.objects.filter(passage__in=notes).prefetch_related("ranges")
    for mention in mentions:
        text = texts[mention.passage_id]
        verdict = verdicts.get(mention.pk, WAITING)
        ranges = list(mention.ranges.all())
        here = found[mention.passage_id]
        here.lines += sorted({Underline(cited.start, cited.end) for cited in ranges}, key=lambda line: line.start)
        if ranges or mention.form == "archival" or verdict.tone in TELLING:
            end = max((cited.end for cited in ranges), default=mention.end)
            end += text[end : end + 1] == "."  # the full stop belongs to the citation
            here.chips.append(Insert(end, CHIP, chip(reading, mention, verdict, in_note=notes[mention.passage_id])))
    return found


def chip(reading: Reading, mention: CitationMention, verdict: Verdict, *, in_note: bool) -> str:
    """Sign and words in a note; in the running text the sign alone, its words for screen readers."""
    return format_html(
        '<a class="v {}{}" lang="{}" data-x data-m="{}" href="{}"><svg class="i" aria-hidden="true"><use href="#{}"/></svg>'
        '<span class="{}">{}</span></a>',
        verdict.tone,
        "" if in_note else " v--sign",
        get_language(),
        mention.pk,
        reverse("citation-detail", args=(reading.pk, mention.pk)),
        verdict.icon,
        "v__words" if in_note else "vh",
        verdict.words,
    )
