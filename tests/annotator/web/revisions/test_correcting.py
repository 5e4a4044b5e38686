"""The page on which one passage is corrected."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from annotator.models import Job
from annotator.models.job import Kind
from editions.models import Repair
from tests.world import TEXT, place


@pytest.fixture
def passage(revision):
    return revision.passages.select_related("revision").get(ref=place(revision, "Kornpfennig").passage)


@pytest.fixture
def address(edition, passage):
    return reverse("passage-correct", args=[edition.pk, passage.ref])


def typed(passage, old="Kornpfennig", new="Kornpfenning", **more):
    return {"words": passage.text.replace(old, new), "reason": "So im Druck", "revision": 1, **more}


def test_a_correction_makes_the_next_revision(enter, alice, edition, passage, address, work):
    answer = enter(alice).post(address, typed(passage), follow=True)
    assert "The correction is saved" in answer.content.decode()
    assert edition.coming_revision.reason == "So im Druck"
    work()
    assert "Kornpfenning" in edition.current_revision.text


def test_what_changes_is_shown_before_it_is_saved(enter, alice, edition, passage, address):
    answer = enter(alice).post(address, typed(passage, preview=1))
    page = answer.content.decode()
    assert "Kornpfennig</del>" in page and "Kornpfenning</ins>" in page
    assert edition.revisions.count() == 1


def test_who_comes_second_keeps_what_was_typed(enter, carol, edition, passage, address, corrected):
    corrected("Kornpfennig", "Kornpfenning")
    answer = enter(carol).post(address, typed(passage, "Kornpfennig", "Korn-Pfennig"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody has corrected this text" in page
    assert "Korn-Pfennig" in page and "Kornpfenning</del>" in page
    assert 'name="revision" value="2"' in page


def test_words_are_not_lost_with_their_passage(enter, alice, carol, edition, revision, passage, address, work):
    before = revision.passages.get(order=passage.order - 1)
    enter(alice).post(reverse("passage-shape", args=[edition.pk, before.ref, "join"]), {"revision": 1})
    work()
    answer = enter(carol).post(address, typed(passage))
    assert answer.status_code == 409
    assert "Kornpfenning" in answer.content.decode()


@pytest.mark.parametrize(("words", "says"), [("", "This field is required"), (None, "Nothing has changed")])
def test_a_correction_without_one_is_refused(enter, alice, edition, passage, address, words, says):
    answer = enter(alice).post(address, typed(passage) | {"words": passage.text if words is None else words})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert edition.revisions.count() == 1


def test_a_passage_is_parted_at_words_of_its_own(enter, alice, edition, passage, work):
    address = reverse("passage-shape", args=[edition.pk, passage.ref, "split"])
    refused = enter(alice).post(address, {"revision": 1, "begins": "Das steht nirgends"})
    assert refused.status_code == 422 and "does not contain these words" in refused.content.decode()
    enter(alice).post(address, {"revision": 1, "begins": "Der Rat schwieg"})
    work()
    assert edition.current_revision.passages.get(ref=f"{passage.ref}-2").text.startswith("Der Rat schwieg")


def test_a_passage_gets_another_kind(enter, alice, edition, passage, work):
    enter(alice).post(reverse("passage-shape", args=[edition.pk, passage.ref, "kind"]), {"revision": 1, "kind": "block_quotation"})
    work()
    assert edition.current_revision.passages.get(ref=passage.ref).kind == "block_quotation"


def test_words_are_made_a_note_by_how_they_begin_and_end(enter, alice, edition, revision, work):
    ref = place(revision, "Man hat das für Eigennutz").passage
    address = reverse("passage-shape", args=[edition.pk, ref, "note"])
    sent = {"revision": 1, "begins": "Man hat das", "ends": "Buchführung.", "number": "4"}
    refused = enter(alice).post(address, sent | {"ends": "Wer die Waage"})
    assert refused.status_code == 422
    assert "The passage does not contain these words." in refused.content.decode()
    enter(alice).post(address, sent)
    work()
    assert edition.current_revision.passages.get(ref="n4").text.startswith("Man hat das für Eigennutz")
    assert f"Words of passage {ref} made a note" in enter(alice).get(reverse("revision-list", args=[edition.pk])).content.decode()


def test_a_note_is_called_behind_words(enter, alice, edition, work):
    address = reverse("passage-shape", args=[edition.pk, "n3", "call"])
    enter(alice).post(address, {"revision": 1, "behind": "hat man in Sandhafen lange gesagt"})
    work()
    call = edition.current_revision.note_calls.get(note__ref="n3")
    assert call.passage.text[: call.offset].endswith("lange gesagt")


def test_marked_repairs_are_undone_from_the_check_list(enter, alice, edition, revision, work):
    upload = edition.uploads.get()
    check_list = reverse("upload-detail", args=[upload.pk])
    assert "Undo it now" not in enter(alice).get(check_list).content.decode()
    Repair.objects.filter(pk=Repair.objects.filter(revision=revision, kind="line_join").first().pk).update(state="disputed")
    assert "Undo it now" in enter(alice).get(check_list).content.decode()
    answer = enter(alice).post(reverse("repairs-undo", args=[edition.pk]), {"revision": 1}, follow=True)
    assert "A correction is on its way" in answer.content.decode()
    work()
    assert "1 repair undone" in enter(alice).get(reverse("revision-list", args=[edition.pk])).content.decode()


def test_a_better_file_is_looked_at_before_it_replaces_the_text(enter, alice, edition, work, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    browser = enter(alice)
    file = SimpleUploadedFile("better.txt", TEXT.replace("Kornpfennig", "Kornpfenning").encode())
    browser.post(reverse("revision-file", args=[edition.pk]), {"file": file})
    work()
    upload = edition.uploads.get(name="better.txt")
    answer = browser.get(reverse("upload-detail", args=[upload.pk]), follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[0][0] == reverse("revision-detail", args=[edition.pk, 2])
    assert "Kornpfenning</ins>" in page and "Put it in place" in page
    assert re.search(r'<p class="hint">\s*Alice, <time', page)
    browser.post(reverse("revision-place", args=[edition.pk, 2]))
    work()
    assert edition.current_revision.number == 2


def test_doubts_of_a_better_file_lead_to_their_places_before_it_is_in_place(enter, alice, edition, work, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    browser = enter(alice)
    words = TEXT.replace("2 Ebd., S. 51.\n", "")
    browser.post(reverse("revision-file", args=[edition.pk]), {"file": SimpleUploadedFile("shorter.txt", words.encode())})
    work()
    page = browser.get(reverse("revision-detail", args=[edition.pk, 2])).content.decode()
    assert "Note 2 is called, but the file does not hold it." in page
    (address,) = re.findall(rf'href="(/editions/{edition.pk}/revisions/2/file/[^"]+)">2</a>', page)
    assert browser.get(address).status_code == 200


def test_a_better_file_says_which_corrections_it_has_and_which_it_has_not(enter, alice, edition, revision, work, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    browser = enter(alice)
    for number, (old, new) in enumerate((("Kornpfennig", "Kornpfenning"), ("Eigennutz", "Eigensinn")), start=1):
        passage = edition.current_revision.passages.get(ref=place(edition.current_revision, old).passage)
        words = {"revision": number, "words": passage.text.replace(old, new)}
        browser.post(reverse("passage-correct", args=[edition.pk, passage.ref]), words)
        work()
    better = TEXT.replace("Die Gilde dagegen schrieb", "Die Gilde schrieb dagegen")
    browser.post(reverse("revision-file", args=[edition.pk]), {"file": SimpleUploadedFile("better.txt", better.encode())})
    work()
    page = browser.get(reverse("revision-detail", args=[edition.pk, 4])).content.decode()
    kept, lost = (place(revision, words).passage for words in ("Kornpfennig", "Eigennutz"))
    assert f"What was corrected by hand in passage {kept} is corrected in this file as well." in page
    assert f"Passage {lost} was corrected by hand, and reads otherwise in this file" in page


def test_a_file_may_be_discarded(enter, alice, edition, work, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    browser = enter(alice)
    browser.post(reverse("revision-file", args=[edition.pk]), {"file": SimpleUploadedFile("worse.txt", b"Etwas anderes.")})
    work()
    browser.post(reverse("revision-discard", args=[edition.pk, 2]))
    assert edition.revisions.count() == 1
    assert not Job.objects.filter(kind=Kind.CARRY).exists()


def test_the_page_speaks_german(enter, alice, address):
    page = enter(alice).get(address, headers={"accept-language": "de"}).content.decode()
    assert "Diesen Abschnitt berichtigen" in page
