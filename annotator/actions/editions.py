"""Mend what stands beside a text: its description, its page labels, and the verdict on the importer's repairs."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotator import events
from annotator.actions.errors import ActionError, Closed, Missing, NotAllowed
from annotator.actions.holdings import tie_what_matches
from annotator.actions.readings import NotInLibrary
from annotator.actions.verification import queue_check
from annotator.models import Reading, Seminar, Upload, User
from annotator.models.event import Verb
from annotator.permissions import may_manage, may_mend_text
from editions.models import Edition, Page, Repair, Revision
from editions.models.page import LabelSource
from editions.models.repair import RepairState

DESCRIPTION = ("title", "subtitle", "creators", "language", "csl")
LONGEST_LABEL = 20


class UnknownPage(ActionError):
    code = "unknown_page"
    sentence = _("The text has no such page.")


@transaction.atomic
def describe_edition(
    *,
    edition: Edition,
    seminar: Seminar,
    by: User,
    title: str,
    subtitle: str = "",
    creators: list[str] | None = None,
    language: str = "",
    csl: dict[str, Any] | None = None,
) -> Edition:
    """Set what is known of a text beside its words, and tie it to cited works that it certainly is now.

    Raises Missing without a title.
    """
    must_mend(edition, seminar, by)
    if not title.strip():
        raise Missing(field="title")
    before = {name: getattr(edition, name) for name in DESCRIPTION}
    edition.title, edition.subtitle, edition.creators = title.strip(), subtitle.strip(), creators or []
    edition.language, edition.csl = language.strip(), csl or {}
    edition.save(update_fields=DESCRIPTION)
    changed = {name: getattr(edition, name) for name in DESCRIPTION if getattr(edition, name) != before[name]}
    if changed:
        _record(edition, seminar, by, before={name: before[name] for name in changed}, after=changed)
        tie_what_matches(seminar, by=by)
    return edition


@transaction.atomic
def set_page_labels(*, edition: Edition, seminar: Seminar, by: User, labels: Mapping[int, str], source: str = LabelSource.MANUAL) -> int:
    """Name printed pages, by their sequence in the file, and check again what cites them. Gives back how many have changed.

    Labels are stand-off, so that no annotation moves. Raises UnknownPage for a sequence that the text does not have.
    """
    must_mend(edition, seminar, by)
    pages = {page.sequence: page for page in edition.current_revision.pages.all()}
    if not labels.keys() <= pages.keys():
        raise UnknownPage
    wanted = {sequence: label.strip()[:LONGEST_LABEL] for sequence, label in labels.items()}
    changed = [pages[sequence] for sequence, label in wanted.items() if pages[sequence].label != label]
    before = {str(page.sequence): page.label for page in changed}
    for page in changed:
        page.label, page.label_source = wanted[page.sequence], source
    Page.objects.bulk_update(changed, ["label", "label_source"], batch_size=1000)
    if changed:
        _record(
            edition,
            seminar,
            by,
            before={"page_labels": before},
            after={"page_labels": {str(page.sequence): page.label for page in changed}},
        )
        check_what_cites(edition, by=by)
    return len(changed)


def count_labels_from(*, edition: Edition, seminar: Seminar, by: User, sheet: int, printed: int, only_after: bool = False) -> int:
    """Number all pages from one that is known ("sheet 5 is printed page 143"); `sheet` counts from 1.

    Sheets that would come before page 1 keep no label. Gives back how many have changed; raises UnknownPage.
    """
    sequences = list(edition.current_revision.pages.values_list("sequence", flat=True))
    if sheet - 1 not in sequences:
        raise UnknownPage
    numbers = {sequence: sequence + 1 - sheet + printed for sequence in sequences if not only_after or sequence >= sheet - 1}
    labels = {sequence: str(number) if number > 0 else "" for sequence, number in numbers.items()}
    return set_page_labels(edition=edition, seminar=seminar, by=by, labels=labels, source=LabelSource.OFFSET)


@transaction.atomic
def judge_repairs(
    *, edition: Edition, seminar: Seminar, by: User, state: str, kind: str = "", repair: int | None = None, revision: Revision | None = None
) -> int:
    """Accept what the import changed, or say that it is to be undone: one repair, or all of a kind that nobody has judged yet.

    Of the text that is read, or of the `revision` of it that waits.
    """
    must_mend(edition, seminar, by)
    if state not in RepairState.values or not (kind or repair):
        raise Missing(field="state")
    repairs = Repair.objects.filter(revision=revision or edition.current_revision, revision__edition=edition)
    chosen = repairs.filter(pk=repair) if repair else repairs.filter(kind=kind, state=RepairState.APPLIED)
    count = chosen.exclude(state=state).update(state=state)
    if count:
        _record(edition, seminar, by, after={"repairs": state, "kind": kind, "repair": repair, "count": count})
    return count


@transaction.atomic
def publish(*, upload: Upload, by: User, is_public: bool) -> None:
    """Let everybody read the text and its public annotations, or only the seminar again. Raises Closed before it is confirmed."""
    if not may_manage(by, upload.seminar):
        raise NotAllowed
    if upload.edition is None or upload.confirmed_at is None:
        raise Closed(_("Confirm the text first."))
    if Upload.objects.filter(pk=upload.pk, is_public=not is_public).update(is_public=is_public):
        _record(upload.edition, upload.seminar, by, after={"public": is_public})


def check_what_cites(edition: Edition, *, by: User) -> None:
    """Queue a check of every reading whose text cites a work that is held as this edition."""
    for reading in Reading.objects.filter(edition__references__held_as=edition).select_related("edition", "seminar").distinct():
        queue_check(reading=reading, by=by)


def must_mend(edition: Edition, seminar: Seminar, by: User) -> None:
    """Raises NotAllowed for those who may not mend texts, NotInLibrary for a text that the seminar does not hold."""
    if not may_mend_text(by, seminar):
        raise NotAllowed
    if not Upload.objects.filter(seminar=seminar, edition=edition).exists():
        raise NotInLibrary


def _record(edition: Edition, seminar: Seminar, by: User, *, after: dict[str, Any], before: dict[str, Any] | None = None) -> None:
    events.record(Verb.EDITED, seminar=seminar, by=by, before=before, after={"edition": edition.pk, "of": edition.title, **after})
