"""Addresses of claims, evidence, objections and replies; every name is global: URL names equal view names."""

from django.urls import URLPattern, path

from annotator.web.claims import (
    agreement,
    claim_acts,
    claim_map,
    dispute_acts,
    evidence_acts,
    quotation_acts,
    relation_acts,
    reply_acts,
    views,
)

urlpatterns: list[URLPattern] = [
    path("claims/<int:pk>/", views.claim_detail, name="claim-detail"),
    path("claims/<int:pk>/edit/", claim_acts.claim_edit, name="claim-edit"),
    path("claims/<int:pk>/delete/", claim_acts.claim_delete, name="claim-delete"),
    path("claims/<int:pk>/judgement/", claim_acts.claim_judge, name="claim-judge"),
    path("claims/<int:pk>/decision/", claim_acts.claim_decide, name="claim-decide"),
    path("claims/<int:pk>/decision/reopen/", claim_acts.claim_reopen, name="claim-reopen"),
    path("claims/<int:pk>/evidence/", evidence_acts.claim_evidence, name="claim-evidence"),
    path("claims/<int:pk>/relations/", relation_acts.claim_relate, name="claim-relate"),
    path("claims/<int:pk>/relations/<int:relation_pk>/delete/", relation_acts.relation_delete, name="relation-delete"),
    path("claims/<int:pk>/quotations/", quotation_acts.claim_quote, name="claim-quote"),
    path("claims/<int:pk>/quotations/<int:quotation_pk>/delete/", quotation_acts.quotation_detach, name="quotation-detach"),
    path("claims/<int:pk>/disagreements/", dispute_acts.claim_contest, name="claim-contest"),
    path("claims/<int:pk>/replies/", reply_acts.claim_reply, name="claim-reply"),
    path("evidence/<int:pk>/edit/", evidence_acts.evidence_edit, name="evidence-edit"),
    path("evidence/<int:pk>/delete/", evidence_acts.evidence_delete, name="evidence-delete"),
    path("evidence/<int:pk>/disagreements/", dispute_acts.evidence_contest, name="evidence-contest"),
    path("evidence/<int:pk>/replies/", reply_acts.evidence_reply, name="evidence-reply"),
    path("disagreements/<int:pk>/", dispute_acts.disagreement_detail, name="disagreement-detail"),
    path("disagreements/<int:pk>/edit/", dispute_acts.disagreement_edit, name="disagreement-edit"),
    path("disagreements/<int:pk>/delete/", dispute_acts.disagreement_delete, name="disagreement-delete"),
    path("disagreements/<int:pk>/settle/", dispute_acts.disagreement_settle, name="disagreement-settle"),
    path("disagreements/<int:pk>/dismiss/", dispute_acts.disagreement_dismiss, name="disagreement-dismiss"),
    path("disagreements/<int:pk>/reopen/", dispute_acts.disagreement_reopen, name="disagreement-reopen"),
    path("disagreements/<int:pk>/replies/", reply_acts.disagreement_reply, name="disagreement-reply"),
    path("replies/<int:pk>/edit/", reply_acts.reply_edit, name="reply-edit"),
    path("replies/<int:pk>/delete/", reply_acts.reply_delete, name="reply-delete"),
    path("readings/<int:pk>/review/", views.review_queue_page, name="review-queue"),
    path("readings/<int:pk>/map/", claim_map.claim_map, name="claim-map"),
    path("readings/<int:pk>/map/export/", claim_map.claim_map_export, name="claim-map-export"),
    path("readings/<int:pk>/agreement/", agreement.reading_agreement_page, name="reading-agreement"),
    path("readings/<int:pk>/agreement/csv/", agreement.agreement_csv, name="agreement-csv"),
]
