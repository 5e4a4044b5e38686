"""What happened to a claim: who, what, when, and the wording before and after, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.models import Claim, Event, User
from annotator.models.annotation import Visibility
from annotator.models.claim import Bearing, Claimant
from annotator.models.disagreement import Ground
from annotator.models.event import Verb
from annotator.models.review import ReviewOutcome
from annotator.models.terms import Relation, Stance
from annotator.web.claims.word_diff import Stretch, word_diff

SENTENCES = {
    ("claim", Verb.CREATED): gettext_lazy("made the claim"),
    ("claim", Verb.EDITED): gettext_lazy("changed the claim"),
    ("claim", Verb.DELETED): gettext_lazy("deleted the claim"),
    ("claim", Verb.REPLIED): gettext_lazy("replied"),
    ("claim", Verb.JUDGED): gettext_lazy("judged the claim"),
    ("claim", Verb.DECIDED): gettext_lazy("decided on the claim"),
    ("claim", Verb.REOPENED): gettext_lazy("took the claim up again"),
    ("evidence_link", Verb.CREATED): gettext_lazy("added evidence"),
    ("evidence_link", Verb.EDITED): gettext_lazy("changed a piece of evidence"),
    ("evidence_link", Verb.DELETED): gettext_lazy("deleted a piece of evidence"),
    ("evidence_link", Verb.REPLIED): gettext_lazy("replied on a piece of evidence"),
    ("disagreement_note", Verb.CREATED): gettext_lazy("objected"),
    ("disagreement_note", Verb.EDITED): gettext_lazy("changed an objection"),
    ("disagreement_note", Verb.DELETED): gettext_lazy("deleted an objection"),
    ("disagreement_note", Verb.REPLIED): gettext_lazy("replied to an objection"),
    ("disagreement_note", Verb.SETTLED): gettext_lazy("settled an objection"),
    ("disagreement_note", Verb.DISMISSED): gettext_lazy("dismissed an objection"),
    ("disagreement_note", Verb.REOPENED): gettext_lazy("reopened an objection"),
    ("mention", Verb.ATTESTED): gettext_lazy("looked at a citation"),
    ("mention", Verb.WITHDREW): gettext_lazy("took back what they had said of a citation"),
}
FIELDS = {
    "statement": gettext_lazy("wording"),
    "claimant": gettext_lazy("who asserts it"),
    "visibility": gettext_lazy("visible to"),
    "relation": gettext_lazy("how it bears on the claim"),
    "analytic_note": gettext_lazy("why"),
    "source_excerpt": gettext_lazy("excerpt"),
    "translation": gettext_lazy("translation of the excerpt"),
    "full_citation": gettext_lazy("full citation"),
    "locator": gettext_lazy("pages"),
    "url": gettext_lazy("link"),
    "ground": gettext_lazy("ground"),
    "body": gettext_lazy("reply"),
    "reason": gettext_lazy("reason"),
    "rationale": gettext_lazy("reasons for the decision"),
    "outcome": gettext_lazy("outcome"),
    "stance": gettext_lazy("judgement"),
    "tags": gettext_lazy("tags"),
    "quotation": gettext_lazy("further quotation"),
    "relates": gettext_lazy("to another claim"),
    "decision": gettext_lazy("decision"),
}
CHOICES: dict[str, Any] = {
    "claimant": Claimant,
    "visibility": Visibility,
    "relation": Relation,
    "ground": Ground,
    "outcome": ReviewOutcome,
    "stance": Stance,
    "relates": Bearing,
}


@dataclass(frozen=True, slots=True)
class Change:
    field: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    when: datetime
    who: str
    what: Any
    changes: tuple[Change, ...]


def history_of(claim: Claim, user: User, mentions: list[int], withheld: int | None = None) -> list[Moment]:
    """The newest first, and only what the user may see.

    `mentions` are the citations shown with the claim, `withheld` the member whose name is not to be shown.
    """
    about = (
        Q(claim=claim)
        | Q(evidence_link__claim=claim)
        | Q(disagreement_note__claim=claim)
        | Q(disagreement_note__evidence_link__claim=claim)
        | Q(mention__in=mentions)
    )
    for mention in mentions:
        about |= Q(verb__in=(Verb.ATTESTED, Verb.WITHDREW), after__mentions__contains=mention)  # on several citations at once
    events = Event.objects.visible_to(user).filter(about, reading=claim.reading).select_related("actor").order_by("-pk")
    return [_moment(event, withheld) for event in events[:200]]


def _moment(event: Event, withheld: int | None) -> Moment:
    subjects = ("claim", "evidence_link", "disagreement_note", "mention")
    kind = next((name for name in subjects if getattr(event, f"{name}_id")), "mention" if event.after.get("mentions") else "")
    what = SENTENCES.get((kind, Verb(event.verb)), event.get_verb_display())
    who = str(event.actor) if event.actor else _("a former member")
    who = _("name withheld") if withheld is not None and event.actor_id == withheld else who
    return Moment(event.created_at, who, what, tuple(_changes(event)))


def _changes(event: Event) -> Iterator[Change]:
    """Fields that differ, in the order in which a reader would ask for them."""
    for name, title in FIELDS.items():
        before, after = event.before.get(name, ""), event.after.get(name, "")
        if before != after and name in {**event.before, **event.after}:
            shown = _shown(name, before), _shown(name, after)
            # What is said for the first time is no change of wording, and is shown plainly.
            yield Change(str(title), tuple(word_diff(*shown)) if name in event.before else (Stretch("same", shown[1]),))


def _shown(name: str, value: Any) -> str:
    if value in ("", None):
        return ""
    return str(dict(CHOICES[name].choices).get(value, value)) if name in CHOICES else str(value)
