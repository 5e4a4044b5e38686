"""What people fill in when they correct a text, or put words back in their place."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from annotator.actions.quotations import SelectedRange
from editions.models import Passage, Revision
from editions.models.passage import PassageKind

BODY_KINDS = [(kind.value, kind.label) for kind in PassageKind if kind != PassageKind.NOTE]
MOST_CHARACTERS = 100_000


class Composed(forms.CharField):
    """Words as the text is written: NFC."""

    def to_python(self, value: Any) -> str:
        return unicodedata.normalize("NFC", super().to_python(value) or "")


class WithReason(forms.Form):
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why?"), required=False, max_length=500, help_text=_("For example: so in print, page 17."))


class WordsForm(WithReason):
    words = Composed(label=_("The passage reads"), max_length=MOST_CHARACTERS, strip=False, widget=forms.Textarea(attrs={"rows": 8}))
    field_order = ["words", "reason", "revision"]


class SplitForm(WithReason):
    """`at` is the code point of the passage at which the second one begins."""

    begins = Composed(label=_("The second passage begins with"), max_length=500)

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean_begins(self) -> str:
        words = self.cleaned_data["begins"]
        times = self.text.count(words)
        if times != 1:
            raise forms.ValidationError(_not_once(times))
        return str(words)

    @property
    def at(self) -> int:
        return self.text.index(self.cleaned_data["begins"])


class NoteForm(WithReason):
    """`start` and `end` are the code points of the passage between which the note stands."""

    begins = Composed(label=_("The note begins with"), max_length=500, help_text=_("Its number included, where it stands in the text."))
    ends = Composed(label=_("and ends with"), max_length=500, required=False, help_text=_("Left empty: with the end of the passage."))
    number = forms.IntegerField(label=_("Number of the note"), min_value=1, max_value=99_999)
    field_order = ["begins", "ends", "number", "reason", "revision"]

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.start, self.end = 0, len(text)

    def clean_begins(self) -> str:
        words = str(self.cleaned_data["begins"])
        if self.text.count(words) != 1:
            raise forms.ValidationError(_not_once(self.text.count(words)))
        self.start = self.text.index(words)
        return words

    def clean_ends(self) -> str:
        words = str(self.cleaned_data["ends"])
        times = self.text.count(words, self.start) if words else 1
        if times != 1:
            raise forms.ValidationError(_not_once(times))
        self.end = self.text.index(words, self.start) + len(words) if words else len(self.text)
        return words


def _not_once(times: int) -> Any:
    if not times:
        return _("The passage does not contain these words. Copy them from the text above.")
    return _("These words stand in the passage several times. Copy some more of them.")


class KindForm(WithReason):
    kind = forms.ChoiceField(label=_("The passage is"), choices=BODY_KINDS)


class CallForm(WithReason):
    """Where a note is called: behind words of a passage of the body."""

    behind = Composed(label=_("It is called behind the words"), max_length=500)
    passage = forms.CharField(
        label=_("of passage"), max_length=20, required=False, help_text=_("Needed where the words occur more than once.")
    )

    def __init__(self, *args: Any, text: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            data["selected"] = find_words(self, self.text, data["behind"], data["passage"], field="behind", notes=False)
        return data


class PlaceForm(forms.Form):
    """Words of the text, and the passage where they occur more than once."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    words = Composed(label=_("The words in the text as it stands"), max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))
    passage = forms.CharField(
        label=_("Passage"), max_length=20, required=False, help_text=_("Needed where the words occur more than once.")
    )

    def __init__(self, *args: Any, text: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            data["selected"] = find_words(self, self.text, data["words"], data["passage"], field="words", notes=True)
        return data


def find_words(form: forms.Form, text: Revision, words: str, ref: str, *, field: str, notes: bool) -> SelectedRange | None:
    """The one place of the words; None with an error at the field when there is none, or more than one."""
    passages = list(text.passages.all()) if notes else list(text.passages.exclude(kind=PassageKind.NOTE))
    named = [passage for passage in passages if not ref or passage.ref in (ref, f"p{ref}")]
    if not named:
        form.add_error("passage", _("The text has no such passage."))
        return None
    places = [(passage, at) for passage in named for at in _places(text.text, words, passage)]
    if len(places) == 1:
        passage, at = places[0]
        return SelectedRange(passage.ref, at - passage.start, at - passage.start + len(words), words)
    if places:
        form.add_error(field, _("These words stand in the text several times. Name the passage, or copy some more of them."))
    else:
        form.add_error(field, _("The text has no such words. Copy them from the reading page, from within one passage."))
    return None


def _places(text: str, words: str, passage: Passage) -> list[int]:
    found = []
    at = text.find(words, passage.start, passage.end)
    while at >= 0 and words:
        found.append(at)
        at = text.find(words, at + 1, passage.end)
    return found


class FileForm(forms.Form):
    file = forms.FileField(label=_("File"), allow_empty_file=True, error_messages={"required": _("Choose a file first.")})
