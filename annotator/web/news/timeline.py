"""What has happened in a reading, by days, and what of it is new since one's last visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from annotator.models import Event, LastVisit, Reading, Seminar, User
from annotator.models.event import Verb
from annotator.news.telling import ABOUT_WORKS, RELATED, Happening, hidden_actors, tell

AT_ONCE = 50
ABOUT_CITATIONS = (
    *(Verb.ATTESTED, Verb.WITHDREW, Verb.CHECKED, Verb.READ_AGAIN),
    *ABOUT_WORKS,
)
KINDS: dict[str, tuple[Any, Q]] = {
    "claim": (_("Claims"), Q(claim__isnull=False) & ~Q(verb__in=[Verb.REPLIED, Verb.DECIDED, Verb.JUDGED])),
    "evidence": (_("Evidence"), Q(evidence_link__isnull=False) & ~Q(verb=Verb.REPLIED)),
    "disagreement": (_("Disagreements"), Q(disagreement_note__isnull=False) & ~Q(verb=Verb.REPLIED)),
    "reply": (_("Replies"), Q(verb=Verb.REPLIED)),
    "decision": (_("Decisions"), Q(verb__in=[Verb.DECIDED, Verb.JUDGED])),
    "citation": (_("Citations"), Q(verb__in=ABOUT_CITATIONS)),
}

OFFERED = [("", _("Everything")), *((key, words) for key, (words, _events_of_it) in KINDS.items())]


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    happenings: list[Happening]


class ActivityForm(forms.Form):
    """Whose doings, and of which kind; nothing chosen is everything."""

    by = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none(), required=False, empty_label=_("Everybody"))
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=OFFERED)

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = User.objects.filter(memberships__seminar=reading.seminar).order_by("name", "username")
        self.fields["by"].queryset = members  # type: ignore[attr-defined]


@login_required
@require_safe
def reading_activity(request: HttpRequest, pk: int) -> HttpResponse:
    """The timeline, newest first, for members."""
    readings = Reading.objects.select_related("seminar", "edition").filter(seminar__in=Seminar.objects.visible_to(request.user))
    reading = get_object_or_404(readings, pk=pk)
    form = ActivityForm(request.GET or None, reading=reading)
    chosen = form.cleaned_data if form.is_valid() else {}
    part = Paginator(_events(reading, request.user, chosen), AT_ONCE).get_page(request.GET.get("page"))
    visit = LastVisit.objects.filter(user=request.user.pk, reading=reading).first()
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "reading": reading,
        "seminar": reading.seminar,
        "form": form,
        "filtered": any(chosen.values()),
        "part": part,
        "days": _by_days(tell(list(part.object_list), request.user)),
        "visit": visit,
        "new_after": visit.since_event if visit and visit.since_event is not None else None,
        "query": kept.urlencode(),
    }
    return render(request, "annotator/news/activity.html", context)


def _events(reading: Reading, user: Any, chosen: dict[str, Any]) -> QuerySet[Event]:
    events = Event.objects.visible_to(user).filter(reading=reading)
    if kind := chosen.get("kind"):
        events = events.filter(KINDS[kind][1])
    if person := chosen.get("by"):
        events = events.filter(actor=person)
        if reading.blind_review:
            # To choose a person must not show whose work it is.
            events = events.exclude(pk__in=hidden_actors(events.select_related(*RELATED), user))
    return events.select_related(*RELATED).order_by("-pk")


def _by_days(happenings: Sequence[Happening]) -> list[Day]:
    return [Day(day, list(group)) for day, group in groupby(happenings, key=lambda happening: localdate(happening.at))]
