"""What is sought, and where."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from annotator.models.tag import LONGEST_TAG, tag_key
from annotator.search.scope import Scope
from annotator.search.tags import tags_seen_by

MODES = [("", _("All forms of a word")), ("exact", _("Exactly these words"))]


class SearchForm(forms.Form):
    """A form that is sent by GET. A reading that the user may not see cannot be chosen, and is ignored where it is named."""

    q = forms.CharField(label=_("Search"), max_length=300, required=False)
    reading = forms.TypedChoiceField(label=_("In"), required=False, empty_value=None)
    tag = forms.CharField(label=_("Tag"), max_length=2 * LONGEST_TAG, required=False)
    mode = forms.ChoiceField(label=_("Words"), choices=MODES, required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope
        field: Any = self.fields["reading"]
        field.choices = [("", _("All my texts")), *((reading.pk, str(reading)) for reading in scope.readings.values())]
        field.coerce = lambda key: scope.readings[int(key)]

    def chosen(self) -> dict[str, Any]:
        """The valid values; what is not valid counts as not given."""
        self.is_valid()
        return {"q": "", "reading": None, "mode": "", "tag": ""} | self.cleaned_data

    def clean_tag(self) -> str:
        return tag_key(self.cleaned_data["tag"])

    @cached_property
    def tags(self) -> list[tuple[str, str]]:
        """The tags on offer, as (key, spelling); the one that is asked for is among them, even where it finds nothing."""
        seen, asked = tags_seen_by(self.scope.sight), self.chosen()["tag"]
        return seen if not asked or asked in dict(seen) else [*seen, (asked, asked)]

    @property
    def tag_name(self) -> str:
        """The tag that is asked for, as it is spelled."""
        asked = self.chosen()["tag"]
        return dict(self.tags).get(asked, asked)
