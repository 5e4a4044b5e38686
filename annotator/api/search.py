"""Search in the texts that one may read and the annotations that one may see."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api.pagination import PageNumbers
from annotator.api.views import Resource
from annotator.models.tag import tag_key
from annotator.search.annotations import MODELS, MOST, AnnotationHit, AnnotationSearch
from annotator.search.scope import scope_of
from annotator.search.texts import TextHit, TextSearch
from annotator.whole_numbers import whole_number
from editions.search.query import Sought, read_query

KINDS = ("text", "notes", *MODELS)


class HitSerializer(serializers.Serializer[Any]):
    """A hit. `marks` are half-open code points of the passage; annotations are named by kind and id."""

    reading = serializers.IntegerField()
    kind = serializers.CharField()
    snippet = serializers.CharField()
    passage = serializers.CharField(required=False)
    page = serializers.CharField(required=False)
    marks = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()), required=False)
    id = serializers.IntegerField(required=False)


class Search(Resource):
    permission_classes = [AllowAny]  # Visitors find what is public.

    @extend_schema(
        operation_id="search",
        parameters=[
            OpenApiParameter("q", str, description='Words; "a phrase"; begin* for any ending; -word for what is to be left out.'),
            OpenApiParameter("kind", str, enum=KINDS, description="What to look in; the text of the passages where nothing is given."),
            OpenApiParameter("reading", int, description="Only in this reading."),
            OpenApiParameter("tag", str, description="Only annotations that carry this tag and replies to them; q may be left out then."),
            OpenApiParameter("mode", str, enum=["exact"], description="These forms of the words alone, not their stems."),
        ],
        responses=HitSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        given = request.query_params
        kind = given.get("kind", "text")
        if kind not in KINDS:
            raise serializers.ValidationError({"kind": [f"Say one of {', '.join(KINDS)}."]})
        within = self.reading(_number(given["reading"])) if "reading" in given else None
        sought = read_query(given.get("q", ""), exact=given.get("mode") == "exact")
        tag = tag_key(given.get("tag", ""))
        paginator = PageNumbers()
        scope = scope_of(request.user)
        scope = scope.narrowed_to(within) if within else scope
        found = _Found(kind, sought, TextSearch.of(scope, sought), AnnotationSearch.of(scope, sought, tag=tag))
        page: Any = paginator.paginate_queryset(found, request, view=self)
        return paginator.get_paginated_response(HitSerializer(page, many=True).data)


class _Found:
    """The hits of one kind as a sequence, of which a paginator takes a slice."""

    def __init__(self, kind: str, sought: Sought, texts: TextSearch, annotations: AnnotationSearch) -> None:
        self.kind, self.texts, self.annotations = kind, texts, annotations
        self.sought = sought
        self.under = annotations.tags.under
        self.pks = annotations.found(kind)[kind][:MOST] if (sought or self.under) and kind in MODELS else []

    def __len__(self) -> int:
        if self.kind in MODELS or self.under or not self.sought:
            return len(self.pks)
        return self.texts.count(notes=self.kind == "notes")

    def __getitem__(self, part: slice) -> list[dict[str, Any]]:
        start, end = part.start or 0, part.stop
        if self.kind in MODELS or self.under:
            return [_annotation(self.kind, hit) for hit in self.annotations.hits({self.kind: self.pks[start:end]})[self.kind]]
        if not self.sought or end <= start:
            return []
        found = self.texts.found(notes=self.kind == "notes", start=start, end=end)
        return [_passage(self.kind, hit) for hit in self.texts.hits(found)]


def _passage(kind: str, hit: TextHit) -> dict[str, Any]:
    words = " […] ".join("".join(piece.text for piece in snippet.pieces) for snippet in hit.snippets)
    return {"reading": hit.reading.pk, "kind": kind, "snippet": words, "passage": hit.ref, "page": hit.page, "marks": hit.marks}


def _annotation(kind: str, hit: AnnotationHit) -> dict[str, Any]:
    return {"reading": hit.reading.pk, "kind": kind, "snippet": "".join(piece.text for piece in hit.snippet.pieces), "id": hit.subject.pk}


def _number(written: str) -> int:
    number = whole_number(written)
    if number is None:
        raise serializers.ValidationError({"reading": ["Give the number of a reading."]})
    return number
