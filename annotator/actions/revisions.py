"""Correct a text: each correction makes its next revision, to which everything that was said of it is carried over in the background."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator import events, tasks
from annotator.actions.editions import must_mend
from annotator.actions.errors import ActionError, Closed, StaleRevision
from annotator.actions.holdings import delete_upload
from annotator.actions.uploads import receive
from annotator.models import Job, Seminar, Upload, User
from annotator.models.event import Verb
from annotator.models.job import Kind
from editions import revising
from editions.importing import store_correction
from editions.models import Edition, Revision
from editions.models.repair import RepairState
from editions.revising import CannotRevise, Draft, Judged
from editions.stored import draft_of, segmented_of


class TextMoved(StaleRevision):
    """`detail["current"]` is the number of the revision that stands."""

    sentence = _(
        "Somebody has corrected this text since you opened it. Compare your correction with the text as it stands, and save again."
    )


class BeingCorrected(ActionError):
    code, status = "being_corrected", 409
    sentence = _("Another correction of this text is on its way. Wait until it is done, or discard it, and save again.")


class NotCorrectable(ActionError):
    code = "not_correctable"
    sentence = _("The text cannot be corrected like this.")


REFUSALS = {
    "unknown_passage": _("The text has no such passage."),
    "empty_passage": _("A passage keeps at least one word. To take it out altogether, bring a better file of the text."),
    "nothing_changed": _("Nothing has changed. Correct the words, then save."),
    "nothing_to_split": _("A passage of the body is parted between two of its words."),
    "nothing_to_join": _("There is no passage after this one that it could go on in."),
    "unknown_kind": _("A passage of the body cannot become a note, nor a note a passage of the body."),
    "no_words_for_a_note": _("A note is made of words of the body, and has a number."),
    "note_is_there": _("The text has a note of this number already."),
    "not_a_note": _("Notes are called from the body of the text."),
    "beyond_passage": _("This place lies beyond the end of the passage."),
    "nothing_to_undo": _("No repair is marked as to be undone."),
    "no_earlier_text": _("The text has no such earlier revision."),
    "cannot_be_undone": _("There is nothing to put back: what is marked left out blanks that nobody sees."),
}


def correct_passage(*, edition: Edition, seminar: Seminar, by: User, revision: int, passage: str, words: str, reason: str = "") -> Revision:
    """The passage reads `words`.

    All corrections name the revision that they start from and raise NotAllowed, TextMoved, BeingCorrected or NotCorrectable.
    """
    correct = partial(revising.correct_words, ref=passage, words=words)
    return _correct(edition, seminar, by, revision, reason, {"kind": "words", "passages": [passage]}, correct)


def split_passage(*, edition: Edition, seminar: Seminar, by: User, revision: int, passage: str, at: int, reason: str = "") -> Revision:
    """Two passages, the second from code point `at` of the first on."""
    correct = partial(revising.split_passage, ref=passage, at=at)
    return _correct(edition, seminar, by, revision, reason, {"kind": "split", "passages": [passage]}, correct)


def join_passages(*, edition: Edition, seminar: Seminar, by: User, revision: int, passage: str, reason: str = "") -> Revision:
    """The passage and the next one as one."""
    correct = partial(revising.join_passages, ref=passage)
    return _correct(edition, seminar, by, revision, reason, {"kind": "join", "passages": [passage]}, correct)


def change_kind(*, edition: Edition, seminar: Seminar, by: User, revision: int, passage: str, kind: str, reason: str = "") -> Revision:
    """The passage is a heading, a block quotation …"""
    correct = partial(revising.change_kind, ref=passage, kind=kind)
    return _correct(edition, seminar, by, revision, reason, {"kind": "kind", "passages": [passage], "to": kind}, correct)


def set_note_call(
    *, edition: Edition, seminar: Seminar, by: User, revision: int, note: str, passage: str, offset: int, reason: str = ""
) -> Revision:
    """The note is called right after code point `offset - 1` of the passage."""
    correct = partial(revising.set_call, note=note, passage=passage, offset=offset)
    return _correct(edition, seminar, by, revision, reason, {"kind": "call", "passages": [passage, note]}, correct)


def make_note(
    *, edition: Edition, seminar: Seminar, by: User, revision: int, passage: str, start: int, end: int, number: int, reason: str = ""
) -> Revision:
    """Code points `start`..`end` of the passage are note `number`."""
    change: dict[str, Any] = {"kind": "note", "passages": [passage], "number": number}

    def correct(draft: Draft) -> Draft:
        made, moved = revising.make_note(draft, passage, start, end, number)
        if moved:
            change["moved"] = [[one.start, one.end, one.to] for one in moved]
        return made

    return _correct(edition, seminar, by, revision, reason, change, correct)


def undo_disputed(*, edition: Edition, seminar: Seminar, by: User, revision: int, reason: str = "") -> Revision:
    """Undo the repairs that are marked so. `Revision.change` counts them, and as "left" those where there was nothing to put back."""
    change: dict[str, Any] = {"kind": "repairs"}

    def correct(draft: Draft) -> Draft:
        marked = [place for place, judged in enumerate(draft.repairs) if judged.state == RepairState.DISPUTED]
        if not marked:
            raise CannotRevise("nothing_to_undo")
        undone = revising.undo_repairs(draft, marked)
        if not undone.done:
            raise CannotRevise("cannot_be_undone")
        change.update(count=len(undone.done), left=len(undone.left))
        if undone.moved:
            change["moved"] = [[one.start, one.end, one.to] for one in undone.moved]
        return replace(undone.draft, repairs=tuple(_unmarked(judged) for judged in undone.draft.repairs))

    return _correct(edition, seminar, by, revision, reason, change, correct)


@transaction.atomic
def go_back(*, edition: Edition, seminar: Seminar, by: User, revision: int, to: int, reason: str = "") -> Revision:
    """The text reads as it did in the earlier revision `to`, as its next revision; page numbers that people have given since stay.

    Raises NotAllowed, TextMoved, BeingCorrected, or NotCorrectable for a revision that the text did not have before this one.
    """
    must_mend(edition, seminar, by)
    current = _standing(_locked(edition), revision)
    earlier = edition.revisions.filter(number=to, number__lt=current.number, published_at__isnull=False).first()
    if earlier is None:
        raise NotCorrectable(REFUSALS["no_earlier_text"], reason="no_earlier_text")
    draft = draft_of(earlier)
    draft = replace(
        draft,
        segmented=revising.with_labels_of(segmented_of(current), draft.segmented),
        repairs=tuple(_unmarked(judged) for judged in draft.repairs),
    )
    change: dict[str, Any] = {"kind": "back", "to": to}
    if current.derived_from_id == earlier.pk and current.change.get("moved"):
        change["moved"] = [[there, there + end - start, start] for start, end, there in current.change["moved"]]
    made = store_correction(of=current, draft=draft, change=change, reason=reason.strip(), file_of=earlier)
    _queue_carrying(made, seminar, by)
    return made


def bring_file(*, edition: Edition, seminar: Seminar, file: File, name: str, by: User) -> Upload:
    """Bring another file of the same text. What it holds waits as the next revision until somebody puts it in place."""
    must_mend(edition, seminar, by)
    if edition.coming_revision is not None:
        raise BeingCorrected
    return receive(seminar=seminar, file=file, name=name, by=by, another_file_of=edition)


@transaction.atomic
def put_in_place(*, revision: Revision, seminar: Seminar, by: User) -> Job:
    """Let a revision that waits replace the one that is read; also once more, when that failed. Raises Closed when it is there already."""
    must_mend(revision.edition, seminar, by)
    if revision.published_at is not None:
        raise Closed(_("This is the text that is read already."))
    return _queue_carrying(revision, seminar, by)


@transaction.atomic
def discard(*, revision: Revision, seminar: Seminar, by: User) -> None:
    """Take back a revision that is not published yet, with the file that brought it. Raises Closed once it is published."""
    must_mend(revision.edition, seminar, by)
    edition = _locked(revision.edition)
    coming = edition.coming_revision
    if coming is None or coming.pk != revision.pk:
        raise Closed(_("This text has been put in place; correct it instead."))
    file = Upload.objects.filter(edition=edition, sha256=revision.source_sha256, confirmed_at=None).first()
    events.record(Verb.DELETED, seminar=seminar, by=by, before={"name": str(edition), "revision": revision.number})
    revision.delete()
    if file and edition.uploads.count() > 1:
        delete_upload(file)


@transaction.atomic
def _correct(
    edition: Edition, seminar: Seminar, by: User, revision: int, reason: str, change: dict[str, Any], correct: Callable[[Draft], Draft]
) -> Revision:
    must_mend(edition, seminar, by)
    current = _standing(_locked(edition), revision)
    try:
        draft = correct(draft_of(current))
    except CannotRevise as refused:
        raise NotCorrectable(REFUSALS[refused.code], reason=refused.code) from None
    made = store_correction(of=current, draft=draft, change=change, reason=reason.strip())
    _queue_carrying(made, seminar, by)
    return made


def _unmarked(judged: Judged) -> Judged:
    """Where there was nothing to put back, nothing is to be undone any more."""
    return replace(judged, state=RepairState.APPLIED) if judged.state == RepairState.DISPUTED else judged


def _standing(edition: Edition, revision: int) -> Revision:
    """The revision that is read, when it is the one named and nothing else is on its way."""
    current = edition.current_revision
    if current.number != revision:
        raise TextMoved(current=current.number)
    coming = edition.coming_revision
    if coming is not None:
        raise BeingCorrected(coming=coming.number)
    return current


def _locked(edition: Edition) -> Edition:
    return Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)


def _queue_carrying(revision: Revision, seminar: Seminar, by: User) -> Job:
    """The job that carries everything over; one that waits or runs already is not queued twice."""
    edition = _locked(revision.edition)
    unfinished = Job.objects.unfinished().filter(kind=Kind.CARRY, edition=edition).first()
    job = unfinished or Job.objects.create(kind=Kind.CARRY, seminar=seminar, edition=edition, created_by=by)
    transaction.on_commit(partial(tasks.ring, job.pk))
    return job
