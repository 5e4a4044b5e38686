"""The verdict on each citation of a text: what stands in the margin, in a historian's words.

A verdict is green only where the quotation was found on its cited pages in a text that we hold.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.models import Attestation, CitationCheck, Reading
from annotator.verification.outcome import ERROR, FAILED, WARNING, Outcome
from annotator.verification.summary import summary
from editions.models import Revision

ICONS = {"ok": "i-ok", "near": "i-near", "no": "i-no", "na": "i-na", "wait": "i-wait"}

# What the chip says, by code, in the order in which one code outranks another.
CHIPS: dict[str, tuple[str, Any]] = {
    "confirmed_exact": ("ok", _("as cited")),
    "confirmed_normalised": ("ok", _("as cited")),
    "confirmed_near": ("near", _("wording differs")),
    "elsewhere": ("near", _("found on %(page)s")),
    "adjacent": ("near", _("found on %(page)s")),
    "partial": ("near", _("%(found)s of %(parts)s parts found")),
    "possible": ("near", _("perhaps found, please compare")),
    "not_found": ("no", _("not found")),
    "descending": ("no", _("pages run backwards")),
    "outside": ("no", _("pinpoint outside the pages")),
    "outside_container": ("no", _("outside the article’s pages")),
    "beyond_last_page": ("no", _("beyond the last page")),
    "dangling": ("no", _("short title leads nowhere")),
    "broken": ("no", _("chain of notes is broken")),
    "note_missing": ("no", _("note is missing")),
    "note_truncated": ("no", _("note is not whole")),
    "range_conflict": ("near", _("other pages elsewhere")),
    "ambiguous": ("near", _("several works possible")),
    "ambiguous_antecedent": ("near", _("several works possible")),
    "partly_outside": ("near", _("pinpoint partly outside")),
    "malformed": ("near", _("page reference malformed")),
    "ambiguous_abbreviation": ("near", _("range unclear")),
    "runs_over": ("near", _("runs over the page")),
    "unnumbered_page": ("near", _("page not in the held text")),
    "volume_missing": ("near", _("volume missing")),
    "volume_conflict": ("near", _("another volume elsewhere")),
    "out_of_document_range": ("near", _("outside the document")),
    "shelfmark_conflict": ("near", _("shelf marks differ")),
    "offset_pattern": ("near", _("pages off throughout")),
    "edition_mismatch": ("near", _("another edition held")),
    "archival_only": ("na", _("archive, not checkable")),
    "source_not_loaded": ("na", _("source not held")),
    "page_not_loaded": ("na", _("page not held")),
    "unresolved": ("na", _("source unclear")),
    "mediated": ("na", _("quoted at second hand")),
    "no_locator": ("na", _("no page given")),
    "no_quotation": ("na", _("no quotation to compare")),
    "too_short": ("na", _("too short to compare")),
}
RANK = {code: rank for rank, code in enumerate(CHIPS)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` is the summary, `tone` and `icon` how it is drawn, `words` what it says; never colour alone."""

    status: str  # verified, plausible, doubtful, contradicted, unchecked
    tone: str  # ok, near, no, na, wait
    words: Any
    checks: tuple[CitationCheck, ...] = ()
    attestation: Attestation | None = None
    look_again: bool = False

    @property
    def icon(self) -> str:
        return ICONS[self.tone]

    @property
    def leading(self) -> CitationCheck | None:
        """The check that the words come from."""
        return leading_check(self.checks)


WAITING = Verdict(status="unchecked", tone="wait", words=_("waiting"))
UNREMARKABLE = ("na", _("source not held"))


def verdicts_of(revision: Revision, reading: Reading | None = None) -> dict[int, Verdict]:
    """The verdict on every mention of the revision, by the mention's pk. Two queries, however many mentions."""
    checks: dict[int, list[CitationCheck]] = defaultdict(list)
    for check in CitationCheck.objects.current().filter(revision=revision, mention__isnull=False):
        checks[check.mention_id or 0].append(check)
    words_of_people = _attestations(revision, reading)
    mentions = revision.mentions.values_list("pk", flat=True)
    return {pk: verdict(checks.get(pk, []), words_of_people.get(pk)) for pk in mentions}


def verdicts_for(mentions: Iterable[int], reading: Reading) -> dict[int, Verdict]:
    """The verdicts on some mentions, by pk, where those of the whole text are not wanted. Two queries."""
    pks = list(mentions)
    checks: dict[int, list[CitationCheck]] = {pk: [] for pk in pks}
    for check in CitationCheck.objects.current().filter(mention__in=pks):
        checks[check.mention_id or 0].append(check)
    given = Attestation.objects.newest().filter(mention__in=pks, reading=reading).select_related("created_by")
    newest = {attestation.mention_id: attestation for attestation in given}
    return {pk: verdict(checks[pk], newest.get(pk)) for pk in pks}


def verdict(checks: Iterable[CitationCheck], attestation: Attestation | None = None) -> Verdict:
    """The verdict that the current checks of one mention amount to."""
    standing = tuple(checks)
    if not standing:
        return WAITING if attestation is None else Verdict("unchecked", "wait", WAITING.words, attestation=attestation)
    status = summary([as_outcome(check) for check in standing])
    leading = leading_check(standing)
    tone, words = CHIPS[leading.code] if leading else UNREMARKABLE
    if tone == "ok" and status != "verified":
        tone = "near"
    return Verdict(status, tone, _filled(words, leading), standing, attestation, _look_again(standing, attestation))


def leading_check(checks: Iterable[CitationCheck]) -> CitationCheck | None:
    """The check that says most: an open error before a confirmation, a confirmation before a remark."""
    telling = [check for check in checks if check.code in CHIPS]
    return min(telling, key=lambda check: (_weight(check), RANK[check.code]), default=None)


def outcome_of(checks: Iterable[CitationCheck]) -> str:
    """What the checks come to, as a decision names what it was about: "Q1.not_found", or "" where nothing is to be said."""
    leading = leading_check(checks)
    return f"{leading.check_name}.{leading.code}" if leading else ""


def as_outcome(check: CitationCheck) -> Outcome:
    return Outcome(
        check=check.check_name,
        code=check.code,
        result=check.result,
        severity=check.severity,
        confidence=check.confidence,
        evidence=check.evidence,
        notes=tuple(check.notes),
    )


def _weight(check: CitationCheck) -> int:
    if check.result == FAILED and check.severity == ERROR:
        return 0
    if check.check_name == "Q1" and check.code.startswith("confirmed"):
        return 2
    return 1 if check.severity == WARNING else 3


def _filled(words: Any, leading: CitationCheck | None) -> Any:
    if leading is None or "%(" not in str(words):
        return words
    found = leading.evidence.get("found") or []
    values = {
        "page": ", ".join(str(label) for label in found) or "?",
        "found": leading.evidence.get("k", "?"),
        "parts": leading.evidence.get("n", "?"),
    }
    return words % values


def _look_again(checks: tuple[CitationCheck, ...], attestation: Attestation | None) -> bool:
    """What the person looked at has changed since, or something else was found."""
    if attestation is None:
        return False
    has_changed = bool(attestation.fingerprint) and attestation.fingerprint not in {check.fingerprint for check in checks}
    found = {f"{check.check_name}.{check.code}" for check in checks}
    return has_changed or (bool(attestation.outcome) and attestation.outcome not in found)


def _attestations(revision: Revision, reading: Reading | None) -> dict[int, Attestation]:
    """The newest attestation of each mention that stands."""
    given = Attestation.objects.newest().filter(mention__revision=revision).select_related("created_by")
    if reading is not None:
        given = given.filter(reading=reading)
    return {attestation.mention_id: attestation for attestation in given}
