"""Filters of the report, what a person says of a citation, and which held text a work is."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from annotator.models import Reading, User
from annotator.models.attestation import Decision
from annotator.verification.messages import SENTENCES
from annotator.web.citations.explanations import TITLES
from annotator.web.citations.filters import STATES, Filters
from annotator.web.citations.finding_names import name_of, offered
from annotator.web.citations.references import held_texts
from annotator.web.citations.report import HEADINGS
from annotator.web.citations.tally import STANDINGS
from annotator.web.claims.forms import NamedChoiceField, among
from editions.models import Edition, Reference


class FilterForm(forms.Form):
    """A bad value in the address is left out, never an error page."""

    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("all")), *((name, standing.words) for name, standing in STANDINGS.items())]
    )
    severity = forms.ChoiceField(
        label=_("Gravest finding"), required=False, choices=[("", _("all")), *((name.value, words) for name, words in HEADINGS.items())]
    )
    check = forms.CharField(label=_("Finding"), required=False, max_length=60, widget=forms.Select)
    state = forms.ChoiceField(label=_("Decision"), required=False, choices=[("", _("all")), *STATES.items()])
    note = forms.IntegerField(label=_("Note"), required=False, min_value=0)
    work = NamedChoiceField(
        label=_("Work"), queryset=Reference.objects.none(), named=lambda work: work.label[:80], empty_label=_("all works")
    )

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among(self, "work", reading.edition.references.standing())
        finding = self.fields["check"].widget
        assert isinstance(finding, forms.Select)
        finding.choices = offered(reading.edition.current_revision, str(self.data.get("check", "")))

    def clean_check(self) -> str:
        """A check ("C3"), or one of its findings ("C3.dangling")."""
        named: str = self.cleaned_data["check"]
        check, dot, _code = named.partition(".")
        if named and (check not in TITLES or (dot and named not in SENTENCES)):
            raise forms.ValidationError(_("There is no such finding."))
        return named

    def in_words(self, name: str) -> str:
        """What was chosen in a field, as the reader has seen it."""
        value = self.cleaned_data[name]
        if isinstance(value, Reference):
            return value.label
        if name == "check":
            check, _dot, code = value.partition(".")
            return ": ".join(str(part) for part in (TITLES[check], name_of(code) if code else "") if part)
        field = self.fields[name]
        return str(dict(field.choices)[value] if isinstance(field, forms.ChoiceField) else value)

    def filters(self) -> Filters:
        self.is_valid()
        given = self.cleaned_data
        check, _dot, code = (given.get("check") or "").partition(".")
        work = given.get("work")
        return Filters(
            status=given.get("status") or "",
            severity=given.get("severity") or "",
            check=check,
            code=code,
            note=given.get("note"),
            work=work.pk if work else None,
            state=given.get("state") or "",
        )


class AttestForm(forms.Form):
    """A person's word on a citation. What must be filled in depends on the decision; the action says what is missing."""

    decision = forms.ChoiceField(label=_("What do you say?"), choices=Decision.choices, widget=forms.RadioSelect)
    copy_used = forms.CharField(
        label=_("Copy used"),
        required=False,
        max_length=300,
        help_text=_("Library and shelf mark, or where the scan is. Needed for “I looked it up”."),
    )
    looked_up_on = forms.DateField(
        label=_("Looked up on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    excerpt = forms.CharField(label=_("What stands there"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    read_instead = forms.CharField(
        label=_("Read instead"), required=False, max_length=100, help_text=_("The right pages, where the author is mistaken.")
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed for every decision but “I looked it up”."),
    )

    def clean_looked_up_on(self) -> Any:
        day = self.cleaned_data.get("looked_up_on")
        if day and day > localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        decision = given.get("decision")
        if decision == Decision.LOOKED_UP and not given.get("copy_used", "").strip():
            self.add_error("copy_used", _("Say which copy you have looked at."))
        if decision and decision != Decision.LOOKED_UP and not given.get("reason", "").strip():
            self.add_error("reason", _("Give a reason for this decision."))
        return given


class AttestAllForm(AttestForm):
    """One decision on several citations; `count` is how many the person has been shown."""

    count = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, expected: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_count(self) -> int:
        count: int = self.cleaned_data["count"]
        if count != self.expected:
            raise forms.ValidationError(_("The report has changed since you opened this page. Open it again and look once more."))
        return count


class SecondOpinionForm(forms.Form):
    statement = forms.CharField(label=_("What do you object?"), widget=forms.Textarea(attrs={"rows": 3}))


def _named(edition: Edition) -> str:
    return ", ".join(part for part in (edition.creator_line, edition.title, edition.year) if part)


class TieForm(forms.Form):
    held_as = NamedChoiceField(
        label=_("Held as"), queryset=Edition.objects.none(), named=_named, empty_label=_("not held"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, reading: Reading, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among(self, "held_as", held_texts(reading, user))
