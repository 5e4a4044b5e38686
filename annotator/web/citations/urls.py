"""Addresses of citations, their checks and held sources; every name is global: URL names equal view names."""

from django.urls import URLPattern, path

from annotator.web.citations import acts, deciding, saving, views

urlpatterns: list[URLPattern] = [
    path("readings/<int:pk>/citations/", views.citation_report, name="citation-report"),
    path("readings/<int:pk>/citations/results/", views.citation_results, name="citation-results"),
    path("readings/<int:pk>/citations/export/", saving.citations_export, name="citations-export"),
    path("readings/<int:pk>/citations/print/", saving.citations_print, name="citations-print"),
    path("readings/<int:pk>/citations/attest/", deciding.citations_attest, name="citations-attest"),
    path("readings/<int:pk>/citations/<int:mention_pk>/", views.citation_detail, name="citation-detail"),
    path("readings/<int:pk>/citations/<int:mention_pk>/attest/", acts.citation_attest, name="citation-attest"),
    path("readings/<int:pk>/citations/attest/<uuid:batch>/withdraw/", deciding.citations_withdraw, name="citations-withdraw"),
    path(
        "readings/<int:pk>/citations/<int:mention_pk>/attest/<int:attestation_pk>/withdraw/",
        acts.citation_withdraw,
        name="citation-withdraw",
    ),
    path("readings/<int:pk>/citations/<int:mention_pk>/objection/", acts.citation_contest, name="citation-contest"),
    path("readings/<int:pk>/check/", acts.check_start, name="check-start"),
    path("readings/<int:pk>/citations/reread/", acts.citations_reread, name="citations-reread"),
    path("readings/<int:pk>/check/cancel/", acts.check_cancel, name="check-cancel"),
    path("readings/<int:pk>/references/<int:reference_pk>/held-as/", acts.reference_tie, name="reference-tie"),
    path("readings/<int:pk>/sources/<int:edition_pk>/", views.source_page, name="source-page"),
]
