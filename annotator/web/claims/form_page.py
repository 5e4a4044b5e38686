"""A page with one form on it: where an act is confirmed, where a refused one keeps what was written, and where two versions meet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.choices import flatten_choices

from annotator.actions.errors import ActionError, StaleVersion
from annotator.models import Claim, Reading
from annotator.models.tag import tag_key
from annotator.web.claims.history import FIELDS
from annotator.web.claims.word_diff import Stretch, word_diff

TEMPLATE = "annotator/claims/form.html"


@dataclass(frozen=True, slots=True)
class Standing:
    """One field as somebody else has saved it meanwhile, against what was about to be saved."""

    title: str
    theirs: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """`claim` or `reading` gives the page its place, `trail` the pages between, each an address and its words.

    `subject` is what the act is about, `back` where it leads.
    """

    title: Any
    button: Any
    claim: Claim | None
    back: str
    subject: str = ""
    allowed: bool = True
    danger: bool = False
    saved: Any = ""
    lead: Any = ""
    reading: Reading | None = None
    trail: tuple[tuple[str, Any], ...] = ()

    @property
    def read_in(self) -> Reading | None:
        return self.claim.reading if self.claim else self.reading

    def answer(self, request: HttpRequest, form: forms.Form, act: Callable[[dict[str, Any]], Any]) -> HttpResponse:
        """Show the form; on POST act, and answer a refusal with the form as it was: 422, 403, or 409 with both versions."""
        if request.method != "POST":
            if not self.allowed:
                raise PermissionDenied
            return self.show(request, form)
        if not form.is_valid():
            return self.show(request, form, status=422)
        try:
            act(form.cleaned_data)
        except StaleVersion as error:
            return self.show(request, _from_version(form, error), status=409, standing=_standing(form, error), refusal=str(error))
        except ActionError as error:
            return self.show(request, form, status=error.status, refusal=str(error))
        if self.saved:
            messages.success(request, str(self.saved))
        return redirect(self.back)

    def show(
        self, request: HttpRequest, form: forms.Form, status: int = 200, standing: list[Standing] | None = None, refusal: str = ""
    ) -> HttpResponse:
        context = {"page": self, "form": form, "claim": self.claim, "standing": standing or [], "refusal": refusal}
        return render(request, TEMPLATE, context, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, which may be nothing but the press of a button; None where a form is only asked for."""
    return request.POST if request.method == "POST" else None


def _from_version(form: forms.Form, error: StaleVersion) -> forms.Form:
    """The same words, now written on top of the version that stands: saving again is an informed choice."""
    data = form.data.copy()  # type: ignore[attr-defined]
    data["version"] = error.detail["version"]
    form.data = data
    return form


def _standing(form: forms.Form, error: StaleVersion) -> list[Standing]:
    fields = []
    for name, theirs in error.detail["standing"].items():
        if name not in form.fields:
            continue
        mine = form.cleaned_data.get(name)
        shown_mine, shown_theirs = _shown(form, name, mine), _shown(form, name, theirs)
        if shown_mine != shown_theirs:
            title = str(FIELDS.get(name) or form.fields[name].label or name)
            fields.append(Standing(title, shown_theirs, tuple(word_diff(shown_theirs, shown_mine))))
    return fields


def _shown(form: forms.Form, name: str, value: Any) -> str:
    """A choice by its words, tags in one line, everything else as it is."""
    field = form.fields.get(name)
    if isinstance(field, forms.ModelChoiceField):
        row = value if hasattr(value, "pk") else field.queryset.filter(pk=value).first() if field.queryset is not None and value else None
        return field.label_from_instance(row) if row else ""
    if isinstance(field, forms.ChoiceField):
        return str(dict(flatten_choices(field.choices)).get(value, value))
    if isinstance(value, list):  # tags, in the order in which they are kept
        return ", ".join(sorted(value, key=tag_key))
    return "" if value is None else str(value)
