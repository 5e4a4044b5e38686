"""All pages. Each room keeps its own addresses."""

from django.urls import include, path

urlpatterns = [
    path("", include("annotator.web.people.urls")),
    path("", include("annotator.web.library.urls")),
    path("", include("annotator.web.reading.urls")),
    path("", include("annotator.web.revisions.urls")),
    path("", include("annotator.web.claims.urls")),
    path("", include("annotator.web.citations.urls")),
    path("", include("annotator.web.references.urls")),
    path("", include("annotator.web.search.urls")),
    path("", include("annotator.web.sheets.urls")),
    path("", include("annotator.web.live.urls")),
    path("", include("annotator.web.news.urls")),
]
