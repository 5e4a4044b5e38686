"""The citations of a text with what the checks and what people say of each, one row a citation: as CSV, and as a workbook."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from annotator.exports.csv import BYTE_ORDER_MARK, harmless
from annotator.exports.xlsx import workbook
from annotator.models import Attestation, CitationCheck, Reading
from annotator.verification.judged import QUIET
from annotator.verification.messages import translated
from annotator.verification.verdicts import Verdict, verdicts_for
from editions.models import CitationMention, CitedRange

COLUMNS = (
    *("id", "note", "passage", "start", "end", "citation", "form", "resolution", "work", "held_as", "pages", "status", "verdict"),
    *("quotation", "found_on", "findings", "engine_versions", "people", "look_again"),
)
WIDE = {"citation": 50, "work": 40, "quotation": 60, "verdict": 24, "findings": 60, "people": 50}
AT_ONCE = 500  # citations in memory


def citations_csv(reading: Reading, wanted: Sequence[int] | None = None) -> Iterator[bytes]:
    """Codes in English, sentences and names as the reader's language has them. Every word of people is there, not the latest alone.

    `wanted` are the citations to be written, by pk and in their order; without them all of the text.
    """
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for row in citation_rows(reading, wanted):
        yield _line([harmless(str(row[column])) for column in COLUMNS])


def citations_xlsx(reading: Reading, wanted: Sequence[int] | None = None) -> Iterator[bytes]:
    """The same as a workbook."""
    rows = ([str(row[column]) for column in COLUMNS] for row in citation_rows(reading, wanted))
    yield workbook(reading.edition.title, _("Citations"), COLUMNS, rows, widths=WIDE)


def citation_rows(reading: Reading, wanted: Sequence[int] | None = None) -> Iterator[dict[str, Any]]:
    """In the order of the text, or in that of `wanted`; some hundred citations at a time, each with a fixed number of queries."""
    if wanted is None:
        wanted = list(reading.edition.current_revision.mentions.values_list("pk", flat=True))
    for start in range(0, len(wanted), AT_ONCE):
        yield from _rows(reading, wanted[start : start + AT_ONCE])


def _rows(reading: Reading, pks: Sequence[int]) -> Iterator[dict[str, Any]]:
    verdicts, said = verdicts_for(pks, reading), _by_mention(reading, pks)
    mentions = CitationMention.objects.select_related("passage", "reference__held_as", "mediating__held_as").prefetch_related("ranges")
    found = mentions.in_bulk(pks)
    for pk in pks:
        if pk in found:
            yield _row(found[pk], verdicts[pk], said[pk])


def _by_mention(reading: Reading, pks: Sequence[int]) -> dict[int, list[Attestation]]:
    said: dict[int, list[Attestation]] = defaultdict(list)
    for attestation in reading.attestations.filter(mention__in=pks).select_related("created_by").order_by("created_at", "pk"):
        said[attestation.mention_id].append(attestation)
    return said


def _row(mention: CitationMention, verdict: Verdict, said: Iterable[Attestation]) -> dict[str, Any]:
    work = mention.source
    looked_for: dict[str, Any] = next((check.evidence for check in verdict.checks if check.check_name == "Q1"), {})
    return {
        "id": f"citation-{mention.pk}",
        "note": "" if mention.passage.number is None else mention.passage.number,
        "passage": mention.passage.ref,
        "start": mention.start,
        "end": mention.end,
        "citation": " ".join(mention.raw.split()),
        "form": mention.form,
        "resolution": f"{mention.resolution}, by hand" if mention.by_hand else mention.resolution,
        "work": work.label if work else "",
        "held_as": work.held_as.title if work and work.held_as else "",
        "pages": "; ".join(dict.fromkeys(_pages(cited) for cited in mention.ranges.all())),
        "status": verdict.status,
        "verdict": str(verdict.words),
        "quotation": " ".join(str(looked_for.get("quotation", "")).split()),
        "found_on": ", ".join(str(label) for label in looked_for.get("found") or ()),
        "findings": "; ".join(_finding(check) for check in verdict.checks if check.code not in QUIET),
        "engine_versions": ", ".join(sorted({check.engine_version for check in verdict.checks})),
        "people": "; ".join(_word(attestation) for attestation in said),
        "look_again": "yes" if verdict.look_again else "",
    }


def _pages(cited: CitedRange) -> str:
    first, last = f"{cited.first}{cited.side_first}", f"{cited.last}{cited.side_last}"
    pages = first if last in ("", first) else f"{first}–{last}"
    return f"{cited.unit} {pages}{f' {cited.following}.' if cited.following else ''} ({cited.role})"


def _finding(check: CitationCheck) -> str:
    return f"{check.check_name} {check.code} [{check.severity}]: {translated(check.check_name, check.code, check.evidence)}"


def _word(said: Attestation) -> str:
    """Who, when, what, all that they give for it, and whether it was taken back."""
    name = said.created_by.shown_name if said.created_by else "–"
    day = said.looked_up_on.isoformat() if said.looked_up_on else ""
    given = (
        said.copy_used,
        day,
        said.reason,
        f"→ {said.read_instead}" if said.read_instead else "",
        f"»{said.excerpt}«" if said.excerpt else "",
        f"withdrawn {localtime(said.withdrawn_at):%Y-%m-%d}" if said.withdrawn_at else "",
    )
    return f"{name}, {localtime(said.created_at):%Y-%m-%d}: {said.decision} ({'; '.join(filter(None, given))})"


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
