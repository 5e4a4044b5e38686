"""Tags as people write them: in one line, set apart by commas."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from annotator.actions.tags import MOST_TAGS, TagTooLong, TooManyTags, read_tags
from annotator.models.tag import LONGEST_TAG


class TagsField(forms.CharField):
    """Gives back the names of the tags, each once."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"data-completes": "tags", "autocomplete": "off"})
        super().__init__(**{"label": _("Tags, set apart by commas"), "required": False, "max_length": 1500, "widget": widget} | kwargs)

    def clean(self, value: Any) -> list[str]:
        names = read_tags(super().clean(value) or "")
        refusals = ((len(names) > MOST_TAGS, TooManyTags), (any(len(name) > LONGEST_TAG for name in names), TagTooLong))
        for is_so, refusal in refusals:
            if is_so:
                raise forms.ValidationError(str(refusal.sentence))
        return names


def tags_line(annotation: Any) -> str:
    """The annotation's tags as they are written into the field."""
    return ", ".join(annotation.tags.values_list("name", flat=True))
