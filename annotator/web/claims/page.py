"""All that the page of one claim shows, gathered in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch, Q

from annotator.blind_review import withheld_authors, withhold
from annotator.dissents import decisions_for
from annotator.models import Claim, DisagreementNote, EvidenceLink, Position, Reading, Reply, User
from annotator.verification.verdicts import WAITING, Verdict, verdicts_for
from annotator.web.citations.panel import Panel, panels_of, readable_editions, with_panels
from annotator.web.claims.contexts import places_of, with_places
from annotator.web.claims.forms import DisagreementForm
from annotator.web.claims.history import history_of
from annotator.web.claims.parts import Answer, ClaimPage, Dispute, Exhibit, Judgements, Quoted
from annotator.web.claims.queue import review_queue
from annotator.web.claims.related import related_of
from annotator.web.claims.rights import Rights, rights_in
from editions.models import CitationMention, Page, Revision


def claim_page(claim: Claim, user: User) -> ClaimPage:
    """The page as this person sees it; `claim` has been fetched with their rights."""
    revision = claim.reading.edition.current_revision
    pages = list(revision.pages.all())
    rights = rights_in(claim.reading, user)
    links = _links(claim, user, revision)
    notes = list(_notes(user).filter(Q(claim=claim) | Q(evidence_link__in=[link.pk for link in links])))
    author = withheld_authors([claim.pk], user).get(claim.pk) if claim.reading.blind_review else None
    withhold(_rows(claim, links, notes), author)
    mentions = _mentions(claim, links)
    verdicts = verdicts_for([mention.pk for mention in mentions], claim.reading)
    reviews = decisions_for(user, claim.reviews.select_related("reviewer", "reopened_by"))
    queue = review_queue(claim.reading, user)
    around = queue.around(claim)
    return ClaimPage(
        claim=claim,
        revision=revision,
        rights=rights,
        quotations=tuple(_quotations(claim, user, revision, pages)),
        exhibits=tuple(_exhibits(links, notes, rights, revision, pages, verdicts)),
        disputes=tuple(shown for note in notes if note.claim_id and (shown := _dispute(note, claim, rights)).is_shown),
        replies=_answers(claim.thread, rights),  # type: ignore[attr-defined]
        panels=tuple(_panels(mentions, claim, user, verdicts)),
        history=tuple(history_of(claim, user, [mention.pk for mention in mentions], withheld=author)),
        judgements=_judgements(claim, user),
        related=related_of(claim, user, rights),
        reasons=around.entry.reasons if around.entry and around.entry.section == "contested" else (),
        decision=next((review for review in reviews if review.reopened_at is None), None),
        earlier_decisions=tuple(review for review in reviews if review.reopened_at is not None),
        queue=queue,
        around=around,
    )


def thread() -> Prefetch:
    """The replies of whatever they hang on, oldest first."""
    return Prefetch("replies", queryset=Reply.objects.select_related("created_by"), to_attr="thread")


def _rows(claim: Claim, links: Iterable[EvidenceLink], notes: Iterable[DisagreementNote]) -> Iterable[Any]:
    """All that carries a name on the page."""
    for row in (claim, *links, *notes):
        yield row
        yield from row.thread  # type: ignore[attr-defined]


def _quotations(claim: Claim, user: User, revision: Revision, pages: list[Page]) -> Iterable[Quoted]:
    elsewhere = Reading.objects.filter(quotations__claims=claim).exclude(edition=claim.reading.edition_id).select_related("edition")
    texts = {claim.reading.edition_id: (revision, pages)}
    for reading in elsewhere.distinct():
        other = reading.edition.current_revision
        texts[reading.edition_id] = (other, list(other.pages.all()))
    placed = with_places(text for text, _pages in texts.values())
    readable = claim.quotations.filter(reading__in=Reading.objects.visible_to(user).order_by().values("pk"))
    for quotation in readable.select_related("reading__edition").prefetch_related(placed):
        yield Quoted(quotation, quotation.reading, tuple(places_of(quotation, *texts[quotation.reading.edition_id])))


def _links(claim: Claim, user: User, revision: Revision) -> list[EvidenceLink]:
    visible = EvidenceLink.objects.visible_to(user).filter(claim=claim).order_by("pk")
    related = visible.select_related("created_by", "quotation", "mention", "reference")
    placed = Prefetch("quotation__ranges", queryset=with_places([revision]).queryset, to_attr="parts")
    return list(related.prefetch_related("tags", thread(), placed))


def _notes(user: User) -> Any:
    notes = DisagreementNote.objects.visible_to(user).select_related("created_by", "closed_by", "quotation")
    return notes.prefetch_related("tags", thread(), "quotation__ranges").order_by("pk")


def _exhibits(
    links: Sequence[EvidenceLink],
    notes: Sequence[DisagreementNote],
    rights: Rights,
    revision: Revision,
    pages: list[Page],
    verdicts: dict[int, Verdict],
) -> Iterable[Exhibit]:
    for link in links:
        disputes = (_dispute(note, link, rights) for note in notes if note.evidence_link_id == link.pk)
        yield Exhibit(
            link=link,
            places=tuple(places_of(link.quotation, revision, pages)) if link.quotation else (),
            verdict=verdicts.get(link.mention_id, WAITING) if link.mention_id else None,
            disputes=tuple(dispute for dispute in disputes if dispute.is_shown),
            replies=_answers(link.thread, rights),  # type: ignore[attr-defined]
            may_edit=rights.may_edit(link),
            contest_form=DisagreementForm(auto_id=f"contest-evidence-{link.pk}-%s"),
        )


def _dispute(note: DisagreementNote, subject: Claim | EvidenceLink, rights: Rights) -> Dispute:
    return Dispute(
        note=note,
        replies=_answers(note.thread, rights),  # type: ignore[attr-defined]
        may_edit=rights.may_edit(note),
        may_dismiss=rights.may_dismiss(note, subject),
    )


def _answers(replies: Iterable[Reply], rights: Rights) -> tuple[Answer, ...]:
    return tuple(Answer(reply, rights.may_edit(reply)) for reply in replies)


def _mentions(claim: Claim, links: Sequence[EvidenceLink]) -> list[CitationMention]:
    """The citations that the claim and its evidence rely on, in text order."""
    wanted = {link.mention_id for link in links if link.mention_id and link.deleted_at is None}
    wanted |= set(claim.mentions.values_list("pk", flat=True))
    return list(with_panels(CitationMention.objects.filter(pk__in=wanted)).order_by("order"))


def _panels(mentions: list[CitationMention], claim: Claim, user: User, verdicts: dict[int, Verdict]) -> Iterable[Panel]:
    if not mentions:
        return ()
    return panels_of(mentions, verdicts=verdicts, reading=claim.reading, readable=readable_editions(claim.reading, user))


def _judgements(claim: Claim, user: User) -> Judgements:
    if not user.is_authenticated:
        return Judgements(None, (), 0)
    visible = list(Position.objects.visible_to(user).filter(claim=claim).select_related("member").order_by("changed_at"))
    own = next((position for position in visible if position.member_id == user.pk), None)
    others = tuple(position for position in visible if position.member_id != user.pk)
    hidden = 0 if others else Position.objects.filter(claim=claim).exclude(member=user).count()
    return Judgements(own, others, hidden)
