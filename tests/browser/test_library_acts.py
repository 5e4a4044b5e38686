"""Every act of the library in a browser and with the keyboard alone: what unfolds is unfolded, the button is pressed, and it is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.timezone import now
from playwright.sync_api import Page

from annotator.actions.uploads import receive
from annotator.models import Invitation, Membership, Reading, Seminar, Upload, User
from annotator.models.job import State
from editions.models import Edition, Reference
from tests import children, world


@dataclass
class Library:
    """Alice's: a text that is read, a source that is held, one that waits to be confirmed, and a file whose import runs."""

    seminar: Seminar
    alice: User
    bob: User
    read: Upload
    held: Upload
    waiting: Upload
    running: Upload

    @property
    def work(self) -> Reference:
        return Reference.objects.get(edition=self.read.edition, csl__title__startswith="Maß")


def brought(seminar: Seminar, text: str, by: User, name: str, *, confirmed: bool, purpose: str = "source") -> Upload:
    upload = Upload.objects.get(edition=world.hold(seminar, text, by=by, name=name, purpose=purpose))
    if confirmed:
        Upload.objects.filter(pk=upload.pk).update(confirmed_at=now())
    return upload


@pytest.fixture
def library(db: None) -> Library:
    alice, bob = world.person("alice"), world.person("bob")
    seminar = world.seminar_of(alice, annotator=bob)
    read = brought(seminar, world.TEXT, alice, "waage.txt", confirmed=True, purpose="reading")
    assert read.edition
    world.open_for(seminar, read.edition, by=alice)
    held = brought(seminar, world.SOURCE, alice, "verhoog.txt", confirmed=True)
    waiting = brought(seminar, world.SOURCE.replace("Schöffen", "Eichmeister"), alice, "eichmeister.txt", confirmed=False)
    Edition.objects.filter(pk=held.edition_id).update(title="Maß und Gewicht in Sandhafen", creators=["Anselm Verhoog"])
    running = receive(seminar=seminar, file=ContentFile(b"12\n\nA text.\n"), name="runs.txt", purpose="source", by=alice)
    return Library(seminar, alice, bob, read, held, waiting, running)


@dataclass(frozen=True)
class Act:
    """Alice opens the page of something, unfolds, chooses and writes, and presses a button; `done` tells whether it came to something."""

    at: Callable[[Library], str]
    button: str
    done: Callable[[Library], Any]
    before: Callable[[Library], Any] = lambda library: None
    unfold: str = ""
    written: dict[str, str] = field(default_factory=dict)


def upload_page(name: str) -> Callable[[Library], str]:
    return lambda library: reverse("upload-detail", args=[getattr(library, name).pk])


def now_of(upload: Upload) -> Upload:
    return Upload.objects.get(pk=upload.pk)


def edition_of(upload: Upload) -> Edition:
    edition = now_of(upload).edition
    assert edition
    return edition


def labels(upload: Upload) -> list[str]:
    return [page.label for page in edition_of(upload).current_revision.pages.order_by("sequence")]


def failed(library: Library) -> None:
    library.running.jobs.update(state=State.FAILED, error="This file is empty.")


def published(library: Library) -> None:
    Upload.objects.filter(pk=library.read.pk).update(is_public=True)


def tied(library: Library) -> None:
    Reference.objects.filter(pk=library.work.pk).update(held_as=library.held.edition)


def a_sample(library: Library) -> None:
    Seminar.objects.filter(pk=library.seminar.pk).update(is_sample=True)


ACTS = {
    "describe": Act(
        upload_page("waiting"),
        "Save the description",
        lambda library: edition_of(library.waiting).title == "Das Urmaß",
        written={"title": "Das Urmaß"},
    ),
    "number all pages from one": Act(
        upload_page("waiting"),
        "Number all pages from there",
        lambda library: labels(library.waiting) == ["60", "61", "62"],
        unfold="Number all pages from one that you know",
        written={"sheet": "1", "printed": "60"},
    ),
    "number one page": Act(
        upload_page("waiting"),
        "Save the page numbers",
        lambda library: labels(library.waiting) == ["50", "51a", "52"],
        written={"label-1": "51a"},
    ),
    "confirm": Act(upload_page("waiting"), "Confirm and hold the source", lambda library: now_of(library.waiting).confirmed_at),
    "say that it is to be read": Act(
        upload_page("waiting"), "It is a text to read", lambda library: now_of(library.waiting).purpose == "reading"
    ),
    "discard": Act(
        upload_page("waiting"),
        "Discard the import",
        lambda library: not Upload.objects.filter(pk=library.waiting.pk).exists(),
        unfold="Discard …",
    ),
    "cancel an import": Act(
        upload_page("running"), "Cancel the import", lambda library: library.running.jobs.filter(state=State.CANCELLED).exists()
    ),
    "try a failed import again": Act(
        upload_page("running"), "Try again", lambda library: library.running.jobs.filter(state=State.WAITING).exists(), failed
    ),
    "take a failed import away": Act(
        upload_page("running"),
        "Take it out of the list",
        lambda library: not Upload.objects.filter(pk=library.running.pk).exists(),
        failed,
    ),
    "open to everybody": Act(
        upload_page("read"),
        "The text is free: open it to everybody",
        lambda library: now_of(library.read).is_public,
        unfold="Open it to everybody …",
    ),
    "close again": Act(upload_page("read"), "Only the seminar again", lambda library: not now_of(library.read).is_public, published),
    "tie": Act(upload_page("held"), "It is this one", lambda library: library.work.held_as == library.held.edition),
    "untie": Act(upload_page("held"), "Not this one", lambda library: library.work.held_as is None, tied),
    "read a source": Act(
        upload_page("held"),
        "Read it together as well",
        lambda library: Reading.objects.filter(edition=library.held.edition).exists(),
    ),
    "remove a member": Act(
        lambda library: reverse("seminar-members", args=[library.seminar.slug]),
        "Remove from the seminar",
        lambda library: not Membership.objects.filter(user=library.bob).exists(),
        unfold="Remove Bob …",
    ),
    "make a link": Act(
        lambda library: reverse("seminar-invite", args=[library.seminar.slug]), "Make the link", lambda library: Invitation.objects.exists()
    ),
    "write letters": Act(
        lambda library: reverse("seminar-invite", args=[library.seminar.slug]),
        "Send the letters",
        lambda library: Invitation.objects.filter(email="ida@example.org").exists(),
        written={"emails": "ida@example.org"},
    ),
    "remove the sample": Act(
        lambda library: reverse("sample-remove", args=[library.seminar.slug]),
        "Remove the sample",
        lambda library: not Seminar.objects.exists(),
        a_sample,
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_it_is_done_with_the_keyboard_alone(sign_in: Callable[[User], Page], library: Library, act: Act) -> None:
    act.before(library)
    page = sign_in(library.alice)
    page.goto(act.at(library))
    if act.unfold:
        fold = page.locator("details", has=page.locator("summary", has_text=act.unfold))
        fold.locator("summary").focus()
        if fold.get_attribute("open") is None:
            page.keyboard.press("Enter")
    for name, words in act.written.items():
        page.locator(f"main [name='{name}']").focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
    page.get_by_role("button", name=act.button).first.focus()
    page.keyboard.press("Enter")
    children.wait_until(lambda: act.done(library), seconds=10)
