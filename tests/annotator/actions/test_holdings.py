import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import now

from annotator import jobs
from annotator.actions.editions import describe_edition
from annotator.actions.errors import Closed, NotAllowed
from annotator.actions.holdings import discard_upload, possible_holdings, tie_what_matches, tied_holdings
from annotator.actions.uploads import confirm, receive
from annotator.actions.verification import tie_reference
from annotator.models import Event, Job, Reading, Seminar, Upload, User
from editions.models import Edition, Reference
from tests import world


@pytest.fixture
def source(seminar: Seminar, source_edition: Edition) -> Upload:
    """The imported source, described, not confirmed yet."""
    Edition.objects.filter(pk=source_edition.pk).update(title="Maß und Gewicht in Sandhafen", creators=["Anselm Verhoog"])
    return Upload.objects.get(seminar=seminar, edition=source_edition)


@pytest.fixture
def reference(reading: Reading) -> Reference:
    """The work that the text cites and the source is."""
    return Reference.objects.get(edition=reading.edition, csl__title="Maß und Gewicht in Sandhafen")


def test_a_source_that_nobody_has_confirmed_is_not_offered(source: Upload, reference: Reference, seminar: Seminar) -> None:
    assert possible_holdings(seminar) == []


def test_a_confirmed_source_is_tied_to_the_work_that_it_certainly_is(source: Upload, reference: Reference, carol: User) -> None:
    confirm(upload=source, by=carol)
    reference.refresh_from_db()
    assert reference.held_as == source.edition
    assert Job.objects.filter(kind="check", reading__edition=reference.edition).exists()
    assert Event.objects.filter(verb="tied", actor=carol).count() == 1


def test_a_text_that_is_confirmed_later_is_tied_to_sources_held_before(seminar: Seminar, source: Upload, alice: User) -> None:
    confirm(upload=source, by=alice)
    text = world.hold(seminar, world.TEXT, by=alice, name="waage.txt")
    confirm(upload=Upload.objects.get(edition=text), by=alice)
    assert Reference.objects.filter(edition=text, held_as=source.edition).count() == 1


def test_what_somebody_has_untied_is_not_tied_again(
    source: Upload, reference: Reference, reading: Reading, seminar: Seminar, alice: User
) -> None:
    confirm(upload=source, by=alice)
    reference.refresh_from_db()
    tie_reference(reading=reading, reference=reference, held_as=None, by=alice)
    assert tie_what_matches(seminar, by=alice) == []
    assert [(one.reference, one.edition) for one in possible_holdings(seminar)] == [(reference, source.edition)]


def test_to_tie_what_is_tied_is_told_once(source: Upload, reference: Reference, reading: Reading, alice: User) -> None:
    confirm(upload=source, by=alice)
    tie_reference(reading=reading, reference=reference, held_as=source.edition, by=alice)
    assert Event.objects.filter(verb="tied").count() == 1


def test_what_is_tied_is_listed(source: Upload, reference: Reference, seminar: Seminar, alice: User) -> None:
    confirm(upload=source, by=alice)
    assert source.edition is not None
    assert [one.reference for one in tied_holdings(seminar, source.edition)] == [reference]
    assert possible_holdings(seminar) == []


def test_a_description_that_names_the_work_ties_it(source: Upload, reference: Reference, seminar: Seminar, carol: User) -> None:
    Edition.objects.filter(pk=source.edition_id).update(title="Scan 0017")
    confirm(upload=source, by=carol)
    edition = Edition.objects.get(pk=source.edition_id)
    assert tied_holdings(seminar, edition) == []
    describe_edition(edition=edition, seminar=seminar, by=carol, title="Maß und Gewicht in Sandhafen", creators=["Anselm Verhoog"])
    assert [one.reference for one in tied_holdings(seminar, edition)] == [reference]


def test_nothing_is_tied_for_those_who_may_not(source: Upload, reference: Reference, seminar: Seminar, bob: User) -> None:
    Upload.objects.filter(pk=source.pk).update(confirmed_at=now())
    assert tie_what_matches(seminar, by=bob) == []
    reference.refresh_from_db()
    assert reference.held_as is None


def imported(seminar: Seminar, by: User) -> Upload:
    upload = receive(seminar=seminar, file=ContentFile(world.SOURCE.encode()), name="verhoog.txt", by=by, purpose="source")
    job = upload.jobs.get()
    assert Job.objects.take(job.pk)
    job.refresh_from_db()
    jobs.run(job)
    upload.refresh_from_db()
    return upload


def test_a_discarded_import_leaves_no_text(seminar: Seminar, bob: User) -> None:
    upload = imported(seminar, bob)
    assert upload.edition is not None
    discard_upload(upload=upload, by=bob)
    assert not Upload.objects.exists()
    assert not Edition.objects.exists()


def test_the_same_file_can_be_brought_again_after_it_was_discarded(seminar: Seminar, bob: User) -> None:
    discard_upload(upload=imported(seminar, bob), by=bob)
    assert imported(seminar, bob).edition is not None


def test_a_confirmed_text_is_not_discarded(source: Upload, alice: User) -> None:
    confirm(upload=source, by=alice)
    with pytest.raises(Closed):
        discard_upload(upload=source, by=alice)


@pytest.mark.parametrize("name", ["bob", "olga", "dora"])
def test_others_imports_are_discarded_by_owners_and_reviewers_only(name: str, source: Upload, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        discard_upload(upload=source, by=request.getfixturevalue(name))
