"""Fields that several representations share."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotator.actions.tags import MOST_TAGS
from annotator.models.tag import LONGEST_TAG


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class TagsCarried(serializers.Field[Any, Any, list[str], Any]):
    """The tags of an annotation by their names."""

    def __init__(self) -> None:
        super().__init__(read_only=True)

    def to_representation(self, value: Any) -> list[str]:
        return [tag.name for tag in value.all()]


class TagNames(serializers.ListField):
    """Tags as somebody writes them; those of the seminar keep their spelling, others come into being."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(child=serializers.CharField(max_length=LONGEST_TAG), max_length=MOST_TAGS, **kwargs)
