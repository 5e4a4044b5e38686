"""Bring texts, describe them, number their pages, set the rules of a reading, and take annotations out."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from annotator.exports import FORMS
from annotator.models import Reading
from annotator.models.reading import Policy
from annotator.models.upload import Purpose
from editions.models import Edition

LANGUAGES = [
    ("", _("not set")), ("de", _("German")), ("en", _("English")), ("fr", _("French")), ("it", _("Italian")), ("es", _("Spanish")),
    ("la", _("Latin")), ("nl", _("Dutch")), ("ru", _("Russian")),
]  # fmt: skip


class UploadForm(forms.Form):
    file = forms.FileField(label=_("File"), allow_empty_file=True, error_messages={"required": _("Choose a file first.")})
    purpose = forms.ChoiceField(label=_("What is it?"), choices=Purpose.choices, initial=Purpose.READING, widget=forms.RadioSelect)


class DescriptionForm(forms.Form):
    """What is known of a text. Creators are one a line; the form gives back the CSL-JSON with the year in it."""

    title = forms.CharField(label=_("Title"), max_length=500)
    subtitle = forms.CharField(label=_("Subtitle"), max_length=500, required=False)
    creators = forms.CharField(
        label=_("Authors or editors"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line, as printed."),
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGES, required=False)
    year = forms.RegexField(
        r"^\d{1,4}$",
        label=_("Year of issue"),
        required=False,
        error_messages={"invalid": _("Give the year in digits, for example 1902.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    csl = forms.JSONField(
        label=_("Bibliographic record (CSL-JSON)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        error_messages={"invalid": _("This is not valid JSON. Copy the record once more, or leave the field empty.")},
        help_text=_("From Zotero: right-click, Create Bibliography … or Export Item, CSL JSON."),
    )

    @classmethod
    def of(cls, edition: Edition) -> "DescriptionForm":
        known = [code for code, _name in LANGUAGES]
        form = cls(
            initial={
                "title": edition.title,
                "subtitle": edition.subtitle,
                "creators": "\n".join(edition.creators),
                "language": edition.language,
                "year": edition.year,
                "csl": edition.csl or None,
            }
        )
        form._offer(edition.language if edition.language not in known else "")
        return form

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer(self.data.get("language", "") if self.is_bound else "")

    def _offer(self, language: str) -> None:
        """Keep a language that the importer has found although it is not in our list."""
        field = cast("forms.ChoiceField", self.fields["language"])
        if language and language not in dict(LANGUAGES) and len(language) <= 8:
            field.choices = [*LANGUAGES, (language, language)]

    def clean_creators(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["creators"].splitlines() if line.strip()]

    def clean_csl(self) -> dict[str, Any]:
        record = self.cleaned_data["csl"] or {}
        if isinstance(record, list) and len(record) == 1:
            record = record[0]
        if not isinstance(record, dict):
            raise ValidationError(_("Give the record of one work: { … }."), code="one_record")
        return record

    def clean(self) -> dict[str, Any]:
        """The year goes into the record, and a record that has just been pasted gives its year."""
        data = super().clean() or {}
        year, record = data.pop("year", ""), dict(data.get("csl") or {})
        if year and "year" in self.changed_data:
            record["issued"] = {"date-parts": [[int(year)]]}
        elif not year and "year" in self.changed_data and "csl" not in self.changed_data:
            record.pop("issued", None)
        return data | {"csl": record}


class PageOffsetForm(forms.Form):
    """One page whose printed number is known: "sheet 5 is printed page 143"."""

    sheet = forms.IntegerField(label=_("Sheet of the file"), min_value=1)
    printed = forms.IntegerField(label=_("is printed page"), min_value=1, max_value=99_999)
    only_after = forms.BooleanField(label=_("Leave the sheets before it as they are"), required=False)


class ReadingForm(forms.ModelForm):
    class Meta:
        model = Reading
        fields = ("policy", "reveal_at", "starts_on", "ends_on", "blind_review")
        widgets = {
            "policy": forms.RadioSelect,
            "reveal_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("policy") == Policy.REVEAL_AT and not data.get("reveal_at") and "reveal_at" not in self.errors:
            self.add_error("reveal_at", _("Name the day from which the others’ annotations are visible."))
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The end comes before the beginning."))
        return data


class Scope:
    ALL, DECIDED, CONTESTED = "all", "decided", "contested"


class ExportForm(forms.Form):
    scope = forms.ChoiceField(
        label=_("What"),
        initial=Scope.ALL,
        widget=forms.RadioSelect,
        required=False,
        choices=[
            (Scope.ALL, _("all annotations that I may see")),
            (Scope.DECIDED, _("only decided claims")),
            (Scope.CONTESTED, _("only contested claims")),
        ],
    )
    form = forms.ChoiceField(
        label=_("Format"),
        choices=lambda: [(name, form.label) for name, form in FORMS.items()],
        initial="markdown",
        widget=forms.RadioSelect,
    )
    threads = forms.BooleanField(label=_("with replies"), required=False, initial=True)
    verdicts = forms.BooleanField(label=_("with the verdicts on cited pages"), required=False, initial=True)
