"""What people fill in when they annotate. Each form gives back the values that an action takes."""

import json
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from annotator.actions.quotations import SelectedRange
from annotator.models import Claim, Reading
from annotator.models.annotation import Visibility
from annotator.models.claim import Claimant
from annotator.models.disagreement import Ground
from annotator.models.terms import Relation
from annotator.web.tagging import TagsField
from editions.models import CitationMention, Passage, Revision

MOST_CHARACTERS = 20_000

BEARING = (
    (_("For"), ((Relation.SUPPORTS, _("supports it")), (Relation.CONFIRMS, _("confirms it")))),
    (_("Against"), ((Relation.DISPUTES, _("disputes it")), (Relation.REFUTES, _("refutes it")))),
    (_("Neither"), ((Relation.QUALIFIES, _("qualifies it")), (Relation.DISCUSSES, _("discusses it")))),
)


def _area() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 2})


class SelectionForm(forms.Form):
    """Which words: `ranges` as a script sends them, or a passage and the words at which the quotation begins and ends."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    ranges = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    passage = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    first_words = forms.CharField(label=_("The quotation begins with"), required=False, max_length=500)
    last_words = forms.CharField(label=_("and ends with"), required=False, max_length=500)

    def __init__(self, *args: Any, text: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            cleaned["selected"] = self._sent(cleaned["ranges"]) if cleaned["ranges"] else self._named(cleaned)
        return cleaned

    def _sent(self, ranges: str) -> list[SelectedRange]:
        try:
            return [
                SelectedRange(str(part["passage"]), int(part["start"]), int(part["end"]), str(part.get("exact", "")))
                for part in json.loads(ranges)
            ]
        except (ValueError, TypeError, KeyError, AttributeError):
            raise forms.ValidationError(_("The selection was not understood. Select the passage once more.")) from None

    def _named(self, cleaned: dict[str, Any]) -> list[SelectedRange]:
        passage = self.text.passages.filter(ref=cleaned["passage"]).first()
        if passage is None:
            raise forms.ValidationError(_("Select at least one word of the text."))
        text = self.text.text[passage.start : passage.end]
        first, last = cleaned["first_words"], cleaned["last_words"]
        start = self._find(text, "first_words", first, 0)
        end = self._find(text, "last_words", last, start) + len(last) if last else start + len(first) if first else len(text)
        return [SelectedRange(passage.ref, start, end, text[start:end])]

    def _find(self, text: str, field: str, words: str, after: int) -> int:
        found = text.find(words, after)
        if found < 0:
            raise forms.ValidationError({field: _("The passage does not contain these words. Copy them from the text above.")})
        return found


class AnnotationForm(forms.Form):
    visibility = forms.ChoiceField(label=_("Visible to"), choices=Visibility.choices, initial=Visibility.SEMINAR)
    tags = TagsField()


class ClaimForm(AnnotationForm):
    """A claim, or `onto` which of one's own claims the selected words are added."""

    onto = forms.ModelChoiceField(label=_("Which claim?"), queryset=Claim.objects.none(), required=False)
    statement = forms.CharField(label=_("What does the passage assert?"), max_length=MOST_CHARACTERS, widget=_area())
    claimant = forms.ChoiceField(label=_("Who asserts it?"), choices=Claimant.choices, initial=Claimant.AUTHOR)
    mentions = forms.ModelMultipleChoiceField(label=_("Cited here"), queryset=CitationMention.objects.none(), required=False)

    def __init__(self, *args: Any, reading: Reading, revision: Revision, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentions"].queryset = revision.mentions.all()  # type: ignore[attr-defined]
        own = Claim.objects.visible_to(user).alive().filter(reading=reading, created_by=user)
        self.fields["onto"].queryset = own  # type: ignore[attr-defined]
        self.fields["statement"].required = not self.data.get(self.add_prefix("onto"))


class EvidenceForm(AnnotationForm):
    claim = forms.ModelChoiceField(
        label=_("For or against which claim?"),
        queryset=Claim.objects.none(),
        error_messages={"required": _("Choose the claim that these words bear on. If there is none, make the claim first.")},
    )
    relation = forms.ChoiceField(label=_("How does it bear on the claim?"), choices=BEARING, initial=Relation.SUPPORTS)
    analytic_note = forms.CharField(label=_("Why?"), max_length=MOST_CHARACTERS, widget=_area())
    locator = forms.CharField(label=_("Pages"), required=False, max_length=100)
    mention = forms.ModelChoiceField(label=_("Cited here"), queryset=CitationMention.objects.none(), required=False)

    def __init__(self, *args: Any, reading: Reading, revision: Revision, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"].queryset = Claim.objects.visible_to(user).alive().filter(reading=reading)  # type: ignore[attr-defined]
        self.fields["mention"].queryset = revision.mentions.all()  # type: ignore[attr-defined]


class DisagreementForm(AnnotationForm):
    ground = forms.ChoiceField(label=_("What is in dispute?"), choices=Ground.choices, initial=Ground.READING)
    statement = forms.CharField(label=_("Your counter-position"), max_length=MOST_CHARACTERS, widget=_area())

    def __init__(self, *args: Any, reading: Reading, revision: Revision, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


FORMS: dict[str, type[ClaimForm] | type[EvidenceForm] | type[DisagreementForm]] = {
    "claim": ClaimForm,
    "evidence": EvidenceForm,
    "disagreement": DisagreementForm,
}


def whole(passage: Passage, revision: Revision) -> SelectedRange:
    """All words of a passage."""
    text = revision.text[passage.start : passage.end]
    return SelectedRange(passage.ref, 0, len(text), text)


def as_it_stands(revision: Revision, selected: list[SelectedRange]) -> list[SelectedRange]:
    """The selection with the words that the text has at these places, whatever words were sent."""
    bounds = {ref: (start, end) for ref, start, end in revision.passages.values_list("ref", "start", "end")}
    return [
        replace(part, exact=revision.text[bounds[part.passage][0] : bounds[part.passage][1]][part.start : part.end])
        for part in selected
        if part.passage in bounds and 0 <= part.start < part.end
    ]
