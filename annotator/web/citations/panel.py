"""One citation as a page shows it: the words, the verdict, the ruler, what each check found, and the held page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from annotator.models import CitationCheck, Reading, Upload, User
from annotator.verification.verdicts import WAITING, Verdict
from annotator.web.citations.explanations import Finding, finding_of, is_fine
from annotator.web.citations.ruler import Ruler, ruler_of
from editions.models import CitationMention, CitedRange, Edition, Reference
from editions.models.citation import Resolution

ABSENT = ("beyond_last_page", "unnumbered_page")


@dataclass(frozen=True, slots=True)
class Panel:
    """`held` is the edition in which the person may look the citation up; None where it is not held, or not theirs to read."""

    mention: CitationMention
    verdict: Verdict
    ruler: Ruler | None
    findings: tuple[Finding, ...]
    held: Edition | None
    look_up: str  # address of the held page
    look_up_page: str
    choices: tuple[Reference, ...]  # works among which a person has to choose

    @property
    def work(self) -> Reference | None:
        return self.mention.source

    @property
    def remarks(self) -> list[Finding]:
        """Findings that ask for attention. Why nothing could be looked up goes without saying where the verdict says it."""
        off = [finding for finding in self.findings if not finding.is_fine]
        return [finding for finding in off if finding.check.check_name != "Q0" or (len(off) == 1 and finding is not self.leading)]

    @property
    def names_work(self) -> bool:
        """Whether the citation wants the name of its work beside it: a short one, and other words than its own."""
        return self.mention.form != "full" and self.work is not None and self.work.label not in self.mention.raw

    @property
    def leading(self) -> Finding | None:
        """What the verdict's words come from."""
        leading = self.verdict.leading
        return next((finding for finding in self.findings if leading and finding.check.pk == leading.pk), None)


def with_panels(mentions: QuerySet[CitationMention]) -> QuerySet[CitationMention]:
    """What `panel_of` needs of many mentions."""
    ranges = Prefetch("ranges", queryset=CitedRange.objects.order_by("locator", "order"))
    return mentions.select_related("passage", "reference__held_as", "mediating__held_as").prefetch_related(ranges, "candidates")


def panels_of(
    mentions: Iterable[CitationMention],
    *,
    verdicts: dict[int, Verdict],
    reading: Reading,
    readable: dict[int, Edition],
    draws: bool = True,
) -> list[Panel]:
    """Panels for a list: without the findings that say nothing to be looked at, and with rulers where it `draws` them."""
    return [
        panel_of(mention, standing=verdicts.get(mention.pk, WAITING), reading=reading, readable=readable, is_listed=True, draws=draws)
        for mention in mentions
    ]


def panel_of(
    mention: CitationMention,
    *,
    standing: Verdict,
    reading: Reading,
    readable: dict[int, Edition],
    is_listed: bool = False,
    draws: bool = True,
) -> Panel:
    work = mention.source
    held = readable.get(work.held_as_id) if work and work.held_as_id else None
    found = found_pages(standing.checks)
    shown = found[0] if found else "" if _is_absent(standing.checks) else first_cited(mention)
    return Panel(
        mention=mention,
        verdict=standing,
        ruler=_ruler(mention, work, standing, found) if draws else None,
        findings=tuple(finding_of(check, may_read_source=held is not None) for check in _told(standing, is_listed=is_listed)),
        held=held,
        look_up=source_address(reading, held, shown, mention) if held and shown else "",
        look_up_page=shown,
        choices=_choices(mention),
    )


def _ruler(mention: CitationMention, work: Reference | None, standing: Verdict, found: Sequence[str]) -> Ruler | None:
    is_confirmed = not _is_only_similar(standing.checks)
    return ruler_of(list(mention.ranges.all()), found, is_confirmed=is_confirmed, item=_pages_of_item(work))


def _told(standing: Verdict, *, is_listed: bool) -> Iterable[CitationCheck]:
    leading = standing.leading
    return (check for check in standing.checks if not is_listed or check is leading or not is_fine(check))


def _choices(mention: CitationMention) -> tuple[Reference, ...]:
    if mention.by_hand or mention.resolution != Resolution.MULTIPLE_TARGETS:
        return ()
    return tuple(sorted((work for work in mention.candidates.all() if work.merged_into_id is None), key=lambda work: work.key))


def readable_editions(reading: Reading, user: User) -> dict[int, Edition]:
    """The editions of the seminar's library that this person may read, by pk."""
    held = Upload.objects.visible_to(user).filter(seminar=reading.seminar, edition__isnull=False).select_related("edition")
    return {upload.edition.pk: upload.edition for upload in held if upload.edition is not None}


def found_pages(checks: Sequence[CitationCheck]) -> list[str]:
    """Labels of the pages on which the quotation was found, nearest first."""
    found = next((check.evidence.get("found") for check in checks if check.check_name == "Q1" and check.evidence.get("found")), None)
    return [str(label) for label in found or []]


def _is_absent(checks: Iterable[CitationCheck]) -> bool:
    """The held text has no page of that name."""
    return any(check.check_name == "B2" and check.code in ABSENT for check in checks)


def _is_only_similar(checks: Iterable[CitationCheck]) -> bool:
    """The words found resemble the quotation, but a person has to decide."""
    return any(check.check_name == "Q1" and check.code == "possible" for check in checks)


def _pages_of_item(work: Reference | None) -> tuple[int, int] | None:
    """The pages that the work fills in its container."""
    if work is None or work.extent_first is None or work.extent_last is None:
        return None
    return work.extent_first, work.extent_last


def first_cited(mention: CitationMention) -> str:
    """The page to open first: the pinpoint, or else where the range begins."""
    ranges = sorted(mention.ranges.all(), key=lambda cited: (cited.role != "pinpoint", cited.locator, cited.order))
    return next((f"{cited.first}{cited.side_first}" for cited in ranges), "")


def source_address(reading: Reading, held: Edition, page: str, mention: CitationMention) -> str:
    query: dict[str, Any] = {"page": page, "citation": mention.pk}
    return f"{reverse('source-page', args=[reading.pk, held.pk])}?{urlencode(query)}"
