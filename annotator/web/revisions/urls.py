"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from annotator.web.revisions import correcting, history, unplaced


class ShapeConverter(StringConverter):
    """How a passage may be changed beside its words."""

    regex = "split|join|note|kind|call"


register_converter(ShapeConverter, "shape")

urlpatterns = [
    path("editions/<int:pk>/revisions/", history.revision_list, name="revision-list"),
    path("editions/<int:pk>/revisions/progress/", history.revision_progress, name="revision-progress"),
    path("editions/<int:pk>/revisions/<int:number>/", history.revision_detail, name="revision-detail"),
    path("editions/<int:pk>/revisions/<int:number>/place/", history.revision_place, name="revision-place"),
    path("editions/<int:pk>/revisions/<int:number>/back/", history.revision_back, name="revision-back"),
    path("editions/<int:pk>/revisions/<int:number>/discard/", history.revision_discard, name="revision-discard"),
    path("editions/<int:pk>/files/new/", correcting.revision_file, name="revision-file"),
    path("editions/<int:pk>/repairs/undo/", correcting.repairs_undo, name="repairs-undo"),
    path("editions/<int:pk>/passages/<str:ref>/correct/", correcting.passage_correct, name="passage-correct"),
    path("editions/<int:pk>/passages/<str:ref>/<shape:act>/", correcting.passage_shape, name="passage-shape"),
    path("readings/<int:pk>/unplaced/", unplaced.unplaced, name="unplaced"),
    path("readings/<int:pk>/unplaced/confirm/", unplaced.places_confirm, name="places-confirm"),
    path("readings/<int:pk>/unplaced/<int:range_pk>/", unplaced.range_place, name="range-place"),
]
