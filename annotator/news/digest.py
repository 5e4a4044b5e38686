"""The letter that tells a reader what is new: what concerns them, and what others did in each reading.

It tells only what its receiver may see when it is written, and it is written once: the time up to which they have been told
is moved on before the letter leaves.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db.models import Count, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from annotator.models import Event, Notice, Reading, User
from annotator.models.user import Digest
from annotator.news.telling import Happening, tell
from annotator.news.unseen import MACHINE_SAYS

log = logging.getLogger(__name__)

EVERY = {Digest.DAILY: timedelta(days=1), Digest.WEEKLY: timedelta(days=7)}
EARLY = timedelta(minutes=5)  # the clock that asks every ten minutes must not push a daily letter on each day
MOST_NOTICES = 20
MOST_OF_A_READING = 5
SALT = "annotator.letters"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the letter, and the address of what it is about."""

    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class ReadingNews:
    title: str
    seminar: str
    url: str
    count: int
    latest: list[Told]


@dataclass(frozen=True, slots=True)
class News:
    notices: list[Told]
    readings: list[ReadingNews]

    def __bool__(self) -> bool:
        return bool(self.notices or self.readings)


def due(at: datetime) -> list[User]:
    """Who is to be told now."""
    late = Q(digest_at=None)
    for rhythm, interval in EVERY.items():
        late |= Q(digest=rhythm, digest_at__lte=at - interval + EARLY)
    return list(User.objects.filter(late, is_active=True).exclude(digest=Digest.OFF).exclude(email=""))


def send_due(at: datetime | None = None) -> int:
    """Write to everybody who is due; how many letters left. A letter that cannot be sent is tried again the next time."""
    at = at or now()
    return sum(_write(user, at) for user in due(at))


def _write(user: User, at: datetime) -> bool:
    before = user.digest_at
    since = before or at - EVERY[Digest(user.digest)]
    if not User.objects.filter(pk=user.pk, digest_at=before).update(digest_at=at):
        return False  # Another process was faster.
    try:
        with override(user.digest_language or settings.LANGUAGE_CODE):
            news = news_for(user, since, at)
            if news:
                letter_to(user, news).send()
            return bool(news)
    except OSError as error:  # SMTPException is one.
        log.warning("A letter to account %s could not be sent: %s", user.pk, error)
        User.objects.filter(pk=user.pk, digest_at=at).update(digest_at=before)
        return False


def news_for(user: User, since: datetime, until: datetime) -> News:
    """What happened after `since` up to `until` that the user may see and did not do."""
    notices = Notice.objects.visible_to(user).unread().filter(event__created_at__gt=since, event__created_at__lte=until)
    concerning = Event.objects.filter(pk__in=list(notices.values_list("event", flat=True)[:MOST_NOTICES])).order_by("-pk")
    return News([_told(happening) for happening in tell(concerning, user)], _of_readings(user, since, until))


def _of_readings(user: User, since: datetime, until: datetime) -> list[ReadingNews]:
    events = Event.objects.visible_to(user).exclude(actor=user).exclude(verb__in=MACHINE_SAYS)
    events = events.filter(reading__isnull=False, created_at__gt=since, created_at__lte=until)
    counts = dict(events.order_by().values_list("reading").annotate(Count("pk", distinct=True)))
    readings = Reading.objects.filter(pk__in=counts).select_related("edition", "seminar").order_by("seminar__name", "pk")
    return [
        ReadingNews(
            title=str(reading),
            seminar=str(reading.seminar),
            url=address(reverse("reading-activity", args=[reading.pk])),
            count=counts[reading.pk],
            latest=[_told(happening) for happening in tell(events.filter(reading=reading).order_by("-pk")[:MOST_OF_A_READING], user)],
        )
        for reading in readings
    ]


def letter_to(user: User, news: News) -> EmailMultiAlternatives:
    stop = address(reverse("letters-stop", args=[stopping_token(user)]))
    context = {"user": user, "news": news, "stop": stop, "choose": address(reverse("notifications"))}
    body = render_to_string("annotator/news/letter.txt", context)
    # RFC 8058: the mail program asks once, without a page in between.
    headers = {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Content-Language": get_language() or settings.LANGUAGE_CODE,
    }
    return EmailMultiAlternatives(_("What is new in your seminars"), body, to=[user.email], headers=headers)


def stopping_token(user: User) -> str:
    """Lets whoever holds the letter end the letters, and do nothing else."""
    return signing.dumps(user.pk, salt=SALT)


def stopped_by(token: str) -> int | None:
    """The account that the token was made for; None when it was not made here."""
    try:
        return int(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def address(path: str) -> str:
    """The path as a link for a letter."""
    return f"{settings.PUBLIC_URL.rstrip('/')}{path}"


def _told(happening: Happening) -> Told:
    words = f"{happening.sentence}: {happening.about}" if happening.about else happening.sentence
    return Told(" ".join(words.split()), address(happening.url) if happening.url else "")
