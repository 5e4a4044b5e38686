"""The verdicts of cited pages, as an export states them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.exports import gathered as out
from annotator.models import Reading
from annotator.verification import verdicts as checked
from editions.models import CitationMention

SUMMARIES = {
    "verified": gettext_lazy("verified"),
    "plausible": gettext_lazy("plausible"),
    "doubtful": gettext_lazy("doubtful"),
    "contradicted": gettext_lazy("contradicted"),
    "unchecked": gettext_lazy("unchecked"),
}


class Verdicts:
    """Verdicts on the mentions of a reading's text, read once for each revision that is asked about."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._of_revision: dict[int, dict[int, checked.Verdict]] = {}

    def of(self, mention: CitationMention) -> out.Verdict:
        if mention.revision_id not in self._of_revision:
            self._of_revision[mention.revision_id] = checked.verdicts_of(mention.revision, self._reading)
        verdict = self._of_revision[mention.revision_id].get(mention.pk, checked.WAITING)
        return out.Verdict(
            mention=mention.pk,
            cited=" ".join(mention.raw.split()),
            summary=verdict.status,
            summary_label=str(SUMMARIES[verdict.status]),
            label=str(verdict.words),
            details=tuple(check.code for check in verdict.checks if check.severity in ("error", "warning")),
            attested=_attested(verdict),
        )


def _attested(verdict: checked.Verdict) -> tuple[str, ...]:
    attestation = verdict.attestation
    if attestation is None:
        return ()
    name = attestation.created_by.shown_name if attestation.created_by else _("former member")
    why = attestation.copy_used or attestation.reason
    return (f"{name}: {attestation.get_decision_display()} ({why})",)
