"""The history of a text's revisions."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from annotator import jobs
from annotator.actions.revisions import bring_file, correct_passage
from annotator.models import Job
from annotator.models.job import Kind, State
from annotator.web.revisions.comparing import compare
from tests.world import TEXT


def test_it_says_what_was_changed_by_whom_why_and_what_moved(enter, bob, edition, says, corrected, alice):
    says("Der Rat schwieg", alice)
    corrected("Kornpfennig", "Kornpfenning", reason="So im Druck")
    page = enter(bob).get(reverse("revision-list", args=[edition.pk])).content.decode()
    assert "Words of passage" in page and "So im Druck" in page and "Alice" in page
    assert "1 in its place, moved with the text" in page


def test_a_revision_shows_its_changes_word_by_word(enter, bob, edition, corrected):
    corrected("Kornpfennig", "Kornpfenning")
    page = enter(bob).get(reverse("revision-detail", args=[edition.pk, 2])).content.decode()
    assert "Kornpfennig" in page.split("<del>")[1].split("</del>")[0]
    assert "Kornpfenning" in page.split("<ins>")[1].split("</ins>")[0]


def test_readers_are_told_that_a_correction_is_on_its_way(enter, bob, edition, seminar, alice, work):
    correct_passage(edition=edition, seminar=seminar, by=alice, revision=1, passage="p1", words="Die Wage am Hafen")
    page = enter(bob).get(reverse("revision-list", args=[edition.pk])).content.decode()
    assert "A correction is on its way" in page and "Put it in place" not in page
    progress = reverse("revision-progress", args=[edition.pk])
    answer = enter(bob).get(progress)
    assert 'data-percent="0"' in answer.content.decode()
    assert "Waiting for its turn" in answer.content.decode() and "data-finished" not in answer.content.decode()
    assert enter(bob).get(progress, headers={"if-none-match": answer["ETag"]}).status_code == 304
    work()
    assert "data-finished" in enter(bob).get(progress).content.decode()


def test_what_failed_can_be_tried_again(enter, alice, edition, seminar, work):
    correct_passage(edition=edition, seminar=seminar, by=alice, revision=1, passage="p1", words="Die Wage am Hafen")
    Job.objects.filter(kind=Kind.CARRY).update(state="failed", error="Kein Platz mehr.")
    page = enter(alice).get(reverse("revision-list", args=[edition.pk])).content.decode()
    assert "could not be carried over" in page and "Kein Platz mehr." in page
    enter(alice).post(reverse("revision-place", args=[edition.pk, 2]))
    work()
    assert edition.current_revision.number == 2


def test_the_number_of_queries_does_not_grow_with_the_history(enter, bob, edition, says, corrected, alice, django_assert_max_num_queries):
    says("Der Rat schwieg", alice)
    corrected("Kornpfennig", "Kornpfenning")
    corrected("Eigennutz", "Eigen-Nutz")
    browser = enter(bob)
    with django_assert_max_num_queries(18):
        browser.get(reverse("revision-list", args=[edition.pk]))
    corrected("Buchführung", "Buch-Führung")
    corrected("Die Gilde", "Die alte Gilde")
    with django_assert_max_num_queries(18):
        browser.get(reverse("revision-list", args=[edition.pk]))


def test_a_revision_lists_the_annotated_words_that_it_changed(enter, bob, carol, edition, says, corrected, alice):
    says("Streit um den Kornpfennig brachte", alice)
    says("Der Rat schwieg", alice)
    says("um den Kornpfennig", bob, visibility="private")
    corrected("Kornpfennig", "Kornpfenning")
    corrected("Eigennutz", "Eigen-Nutz")
    second, third = (reverse("revision-detail", args=[edition.pk, number]) for number in (2, 3))

    def listed(user, address):
        return enter(user).get(address).content.decode().partition("Annotated words that have changed")[2].partition("What differs")[0]

    assert "Über: Streit um den Kornpfennig brachte" in listed(carol, second)
    assert "Der Rat schwieg" not in listed(carol, second)
    assert "Über: um den Kornpfennig" not in listed(carol, second)
    assert "Über: um den Kornpfennig" in listed(bob, second)
    assert listed(bob, third) == ""  # what an earlier one changed is told there


def test_a_call_beside_words_that_were_corrected_has_not_moved(edition, corrected, revision):
    corrected("prüfte.", "geprüft hat.")
    corrected("Erst der Streit", "Erst dieser Streit")
    assert compare(revision, edition.current_revision).calls_moved == 0
    call = edition.current_revision.note_calls.get(marker="1")
    type(call).objects.filter(pk=call.pk).update(offset=10)
    assert compare(revision, edition.current_revision).calls_moved == 1


def test_an_earlier_text_is_read_again(enter, alice, bob, edition, revision, corrected, work):
    corrected("Kornpfennig", "Kornpfenning")
    earlier, back = (reverse(f"revision-{name}", args=[edition.pk, 1]) for name in ("detail", "back"))
    assert back not in enter(bob).get(earlier).content.decode()
    assert back in enter(alice).get(earlier).content.decode()
    assert back not in enter(alice).get(reverse("revision-detail", args=[edition.pk, 2])).content.decode()
    enter(alice).post(back, {"revision": 2, "reason": "Doch so im Druck"})
    work()
    assert (edition.current_revision.number, edition.current_revision.text) == (3, revision.text)
    page = enter(bob).get(reverse("revision-list", args=[edition.pk])).content.decode()
    assert "Back to revision 1" in page and "Doch so im Druck" in page


@pytest.fixture
def better(edition, seminar, reading, alice, settings, tmp_path):
    """Another file of the text, which waits."""
    settings.MEDIA_ROOT = tmp_path
    file = ContentFile(TEXT.replace("Kornpfennig", "Kornpfenning").encode())
    upload = bring_file(edition=edition, seminar=seminar, file=file, name="better.txt", by=alice)
    (job,) = Job.objects.filter(kind=Kind.IMPORT, state=State.WAITING)
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))
    upload.refresh_from_db()
    return upload


def test_a_file_that_waits_shows_each_repair_and_a_look_at_it(enter, alice, bob, edition, better):
    page = enter(alice).get(reverse("revision-detail", args=[edition.pk, 2])).content.decode()
    join = edition.coming_revision.repairs.filter(kind="line_join")[0]
    row = page.partition(f'id="repair-{join.pk}"')[2].partition("</li>")[0]
    assert f"/editions/{edition.pk}/revisions/2/file/?at={join.source_start}-{join.source_end}" in row
    assert reverse("repair-judge", args=[better.pk, join.pk]) in row
    assert "Mend by hand" not in row
    assert "To be undone" not in enter(bob).get(reverse("revision-detail", args=[edition.pk, 2])).content.decode()


def test_what_is_marked_in_a_file_that_waits_is_undone_once_it_is_in_place(enter, alice, edition, seminar, better, work):
    join = edition.coming_revision.repairs.filter(kind="line_join")[0]
    browser = enter(alice)
    answer = browser.post(reverse("repair-judge", args=[better.pk, join.pk]), {"state": "disputed"}, follow=True)
    assert "Put the file in place first, then undo them." in answer.content.decode()
    bulk = browser.post(reverse("repairs-judge", args=[better.pk]), {"kind": "space", "state": "accepted"}, follow=True)
    assert bulk.redirect_chain[-1][0].endswith("/revisions/2/?kind=space")
    browser.post(reverse("revision-place", args=[edition.pk, 2]))
    work()
    assert "Undo it now" in browser.get(reverse("revision-list", args=[edition.pk])).content.decode()
    browser.post(reverse("repairs-undo", args=[edition.pk]), {"revision": 2})
    work()
    assert edition.current_revision.change == {"kind": "repairs", "count": 1, "left": 0}
