"""Quotations as the API gives and takes them."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers

from annotator.actions.quotations import SelectedRange
from annotator.models import Quotation, Reading


class SelectedRangeSerializer(serializers.Serializer[Any]):
    """Words selected in one passage: half-open code points of the passage's text, and the words seen there."""

    passage = serializers.CharField(max_length=20, help_text="The passage's ref, for example p12 or n7.")
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=0)
    exact = serializers.CharField(trim_whitespace=False)


class SelectionSerializer(serializers.Serializer[Any]):
    revision = serializers.IntegerField(required=False, help_text="Number of the revision in which the words were selected.")
    ranges = SelectedRangeSerializer(many=True, required=False)

    def selection(self) -> dict[str, Any]:
        """The keyword arguments that an action takes."""
        ranges = [SelectedRange(**dict(selected)) for selected in self.validated_data.get("ranges", [])]
        return {"revision": self.validated_data.get("revision"), "ranges": ranges}


class QuotationSerializer(serializers.ModelSerializer[Quotation]):
    exact = serializers.CharField(read_only=True)
    ranges = serializers.SerializerMethodField()

    class Meta:
        model = Quotation
        fields = ["id", "exact", "ranges"]

    def get_ranges(self, quotation: Quotation) -> list[dict[str, Any]]:
        """Each range with its words, their surroundings, and where it stands in each revision."""
        return [
            {
                "exact": part.exact,
                "prefix": part.prefix,
                "suffix": part.suffix,
                "anchors": [
                    {
                        "revision": anchor.revision.number,
                        "passage": anchor.passage.ref if anchor.passage else None,
                        "start": anchor.start,
                        "end": anchor.end,
                        "status": anchor.status,
                        "method": anchor.method,
                        "score": anchor.score,
                    }
                    for anchor in part.anchors.all()
                ],
            }
            for part in quotation.ranges.all()
        ]


ANCHORS = "ranges__anchors__passage", "ranges__anchors__revision"


def quotations_seen_by(user: Any) -> "Prefetch[str, QuerySet[Quotation], str]":
    """A claim may rest on words of a text that not everybody may read who sees the claim: those are left out."""
    seen = Quotation.objects.filter(reading__in=Reading.objects.visible_to(user)).prefetch_related(*ANCHORS)
    return Prefetch("quotations", seen)
