"""Where on which page a claim, a piece of evidence, an objection or a reply is found."""

from django.urls import reverse

from annotator.models import Claim, DisagreementNote, EvidenceLink, Reply


def claim_of(annotation: Claim | EvidenceLink | DisagreementNote | Reply) -> Claim | None:
    """The claim whose page shows it; None for an objection to words of the text."""
    if isinstance(annotation, Reply):
        return claim_of(annotation.target)
    if isinstance(annotation, DisagreementNote):
        return annotation.claim or (annotation.evidence_link.claim if annotation.evidence_link else None)
    return annotation.claim if isinstance(annotation, EvidenceLink) else annotation


def place_of(annotation: Claim | EvidenceLink | DisagreementNote | Reply) -> str:
    """Its address: on the claim's page, or on the reading page for an objection to words of the text."""
    claim = claim_of(annotation)
    if claim is not None:
        return f"{reverse('claim-detail', args=[claim.pk])}#{key_of(annotation)}"
    note = annotation.target if isinstance(annotation, Reply) else annotation
    return f"{reverse('reading-detail', args=[note.reading.pk])}?a={key_of(note)}"


def key_of(annotation: Claim | EvidenceLink | DisagreementNote | Reply) -> str:
    """What it is called in addresses: claim-7, evidence-3, disagreement-2, reply-5."""
    names = {Claim: "claim", EvidenceLink: "evidence", DisagreementNote: "disagreement", Reply: "reply"}
    return f"{names[type(annotation)]}-{annotation.pk}"
