"""What people fill in about a cited work. Each form gives back CSL-JSON; the actions say what is allowed."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from annotator.web.claims.forms import NamedChoiceField, VersionedForm, among
from editions.bibliography.entries import person, written_name
from editions.bibliography.entries import year_of as written_year
from editions.models import CitationMention, Reference

LARGEST = 2_000_000  # bytes of a file of references
PEOPLE = ("author", "editor")
TEXTS = {
    "title": _("Title"),
    "container-title": _("In (journal or volume)"),
    "publisher-place": _("Place"),
    "publisher": _("Publisher"),
    "volume": _("Volume"),
    "issue": _("Issue"),
    "page": _("Pages it fills there"),
}
FIELDS = {"author": _("Authors"), "editor": _("Editors"), "issued": _("Year"), **TEXTS}


def shown(name: str, value: Any) -> str:
    """A field of CSL-JSON in words."""
    if not value:
        return ""
    if name == "issued":
        return written_year({"issued": value})
    return "; ".join(written_name(one) for one in value) if isinstance(value, list) else str(value)


def field_name(name: str) -> Any:
    return FIELDS.get(name, name)


class DescriptionForm(forms.Form):
    """The description of a work. Persons stand one a line, family name first."""

    author = forms.CharField(
        label=_("Authors"), required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("One a line: family name, first name.")
    )
    title = forms.CharField(label=_("Title"), max_length=500)
    container_title = forms.CharField(label=TEXTS["container-title"], required=False, max_length=500)
    editor = forms.CharField(
        label=_("Editors"), required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("One a line: family name, first name.")
    )
    publisher_place = forms.CharField(label=TEXTS["publisher-place"], required=False, max_length=200)
    publisher = forms.CharField(label=TEXTS["publisher"], required=False, max_length=200)
    issued = forms.IntegerField(label=_("Year"), required=False, min_value=1, max_value=2999)
    volume = forms.CharField(label=TEXTS["volume"], required=False, max_length=40)
    issue = forms.CharField(label=TEXTS["issue"], required=False, max_length=40)
    page = forms.CharField(
        label=TEXTS["page"], required=False, max_length=40, help_text=_("First and last page of an article, for example 12–30.")
    )

    def csl(self, before: dict[str, Any]) -> dict[str, Any]:
        """The fields as CSL-JSON; what was left empty is empty.

        What reads as it did in `before` stays as it was: a day, a particle, an institution.
        """
        given = self.cleaned_data
        csl: dict[str, Any] = {name: given[name.replace("-", "_")].strip() for name in TEXTS}
        csl |= {role: _people(given[role], before.get(role) or []) for role in PEOPLE}
        year = str(given["issued"] or "")
        unchanged = year == _year(before)
        csl["issued"] = before.get("issued") if unchanged else {"date-parts": [[int(year)]]} if year else None
        return csl


class MendForm(DescriptionForm, VersionedForm):
    pass


def described(reference: Reference) -> dict[str, Any]:
    """The initial values of a description."""
    csl = reference.csl
    initial: dict[str, Any] = {name.replace("-", "_"): csl.get(name, "") for name in TEXTS}
    initial |= {role: "\n".join(written_name(one) for one in csl.get(role) or ()) for role in PEOPLE}
    return initial | {"issued": _year(csl), "version": reference.version}


class MergeForm(forms.Form):
    into = NamedChoiceField(
        label=_("Which work is it?"), queryset=Reference.objects.none(), named=lambda work: named_work(work), empty_label=_("please choose")
    )
    is_one_work = forms.BooleanField(label=_("They are one work, although year or volume differ"), required=False)

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among(self, "into", others)
        self.fields["into"].required = True


class ResolveForm(forms.Form):
    reference = NamedChoiceField(
        label=_("Work"), queryset=Reference.objects.none(), named=lambda work: named_work(work), empty_label=_("please choose")
    )

    def __init__(self, *args: Any, works: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among(self, "reference", works)
        self.fields["reference"].required = True


class SplitForm(DescriptionForm):
    mentions = forms.ModelMultipleChoiceField(
        label=_("Citations that mean the other work"),
        queryset=CitationMention.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one citation.")},
    )
    field_order = ["mentions"]

    def __init__(self, *args: Any, mentions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["mentions"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)
        chosen.queryset = mentions
        chosen.label_from_instance = named_mention  # type: ignore[method-assign, assignment]


class BibliographyForm(forms.Form):
    file = forms.FileField(
        label=_("CSL-JSON, BibTeX or RIS file"), widget=forms.ClearableFileInput(attrs={"accept": ".json,.bib,.ris,.txt"})
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is too large. Export only the references of this text and choose that file."))
        return file


def _year(csl: dict[str, Any]) -> str:
    """The year, "" for a date that is none ("undated")."""
    year = written_year(csl)
    return year if year.isdigit() else ""


def _people(lines: str, before: list[dict[str, str]]) -> list[dict[str, str]]:
    known = {written_name(one): one for one in before}
    return [known.get(line.strip()) or person(line) for line in lines.splitlines() if line.strip()]


def named_work(work: Reference) -> str:
    """Enough to tell two editions apart."""
    parts = (work.label, shown("issued", work.csl.get("issued")), str(work.csl.get("volume") or ""))
    return ", ".join(part for part in parts if part)[:170]


def named_mention(mention: CitationMention) -> str:
    where = f"{_('Note')} {mention.passage.number}" if mention.passage.number is not None else str(_("Text"))
    return f"{where}: {' '.join(mention.raw.split())}"[:200]
