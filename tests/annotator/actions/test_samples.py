import pytest

from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.errors import NotAllowed
from annotator.actions.samples import NotASample, remove_sample
from annotator.models import Claim, Reading, Seminar, User
from editions.models import Edition, Revision
from tests import world


@pytest.fixture
def sample(seminar: Seminar) -> Seminar:
    Seminar.objects.filter(pk=seminar.pk).update(is_sample=True)
    seminar.refresh_from_db()
    return seminar


def test_a_seminar_of_ones_own_cannot_be_removed_like_this(seminar: Seminar, alice: User) -> None:
    with pytest.raises(NotASample):
        remove_sample(seminar=seminar, by=alice)


def test_only_an_owner_removes_the_sample(sample: Seminar, carol: User) -> None:
    with pytest.raises(NotAllowed):
        remove_sample(seminar=sample, by=carol)


def test_the_sample_goes_with_its_texts_and_all_that_was_said(
    sample: Seminar, reading: Reading, revision: Revision, alice: User, bob: User, source_edition: Edition
) -> None:
    words = world.place(revision, "Der Rat schwieg dazu")
    claim = make_claim(reading=reading, revision=revision.number, ranges=[words], statement="The council kept quiet.", by=bob)
    contest(reading=reading, claim=claim, ground="reading", statement="For a year only.", by=alice)
    remove_sample(seminar=sample, by=alice)
    assert not Seminar.objects.exists()
    assert not Edition.objects.exists()
    assert not Claim.objects.exists()


def test_invented_members_go_and_real_ones_stay(sample: Seminar, alice: User, bob: User, carol: User) -> None:
    User.objects.filter(pk=bob.pk).update(email="bob@sample.invalid")
    remove_sample(seminar=sample, by=alice)
    names = set(User.objects.values_list("username", flat=True))
    assert names == {"alice", "carol", "olga"}


def test_an_invented_member_of_another_seminar_stays(sample: Seminar, alice: User, bob: User) -> None:
    User.objects.filter(pk=bob.pk).update(email="bob@sample.invalid")
    world.seminar_of(bob)
    remove_sample(seminar=sample, by=alice)
    assert User.objects.filter(pk=bob.pk).exists()


def test_a_text_that_another_seminar_holds_stays_with_it(sample: Seminar, edition: Edition, alice: User, dora: User) -> None:
    elsewhere = world.seminar_of(dora)
    upload = edition.uploads.get()
    upload.pk, upload.seminar = None, elsewhere
    upload.save(force_insert=True)
    remove_sample(seminar=sample, by=alice)
    assert Edition.objects.filter(pk=edition.pk).exists()
