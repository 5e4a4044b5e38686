"""What has happened, in sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.blind_review import claim_of, withheld_authors
from annotator.models import Event
from annotator.models.attestation import Decision
from annotator.models.event import Verb

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
    Verb.IMPORTED: gettext_lazy("A text was imported"),
    Verb.OPENED: gettext_lazy("%(who)s opened a reading"),
    Verb.TIED: gettext_lazy("%(who)s tied a cited work to a held text"),
    Verb.MENDED: gettext_lazy("%(who)s mended the description of a cited work"),
    Verb.MERGED: gettext_lazy("%(who)s merged two cited works"),
    Verb.PARTED: gettext_lazy("%(who)s parted two cited works again"),
    Verb.SPLIT: gettext_lazy("%(who)s split a cited work"),
    Verb.ADDED: gettext_lazy("%(who)s added a work to the bibliography"),
    Verb.REMOVED: gettext_lazy("%(who)s took a work out of the bibliography"),
    Verb.TOLD_APART: gettext_lazy("%(who)s told two cited works apart"),
    Verb.CORRECTED: gettext_lazy("%(who)s corrected the text"),
    Verb.WITHDREW: gettext_lazy("%(who)s took back a decision on a citation"),
    Verb.READ_AGAIN: gettext_lazy("The citations were read again"),
    Verb.PLACED: gettext_lazy("%(who)s placed an annotation by hand"),
}
ABOUT_WORKS = (
    *(Verb.TIED, Verb.MENDED, Verb.MERGED, Verb.PARTED, Verb.SPLIT),
    *(Verb.ADDED, Verb.REMOVED, Verb.TOLD_APART),
)
RELATED = ("actor", "reading__edition", "reading__seminar", "claim", "evidence_link__claim", "disagreement_note__evidence_link", "mention")


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence, the words it is about, and where to read on. `event` is the event's pk."""

    at: datetime
    sentence: str
    about: str = ""
    url: str = ""
    event: int = 0


def tell(events: QuerySet[Event] | Sequence[Event], user: Any) -> list[Happening]:
    """The events in sentences, in their order; under blind review without the names that the user is not to know yet."""
    rows = list(events.select_related(*RELATED) if isinstance(events, QuerySet) else events)
    withheld = hidden_actors(rows, user)
    return [Happening(event.created_at, _sentence(event, event.pk in withheld), _about(event), _url(event), event.pk) for event in rows]


def hidden_actors(events: Iterable[Event], user: Any) -> set[int]:
    """The events whose actor the user is not to know before the claim is decided."""
    rows = list(events)
    claims = {event.pk: claim for event in rows if (claim := claim_of(event)) is not None}
    authors = withheld_authors(claims.values(), user) if claims else {}
    return {event.pk for event in rows if event.actor_id and event.actor_id == authors.get(claims.get(event.pk, 0))}


def _sentence(event: Event, hidden: bool) -> str:
    name = _("Name withheld") if hidden else event.actor.shown_name if event.actor else _("Somebody")
    who = {"who": name}
    if event.verb == Verb.CREATED:
        kind = next((kind for kind in MADE if getattr(event, f"{kind}_id")), "")
        return str(MADE[kind] if kind else gettext_lazy("%(who)s founded the seminar")) % who
    if event.verb == Verb.EDITED and not event.subject:
        return _edited(event) % who
    if is_on_several(event):
        return _on_several(event) % (who | {"count": event.after["citations"]})
    if event.verb == Verb.ATTESTED and event.after.get("decision") != Decision.LOOKED_UP:
        return _("%(who)s decided on a citation") % who
    if event.verb == Verb.LEFT and event.before.get("member") not in (None, str(event.actor)):
        return _("%(who)s removed %(member)s") % (who | {"member": event.before["member"]})
    return str(SENTENCES[Verb(event.verb)]) % who


def is_on_several(event: Event) -> bool:
    """Whether somebody has decided on several citations at once, or taken that back."""
    return event.verb in (Verb.ATTESTED, Verb.WITHDREW) and not event.mention_id and bool(event.after.get("mentions"))


def _on_several(event: Event) -> str:
    """A decision on several citations at once, and its withdrawal."""
    if event.verb == Verb.WITHDREW:
        return _("%(who)s took back a decision on %(count)s citations")
    if event.after.get("decision") == Decision.LOOKED_UP:
        return _("%(who)s looked up %(count)s citations")
    return _("%(who)s decided on %(count)s citations at once")


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
    if subject is None and event.reading_id and event.verb not in ABOUT_WORKS and not event.after.get("of"):
        subject = event.reading
    named = ("name", "title", "of", "reference", "member")
    words = (
        str(subject)
        if subject
        else next((str(event.after[key]) for key in named if event.after.get(key)), str(event.before.get("name") or ""))
    )
    return Truncator(words).chars(LONGEST_QUOTE)


def _url(event: Event) -> str:
    """As near to what happened as an address leads."""
    claim = claim_of(event)
    if claim:
        return reverse("claim-detail", args=[claim]) + _part_of_claim(event)
    if not event.reading_id:
        return ""
    if event.mention_id:
        return reverse("citation-detail", args=[event.reading_id, event.mention_id])
    if event.verb == Verb.CHECKED or is_on_several(event):
        return reverse("citation-report", args=[event.reading_id])
    note = f"?a=disagreement-{event.disagreement_note_id}" if event.disagreement_note_id else ""
    return reverse("reading-detail", args=[event.reading_id]) + note


def _part_of_claim(event: Event) -> str:
    if event.disagreement_note_id:
        return f"#disagreement-{event.disagreement_note_id}"
    return f"#evidence-{event.evidence_link_id}" if event.evidence_link_id else ""
