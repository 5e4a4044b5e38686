"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.urls import path

from annotator.web.reading import annotating, views

urlpatterns = [
    path("readings/<int:pk>/", views.reading_detail, name="reading-detail"),
    path("readings/<int:pk>/annotations/", views.reading_annotations, name="reading-annotations"),
    path("readings/<int:pk>/cards/", views.reading_cards, name="reading-cards"),
    path("readings/<int:pk>/changes/", views.reading_changes, name="reading-changes"),
    path("readings/<int:pk>/checks/", views.reading_checks, name="reading-checks"),
    path("readings/<int:pk>/compose/", annotating.reading_compose, name="reading-compose"),
    path("readings/<int:pk>/claims/", annotating.claim_create, name="claim-create"),
    path("readings/<int:pk>/evidence/", annotating.evidence_create, name="evidence-create"),
    path("readings/<int:pk>/disagreements/", annotating.disagreement_create, name="disagreement-create"),
    path("readings/<int:pk>/words/", annotating.reading_words, name="reading-words"),
    path("readings/<int:pk>/passages/<str:ref>/annotate/", annotating.passage_annotate, name="passage-annotate"),
]
