"""The citations of a text with what the checks and what people say of each, one row a citation, as CSV."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.timezone import localtime

from annotator.exports.csv import BYTE_ORDER_MARK, harmless
from annotator.models import Attestation, CitationCheck, Reading
from annotator.verification.messages import translated
from annotator.verification.verdicts import WAITING, Verdict, verdicts_of
from editions.models import CitationMention, CitedRange

COLUMNS = (
    *("id", "note", "passage", "start", "end", "citation", "form", "resolution", "work", "held_as", "pages", "status", "verdict"),
    *("findings", "engine_versions", "people", "look_again"),
)
FINE = ("ok", "inherited_locator")


def citations_csv(reading: Reading) -> Iterator[bytes]:
    """Codes in English, sentences and names as the reader's language has them. Every word of people is there, not the latest alone."""
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for row in citation_rows(reading):
        yield _line([harmless(str(row[column])) for column in COLUMNS])


def citation_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """In the order of the text; a fixed number of queries, however many citations."""
    revision = reading.edition.current_revision
    verdicts = verdicts_of(revision, reading)
    said = _by_mention(reading)
    mentions = revision.mentions.select_related("passage", "reference__held_as", "mediating__held_as").prefetch_related("ranges")
    for mention in mentions:
        yield _row(mention, verdicts.get(mention.pk, WAITING), said[mention.pk])


def _by_mention(reading: Reading) -> dict[int, list[Attestation]]:
    said: dict[int, list[Attestation]] = defaultdict(list)
    for attestation in reading.attestations.select_related("created_by").order_by("created_at", "pk"):
        said[attestation.mention_id].append(attestation)
    return said


def _row(mention: CitationMention, verdict: Verdict, said: Iterable[Attestation]) -> dict[str, Any]:
    work = mention.source
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
        "findings": "; ".join(_finding(check) for check in verdict.checks if check.code not in FINE),
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
    """Who, when, what, and all that they give for it."""
    name = said.created_by.shown_name if said.created_by else "–"
    day = said.looked_up_on.isoformat() if said.looked_up_on else ""
    given = (
        said.copy_used,
        day,
        said.reason,
        f"→ {said.read_instead}" if said.read_instead else "",
        f"»{said.excerpt}«" if said.excerpt else "",
    )
    return f"{name}, {localtime(said.created_at):%Y-%m-%d}: {said.decision} ({'; '.join(filter(None, given))})"


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()
