"""Works that look like one are proposed with a reason; two editions never are."""

import pytest

from annotator.actions.errors import NotAllowed
from annotator.actions.likely_same import likely_same, tell_apart
from annotator.actions.references import merge, part

AMSEL = [{"family": "Amsel", "given": "Karl"}]
BOOK = {"author": AMSEL, "title": "Der Schreiber und seine Bücher", "publisher-place": "Emden", "issued": {"date-parts": [[1901]]}}


def works(reading, *described):
    reading.edition.current_revision.mentions.all().delete()
    reading.edition.references.all().delete()
    return [reading.edition.references.create(key=at, raw=f"{at}", csl=csl) for at, csl in enumerate(described)]


@pytest.mark.parametrize(
    ("other", "similar", "only_one"),
    [
        (BOOK, (), ()),
        (BOOK | {"title": "Der Schreiber und seine Buecher"}, ("title",), ()),
        (BOOK | {"author": [{"family": "Amsel", "given": "K."}]}, (), ()),
        ({name: BOOK[name] for name in ("author", "title")}, (), ("publisher-place", "issued")),
        (BOOK | {"publisher-place": "Aurich"}, ("publisher-place",), ()),
    ],
)
def test_what_looks_like_one_work_is_proposed_with_what_agrees(reading, other, similar, only_one):
    full, poor = works(reading, BOOK, other)
    (found,) = likely_same(reading)
    assert {found.reference, found.into} == {full, poor}
    assert "author" in found.same and (found.similar, found.only_one) == (similar, only_one)


@pytest.mark.parametrize(
    "other",
    [
        BOOK | {"issued": {"date-parts": [[1911]]}},
        BOOK | {"volume": "2"},
        BOOK | {"title": "Die Leserin und ihre Briefe"},
        BOOK | {"author": [{"family": "Tiede", "given": "Arne"}]},
        BOOK | {"container-title": "Emder Jahrbuch"},
    ],
    ids=["year", "volume", "title", "author", "article and volume"],
)
def test_two_works_and_two_editions_are_not(reading, other):
    works(reading, BOOK | {"volume": "1"}, other)
    assert likely_same(reading) == []


def test_the_fuller_description_is_the_one_that_stays(reading):
    poor, full = works(reading, {"author": AMSEL, "title": BOOK["title"]}, BOOK)
    (found,) = likely_same(reading)
    assert (found.reference, found.into) == (poor, full)


def test_what_was_told_apart_is_not_proposed_again(reading, alice, bob):
    one, other = works(reading, BOOK, BOOK)
    with pytest.raises(NotAllowed):
        tell_apart(reading=reading, reference=one, other=other, by=bob)
    tell_apart(reading=reading, reference=one, other=other, by=alice)
    assert likely_same(reading) == []


def test_what_was_parted_after_a_merge_is_not_proposed_again(reading, alice):
    one, other = works(reading, BOOK, BOOK)
    merge(reading=reading, reference=one, into=other, by=alice)
    assert likely_same(reading) == []
    one.refresh_from_db()
    part(reading=reading, reference=one, by=alice)
    assert likely_same(reading) == []


def test_the_number_of_queries_does_not_grow_with_the_works(reading, django_assert_max_num_queries):
    works(
        reading, *(BOOK | {"title": f"Der Schreiber und sein Buch von {name}"} for name in ("Emden", "Aurich", "Leer", "Norden", "Esens"))
    )
    with django_assert_max_num_queries(3):
        likely_same(reading)
