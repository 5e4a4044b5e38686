"""Addresses of the works that a text cites; every name is global: URL names equal view names."""

from django.urls import URLPattern, path

from annotator.web.references import acts, importing, views

urlpatterns: list[URLPattern] = [
    path("readings/<int:pk>/references/", views.reference_list, name="reference-list"),
    path("readings/<int:pk>/references/export/", views.references_export, name="references-export"),
    path("readings/<int:pk>/references/import/", importing.references_import, name="references-import"),
    path("readings/<int:pk>/references/import/confirm/", importing.references_confirm, name="references-confirm"),
    path("readings/<int:pk>/references/<int:reference_pk>/", acts.reference_mend, name="reference-mend"),
    path("readings/<int:pk>/references/<int:reference_pk>/merge/", acts.reference_merge, name="reference-merge"),
    path("readings/<int:pk>/references/<int:reference_pk>/part/", acts.reference_part, name="reference-part"),
    path("readings/<int:pk>/references/<int:reference_pk>/apart/", acts.reference_apart, name="reference-apart"),
    path("readings/<int:pk>/references/<int:reference_pk>/remove/", acts.reference_remove, name="reference-remove"),
    path("readings/<int:pk>/references/<int:reference_pk>/split/", acts.reference_split, name="reference-split"),
    path("readings/<int:pk>/citations/<int:mention_pk>/cited-work/", acts.citation_resolve, name="citation-resolve"),
    path("readings/<int:pk>/citations/<int:mention_pk>/cited-work/undo/", acts.citation_unresolve, name="citation-unresolve"),
]
