"""What concerns one's own work, and where one is named."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from annotator.models import Event, Notice
from annotator.models.notice import NoticeKind
from annotator.news.telling import RELATED, Happening, tell
from annotator.web.news.letters import LettersForm

AT_ONCE = 50
ICONS = {
    NoticeKind.MENTION: "i-people",
    NoticeKind.REPLY: "i-thread",
    NoticeKind.OBJECTION: "i-diss",
    NoticeKind.EVIDENCE: "i-for",
    NoticeKind.DECISION: "i-claim",
    NoticeKind.CLOSED: "i-diss",
    NoticeKind.VERDICT: "i-near",
}


@dataclass(frozen=True, slots=True)
class ShownNotice:
    notice: Notice
    happening: Happening

    @property
    def icon(self) -> str:
        return ICONS[NoticeKind(self.notice.kind)]


@login_required
@require_safe
def notifications(request: HttpRequest) -> HttpResponse:
    part = Paginator(Notice.objects.visible_to(request.user), AT_ONCE).get_page(request.GET.get("page"))
    notices = {notice.event_id: notice for notice in part.object_list}
    events = Event.objects.filter(pk__in=notices).select_related(*RELATED).order_by("-pk")
    shown = [ShownNotice(notices[happening.event], happening) for happening in tell(list(events), request.user)]
    context = {
        "part": part,
        "notices": shown,
        "unread": any(notice.seen_at is None for notice in notices.values()),
        "letters": LettersForm(initial={"digest": request.user.digest}),  # type: ignore[union-attr]
    }
    return render(request, "annotator/news/notifications.html", context)


@login_required
@require_safe
def notification_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what the notice is about; it counts as read from now on."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    Notice.objects.filter(pk=pk).unread().update(seen_at=now())
    happening = tell(Event.objects.filter(pk=notice.event_id), request.user)[0]
    return redirect(happening.url or "notifications")


@login_required
@require_POST
def notifications_read(request: HttpRequest) -> HttpResponse:
    """All of them count as read."""
    Notice.objects.filter(user=request.user.pk).unread().update(seen_at=now())
    return redirect("notifications")
