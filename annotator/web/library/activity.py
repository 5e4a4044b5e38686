"""What has happened in a seminar, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.models import Event, Seminar
from annotator.models.event import Verb

LATEST = 18
LONGEST_QUOTE = 90

MADE = {
    "claim": gettext_lazy("%(who)s made a claim"),
    "evidence_link": gettext_lazy("%(who)s added evidence"),
    "disagreement_note": gettext_lazy("%(who)s disagreed"),
}
SENTENCES = {
    Verb.EDITED: gettext_lazy("%(who)s changed the wording"),
    Verb.DELETED: gettext_lazy("%(who)s deleted something"),
    Verb.REPLIED: gettext_lazy("%(who)s replied"),
    Verb.SETTLED: gettext_lazy("%(who)s settled a disagreement"),
    Verb.DISMISSED: gettext_lazy("%(who)s dismissed a disagreement"),
    Verb.REOPENED: gettext_lazy("%(who)s reopened a question"),
    Verb.JUDGED: gettext_lazy("%(who)s judged a claim"),
    Verb.DECIDED: gettext_lazy("%(who)s decided on a claim"),
    Verb.ATTESTED: gettext_lazy("%(who)s looked up a citation"),
    Verb.CHECKED: gettext_lazy("The cited pages were checked"),
    Verb.JOINED: gettext_lazy("%(who)s joined"),
    Verb.LEFT: gettext_lazy("%(who)s left"),
    Verb.UPLOADED: gettext_lazy("%(who)s uploaded a file"),
    Verb.OPENED: gettext_lazy("%(who)s opened a reading"),
    Verb.TIED: gettext_lazy("%(who)s tied a cited work to a held text"),
    Verb.MENDED: gettext_lazy("%(who)s mended the description of a cited work"),
    Verb.MERGED: gettext_lazy("%(who)s merged two cited works"),
    Verb.PARTED: gettext_lazy("%(who)s parted two cited works again"),
    Verb.SPLIT: gettext_lazy("%(who)s split a cited work"),
}
ABOUT_WORKS = (Verb.TIED, Verb.MENDED, Verb.MERGED, Verb.PARTED, Verb.SPLIT)


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence, the words it is about, and where to read on."""

    at: datetime
    sentence: str
    about: str = ""
    url: str = ""


def activity(seminar: Seminar, user: Any, *, latest: int = LATEST) -> list[Happening]:
    """The newest events of the seminar that the user may see, newest first."""
    events = Event.objects.visible_to(user).filter(seminar=seminar).exclude(verb=Verb.IMPORTED)  # the upload says so already
    related = ("actor", "reading__edition", "claim", "evidence_link__claim", "disagreement_note", "mention")
    return list(_told(events.select_related(*related).order_by("-pk")[:latest]))


def _told(events: Iterable[Event]) -> Iterable[Happening]:
    for event in events:
        yield Happening(event.created_at, _sentence(event), _about(event), _url(event))


def _sentence(event: Event) -> str:
    who = {"who": event.actor.shown_name if event.actor else _("Somebody")}
    if event.verb == Verb.CREATED:
        kind = next((kind for kind in MADE if getattr(event, f"{kind}_id")), "")
        return str(MADE[kind] if kind else gettext_lazy("%(who)s founded the seminar")) % who
    if event.verb == Verb.EDITED and not event.subject:
        return _edited(event) % who
    if event.verb == Verb.LEFT and event.before.get("member") not in (None, str(event.actor)):
        return _("%(who)s removed %(member)s") % (who | {"member": event.before["member"]})
    return str(SENTENCES[Verb(event.verb)]) % who


def _edited(event: Event) -> str:
    """Changes of what is not an annotation."""
    if "member" in event.after:
        return _("%(who)s changed a role")
    if "policy" in event.after:
        return _("%(who)s changed the rules of a reading")
    if "description" in event.after:
        return _("%(who)s described the seminar")
    if "public" in event.after:
        return _("%(who)s opened a text to everybody") if event.after["public"] else _("%(who)s closed a text to outsiders")
    if "page_labels" in event.after:
        return _("%(who)s corrected page numbers")
    if "repairs" in event.after:
        return _("%(who)s went through the repairs")
    return _("%(who)s described a text")


def _about(event: Event) -> str:
    evidence = event.evidence_link
    subject: Any = event.claim or (evidence and evidence.claim) or event.disagreement_note or event.mention
    if subject is None and event.reading_id and event.verb not in ABOUT_WORKS:
        subject = event.reading
    named = ("name", "title", "of", "reference", "member")
    words = (
        str(subject)
        if subject
        else next((str(event.after[key]) for key in named if event.after.get(key)), str(event.before.get("name") or ""))
    )
    return Truncator(words).chars(LONGEST_QUOTE)


def _url(event: Event) -> str:
    claim = event.claim_id or (event.evidence_link.claim_id if event.evidence_link else None)
    try:
        if claim:
            return reverse("claim-detail", args=[claim])
        return reverse("reading-detail", args=[event.reading_id]) if event.reading_id else ""
    except NoReverseMatch:
        return ""
