"""The passages of a reading as HTML, with everything that stands between and behind their words."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from annotator.web.reading.highlights import GONE, Mark
from annotator.web.reading.passages import AFTER_WORDS, CALL, PAGE, Insert, passage_html
from annotator.web.reading.placing import Placed, Placement
from annotator.web.reading.verdict_chips import Cited
from editions.models import NoteCall, Page, Passage, Revision
from editions.segmentation.segmented import Mark as Look

KIND_NAMES = {
    "claim": gettext_lazy("Claim"),
    "evidence": pgettext_lazy("one piece", "Evidence"),
    "disagreement": gettext_lazy("Disagreement"),
}
NOTHING_CITED = Cited()


def render_passages(
    revision: Revision,
    passages: Sequence[Passage],
    placement: Placement,
    *,
    cited: Mapping[int, Cited],
    calls: Mapping[int, Sequence[NoteCall]],
    page_marks: Mapping[int, Sequence[Page]],
    anchors: Mapping[int, str],
) -> dict[int, SafeString]:
    """The inner HTML of each passage, by its pk. `anchors` are the ids of the page marks by the page's sequence."""
    marks, ends = _marks(passages, placement.placed, placement.query)
    return {
        passage.pk: passage_html(
            revision.text[passage.start : passage.end],
            marks[passage.pk],
            cited.get(passage.pk, NOTHING_CITED).lines,
            [
                *ends[passage.pk],
                *cited.get(passage.pk, NOTHING_CITED).chips,
                *(Insert(call.offset, CALL, note_call(call)) for call in calls.get(passage.pk, ())),
                *(
                    Insert(page.start - passage.start, PAGE, page_mark(page, anchors.get(page.sequence, "")))
                    for page in page_marks.get(passage.pk, ())
                ),
            ],
            [Look(*mark) for mark in passage.marks],
        )
        for passage in passages
    }


def _marks(passages: Sequence[Passage], annotations: Iterable[Placed], query: str) -> tuple[dict[int, list[Mark]], dict[int, list[Insert]]]:
    """The quoted words in each passage, and the links to the cards where an annotation's words end."""
    more = f"&{query}" if query else ""
    in_order = sorted(passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in in_order]
    marks: dict[int, list[Mark]] = defaultdict(list)
    ends: dict[int, list[Insert]] = defaultdict(list)
    for annotation in annotations:
        for stretch in annotation.stretches:
            at = max(0, bisect_right(starts, stretch.start) - 1)
            while at < len(in_order) and in_order[at].start < stretch.end:
                _mark(in_order[at], annotation, stretch.start, stretch.end, marks, ends, more)
                at += 1
    return marks, ends


def _mark(
    passage: Passage,
    annotation: Placed,
    start: int,
    end: int,
    marks: dict[int, list[Mark]],
    ends: dict[int, list[Insert]],
    more: str,
) -> None:
    begins, stops = max(start, passage.start) - passage.start, min(end, passage.end) - passage.start
    if begins >= stops:
        return
    kind = GONE if annotation.gone else annotation.kind
    marks[passage.pk].append(Mark(begins, stops, annotation.key, kind))
    if end == annotation.stretches[-1].end and end <= passage.end:
        ends[passage.pk].append(Insert(stops, AFTER_WORDS, link_to_card(annotation, more)))


def link_to_card(annotation: Placed, more: str = "") -> SafeString:
    """One link for each annotation: a stop for the keyboard, words for screen readers, a number in print.

    `more` is the rest of the address, "&…" where a filter stays.
    """
    return format_html(
        '<a class="to-card k-{}" data-x data-to="{}" href="?a={}{}#c-{}"><span class="to-card__kind">{} </span>{}</a>',
        annotation.kind,
        annotation.key,
        annotation.key,
        more,
        annotation.key,
        KIND_NAMES[annotation.kind],
        annotation.number,
    )


def note_call(call: NoteCall) -> SafeString:
    if call.note_id:
        return format_html(
            '<sup data-x><a href="#note-{}" id="call-{}" role="doc-noteref" data-note="{}">{}</a></sup>',
            call.note_id,
            call.pk,
            call.note_id,
            call.marker,
        )
    return format_html(
        '<sup class="call-missing" data-x>'
        '<a href="#missing-{}" id="call-{}" role="doc-noteref" data-note="m{}" aria-label="{}">{}</a></sup>',
        call.pk,
        call.pk,
        call.pk,
        _("%(marker)s, note missing") % {"marker": call.marker},
        call.marker,
    )


def page_mark(page: Page, anchor: str) -> SafeString:
    """The page break inside a passage, with the printed label in the margin."""
    return format_html(
        '<span class="pb" role="separator" id="{}" aria-label="{}" data-x data-page="{}"></span>'
        '<span class="pblabel" aria-hidden="true" data-x>{}</span>',
        anchor,
        _("Page %(label)s") % {"label": page},
        page.sequence,
        page,
    )


def page_anchors(pages: Sequence[Page]) -> dict[int, str]:
    """The id of each page mark: by the printed label where that is a plain word and occurs once."""
    times: dict[str, int] = defaultdict(int)
    for page in pages:
        times[page.label] += 1
    return {
        page.sequence: f"page-{page.label}" if page.label.isalnum() and times[page.label] == 1 else f"page-s{page.sequence}"
        for page in pages
    }
