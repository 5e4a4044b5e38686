import pytest
from django.utils.timezone import now

from annotator.actions.editions import UnknownPage, count_labels_from, describe_edition, judge_repairs, publish, set_page_labels
from annotator.actions.errors import Closed, Missing, NotAllowed
from annotator.actions.readings import NotInLibrary
from annotator.actions.seminars import found_seminar
from annotator.models import Event, Job, Reading, Seminar, Upload, User
from editions.models import Edition, Reference, Repair
from editions.models.page import LabelSource
from editions.models.repair import RepairState


def labels(edition: Edition) -> list[str]:
    return list(edition.current_revision.pages.values_list("label", flat=True))


def test_a_text_is_described_and_the_change_is_on_record(edition: Edition, seminar: Seminar, carol: User) -> None:
    csl = {"issued": {"date-parts": [[1911]]}}
    describe_edition(edition=edition, seminar=seminar, by=carol, title=" Die Waage ", creators=["Jan Ott"], language="de", csl=csl)
    edition.refresh_from_db()
    assert (edition.title, edition.creators, edition.year) == ("Die Waage", ["Jan Ott"], "1911")
    event = Event.objects.latest("pk")
    assert event.before["title"] == "Die Waage am Hafen"
    assert event.after["title"] == "Die Waage"


def test_a_description_that_changes_nothing_leaves_no_trace(edition: Edition, seminar: Seminar, alice: User) -> None:
    before = Event.objects.count()
    known = {name: getattr(edition, name) for name in ("title", "subtitle", "creators", "language", "csl")}
    describe_edition(edition=edition, seminar=seminar, by=alice, **known)
    assert Event.objects.count() == before


def test_a_text_needs_a_title(edition: Edition, seminar: Seminar, alice: User) -> None:
    with pytest.raises(Missing):
        describe_edition(edition=edition, seminar=seminar, by=alice, title=" ")


@pytest.mark.parametrize("name", ["bob", "olga", "dora"])
def test_only_owners_and_reviewers_mend_a_text(name: str, edition: Edition, seminar: Seminar, request: pytest.FixtureRequest) -> None:
    user = request.getfixturevalue(name)
    with pytest.raises(NotAllowed):
        describe_edition(edition=edition, seminar=seminar, by=user, title="Mine")
    with pytest.raises(NotAllowed):
        set_page_labels(edition=edition, seminar=seminar, by=user, labels={0: "99"})
    with pytest.raises(NotAllowed):
        judge_repairs(edition=edition, seminar=seminar, by=user, state=RepairState.ACCEPTED, kind="line_join")


def test_a_text_is_mended_by_those_who_hold_it_only(edition: Edition, dora: User) -> None:
    elsewhere = found_seminar(name="Elsewhere", by=dora)
    with pytest.raises(NotInLibrary):
        describe_edition(edition=edition, seminar=elsewhere, by=dora, title="Mine")


def test_pages_are_counted_from_one_whose_number_is_known(source_edition: Edition, seminar: Seminar, alice: User) -> None:
    assert labels(source_edition) == ["50", "51", "52"]
    assert count_labels_from(edition=source_edition, seminar=seminar, by=alice, sheet=2, printed=144) == 3
    assert labels(source_edition) == ["143", "144", "145"]
    assert set(source_edition.current_revision.pages.values_list("label_source", flat=True)) == {LabelSource.OFFSET}


def test_sheets_before_page_one_have_no_number(source_edition: Edition, seminar: Seminar, alice: User) -> None:
    count_labels_from(edition=source_edition, seminar=seminar, by=alice, sheet=3, printed=1)
    assert labels(source_edition) == ["", "", "1"]


def test_sheets_before_the_named_one_can_be_left_alone(source_edition: Edition, seminar: Seminar, alice: User) -> None:
    count_labels_from(edition=source_edition, seminar=seminar, by=alice, sheet=2, printed=99, only_after=True)
    assert labels(source_edition) == ["50", "99", "100"]


def test_a_single_page_is_named_by_hand(source_edition: Edition, seminar: Seminar, alice: User) -> None:
    changed = set_page_labels(edition=source_edition, seminar=seminar, by=alice, labels={0: "50", 1: " 51a ", 2: "52"})
    assert changed == 1
    assert labels(source_edition) == ["50", "51a", "52"]
    assert source_edition.current_revision.pages.get(sequence=1).label_source == LabelSource.MANUAL
    assert source_edition.current_revision.pages.get(sequence=0).label_source != LabelSource.MANUAL


@pytest.mark.parametrize("sheet", [0, 4])
def test_a_sheet_that_is_not_there_is_refused(sheet: int, source_edition: Edition, seminar: Seminar, alice: User) -> None:
    with pytest.raises(UnknownPage):
        count_labels_from(edition=source_edition, seminar=seminar, by=alice, sheet=sheet, printed=1)
    assert labels(source_edition) == ["50", "51", "52"]


def test_other_page_numbers_have_what_cites_them_checked_again(
    reading: Reading, source_edition: Edition, seminar: Seminar, alice: User
) -> None:
    Reference.objects.filter(edition=reading.edition).update(held_as=source_edition)
    set_page_labels(edition=source_edition, seminar=seminar, by=alice, labels={0: "60"})
    assert Job.objects.filter(kind="check", reading=reading).count() == 1


def test_a_repair_is_accepted_and_the_rest_of_its_kind_is_to_be_undone(edition: Edition, seminar: Seminar, alice: User) -> None:
    joins = Repair.objects.filter(revision=edition.current_revision, kind="line_join")
    first = joins.first()
    assert first is not None
    assert judge_repairs(edition=edition, seminar=seminar, by=alice, state=RepairState.ACCEPTED, repair=first.pk) == 1
    rest = judge_repairs(edition=edition, seminar=seminar, by=alice, state=RepairState.DISPUTED, kind="line_join")
    assert rest == joins.count() - 1 > 0
    first.refresh_from_db()
    assert first.state == RepairState.ACCEPTED


def test_a_repair_has_no_other_state(edition: Edition, seminar: Seminar, alice: User) -> None:
    with pytest.raises(Missing):
        judge_repairs(edition=edition, seminar=seminar, by=alice, state="maybe", kind="line_join")


@pytest.fixture
def confirmed(edition: Edition, seminar: Seminar) -> Upload:
    Upload.objects.filter(edition=edition).update(confirmed_at=now())
    return Upload.objects.get(edition=edition)


def test_an_owner_opens_a_text_to_everybody_and_closes_it_again(confirmed: Upload, reading: Reading, alice: User, dora: User) -> None:
    publish(upload=confirmed, by=alice, is_public=True)
    assert reading in Reading.objects.visible_to(dora)
    confirmed.refresh_from_db()
    publish(upload=confirmed, by=alice, is_public=False)
    assert reading not in Reading.objects.visible_to(dora)


@pytest.mark.parametrize("name", ["bob", "carol", "olga", "dora"])
def test_nobody_else_publishes(name: str, confirmed: Upload, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        publish(upload=confirmed, by=request.getfixturevalue(name), is_public=True)


def test_what_is_not_confirmed_is_not_published(edition: Edition, alice: User) -> None:
    with pytest.raises(Closed):
        publish(upload=edition.uploads.get(), by=alice, is_public=True)
