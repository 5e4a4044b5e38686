"""The interface for programs, version 1. An act is a resource: PUT …/decision/, POST …/disagreement-notes/."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from annotator.api import (
    agreement,
    citations,
    claims,
    disagreements,
    evidence,
    exports,
    library,
    readings,
    relations,
    replies,
    revisions,
    search,
)
from annotator.api.tokens import TokenView

v1 = [
    path("token/", TokenView.as_view(), name="api-token"),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("seminars/", library.SeminarList.as_view(), name="api-seminars"),
    path("seminars/<int:pk>/uploads/", library.UploadList.as_view(), name="api-uploads"),
    path("uploads/<int:pk>/", library.UploadDetail.as_view(), name="api-upload"),
    path("uploads/<int:pk>/confirmation/", library.Confirmation.as_view(), name="api-confirmation"),
    path("jobs/<int:pk>/", library.JobDetail.as_view(), name="api-job"),
    path("search/", search.Search.as_view(), name="api-search"),
    path("readings/", readings.ReadingList.as_view(), name="api-readings"),
    path("readings/<int:pk>/", readings.ReadingDetail.as_view(), name="api-reading"),
    path("readings/<int:pk>/text/", readings.ReadingText.as_view(), name="api-text"),
    path("readings/<int:pk>/revisions/", revisions.RevisionList.as_view(), name="api-revisions"),
    path("readings/<int:pk>/unplaced/", revisions.UnplacedList.as_view(), name="api-unplaced"),
    path("readings/<int:pk>/anchors/<int:range_pk>/", revisions.RangeAnchor.as_view(), name="api-anchor"),
    path("readings/<int:pk>/passages/", readings.ReadingPassages.as_view(), name="api-passages"),
    path("readings/<int:pk>/events/", readings.ReadingEvents.as_view(), name="api-events"),
    path("readings/<int:pk>/claims/", claims.ClaimList.as_view(), name="api-claims"),
    path("readings/<int:pk>/evidence-links/", evidence.EvidenceOfReading.as_view(), name="api-evidence-of-reading"),
    path("readings/<int:pk>/disagreement-notes/", disagreements.DisagreementsOfReading.as_view(), name="api-disagreements-of-reading"),
    path("readings/<int:pk>/citations/", citations.CitationList.as_view(), name="api-citations"),
    path("readings/<int:pk>/citations/<int:mention>/attestations/", citations.Attestations.as_view(), name="api-attestations"),
    path("readings/<int:pk>/findings/", citations.FindingList.as_view(), name="api-findings"),
    path("readings/<int:pk>/checks/", citations.CheckRun.as_view(), name="api-checks"),
    path("readings/<int:pk>/references/", citations.ReferenceList.as_view(), name="api-references"),
    path("readings/<int:pk>/references/<int:reference>/holding/", citations.ReferenceHolding.as_view(), name="api-holding"),
    path("readings/<int:pk>/agreement/", agreement.Agreement.as_view(), name="api-agreement"),
    path("readings/<int:pk>/exports/<slug:form>/", exports.ReadingExport.as_view(), name="api-export"),
    path("claims/<int:pk>/", claims.ClaimDetail.as_view(), name="api-claim"),
    path("claims/<int:pk>/quotations/", claims.ClaimQuotations.as_view(), name="api-claim-quotations"),
    path("claims/<int:pk>/quotations/<int:quotation>/", relations.ClaimQuotationDetail.as_view(), name="api-claim-quotation"),
    path("claims/<int:pk>/relations/", relations.ClaimRelations.as_view(), name="api-claim-relations"),
    path("claims/<int:pk>/relations/<int:relation>/", relations.ClaimRelationDetail.as_view(), name="api-claim-relation"),
    path("claims/<int:pk>/alike/", relations.ClaimsAlike.as_view(), name="api-claims-alike"),
    path("claims/<int:pk>/evidence-links/", evidence.EvidenceOfClaim.as_view(), name="api-evidence-of-claim"),
    path("claims/<int:pk>/disagreement-notes/", disagreements.DisagreementsOfClaim.as_view(), name="api-disagreements-of-claim"),
    path("claims/<int:pk>/position/", claims.ClaimPosition.as_view(), name="api-position"),
    path("claims/<int:pk>/decision/", claims.ClaimDecision.as_view(), name="api-decision"),
    path("claims/<int:pk>/replies/", replies.ClaimReplies.as_view(), name="api-claim-replies"),
    path("evidence-links/<int:pk>/", evidence.EvidenceDetail.as_view(), name="api-evidence-link"),
    path(
        "evidence-links/<int:pk>/disagreement-notes/", disagreements.DisagreementsOfEvidence.as_view(), name="api-disagreements-of-evidence"
    ),
    path("evidence-links/<int:pk>/replies/", replies.EvidenceReplies.as_view(), name="api-evidence-replies"),
    path("disagreement-notes/<int:pk>/", disagreements.DisagreementDetail.as_view(), name="api-disagreement-note"),
    path("disagreement-notes/<int:pk>/settlement/", disagreements.Settlement.as_view(), name="api-settlement"),
    path("disagreement-notes/<int:pk>/dismissal/", disagreements.Dismissal.as_view(), name="api-dismissal"),
    path("disagreement-notes/<int:pk>/replies/", replies.DisagreementReplies.as_view(), name="api-disagreement-replies"),
    path("replies/<int:pk>/", replies.ReplyDetail.as_view(), name="api-reply"),
]

urlpatterns = [path("v1/", include(v1))]
