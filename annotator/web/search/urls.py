"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.urls import path

from annotator.web.search import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("readings/<int:pk>/hits/", views.reading_hits, name="reading-hits"),
]
