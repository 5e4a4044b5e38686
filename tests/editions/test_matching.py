from typing import Any

import pytest

from editions.matching import CERTAIN, Cited, Held, Match, candidates

MONEY = Held(1, "Maß und Gewicht in Sandhafen", creators=("Anselm Verhoog",), year="1934")


def cited(title: str, author: str = "", year: int = 0, **fields: Any) -> Cited:
    csl: dict[str, Any] = {"type": "book", "title": title, **fields}
    if author:
        csl["author"] = [{"family": author}]
    if year:
        csl["issued"] = {"date-parts": [[year]]}
    return Cited(7, csl)


def best(reference: Cited, *editions: Held) -> Match | None:
    return next(iter(candidates([reference], editions)), None)


@pytest.mark.parametrize(
    "reference",
    [
        cited("Die Zünfte der Unterstadt", "Verhoog", 1934),
        cited("Sandhafen", "Verhoog", 1934),
        cited("Briefe", "Verhoog", 1934),
        cited("", "Verhoog", 1934),
    ],
    ids=["another work of the author", "one word of the title", "a short title", "no title"],
)
def test_what_is_another_work_is_not_offered(reference: Cited) -> None:
    assert best(reference, MONEY) is None


@pytest.mark.parametrize(
    ("reference", "held"),
    [
        (cited("Maß und Gewicht in Sandhafen", "Verhoog", 1957), MONEY),
        (cited("Maß und Gewicht in Sandhafen", "Olearius", 1934), MONEY),
        (cited("Maß und Gewicht in Sandhafen"), Held(1, "Maß und Gewicht in Sandhafen")),
        (
            cited("Sandhafen im 16. Jahrhundert", "Verhoog"),
            Held(1, "Sandhafen im 17. Jahrhundert", creators=("Anselm Verhoog",)),
        ),
        (
            cited("Geschichte der Wägekunst II", "Verhoog", 1934),
            Held(1, "Geschichte der Wägekunst III", creators=("Anselm Verhoog",), year="1934"),
        ),
        (
            cited("Quellen zur Wägekunst", "Verhoog", 1934, volume="2"),
            Held(1, "Quellen zur Wägekunst", creators=("Anselm Verhoog",), year="1934", volume="3"),
        ),
        (cited("Briefe", "Verhoog", 1934), Held(1, "Briefe", creators=("Anselm Verhoog",), year="1934")),
    ],
    ids=[
        "another year",
        "another author",
        "a title alone",
        "another century",
        "another volume in the title",
        "another volume",
        "a title that says little",
    ],
)
def test_what_may_be_another_edition_is_never_certain(reference: Cited, held: Held) -> None:
    match = best(reference, held)
    assert match is None or not match.is_certain


@pytest.mark.parametrize(
    ("reference", "held"),
    [
        (cited("Maß und Gewicht in Sandhafen", "Verhoog", 1934), MONEY),
        (cited("Maass und Gewicht in Sandhafen", "Verhoog", 1934), MONEY),
        (cited("Mass und Gewicht in Sandhafen", "VERHOOG", 1934), MONEY),
        (cited("Maß und Gewicht in Sandhafen (1604)", "Verhoog"), MONEY),
        (cited("Maß und Gewicht in Sandhafen", "Verhoog"), Held(1, "Maß und Gewicht in Sandhafen", creators=("Verhoog, Anselm",))),
        (
            cited("Maß und Gewicht in Sandhafen. Ein Versuch", "Verhoog", 1934),
            Held(1, "Maß und Gewicht in Sandhafen", "Ein Versuch", ("Anselm Verhoog",), "1934"),
        ),
        (
            cited("Maß und Gewicht in Sandhafen", "Verhoog", 1934),
            Held(1, "Maß und Gewicht in Sandhafen", "Ein Versuch", ("Anselm Verhoog",), "1934"),
        ),
    ],
    ids=[
        "the same words",
        "an old spelling",
        "capitals",
        "the year of writing behind it",
        "family name first",
        "with subtitle",
        "without subtitle",
    ],
)
def test_what_is_certainly_the_work(reference: Cited, held: Held) -> None:
    match = best(reference, held)
    assert match is not None
    assert match.is_certain
    assert match.score >= CERTAIN


def test_an_article_is_found_in_the_volume_that_is_held() -> None:
    volume = Held(1, "Quellen zur Geschichte der Hafenstädte", creators=("Karl Siemsen",), year="1902", volume="2")
    article = cited(
        "Bedenken vom Wägen",
        "Petersen",
        1902,
        **{"container-title": "Quellen zur Geschichte der Hafenstädte", "editor": [{"family": "Siemsen"}]},
    )
    match = best(article, volume)
    assert match is not None
    assert match.is_certain


def test_a_journal_is_not_taken_for_a_volume() -> None:
    journal = Held(1, "Blätter für Wägekunst", creators=("Karl Siemsen",), year="1902")
    article = cited("Vom Wägen", "Petersen", 1902, type="article-journal", **{"container-title": "Blätter für Wägekunst"})
    assert best(article, journal) is None


def test_two_editions_that_fit_equally_well_are_both_offered_and_neither_is_certain() -> None:
    twins = (MONEY, Held(2, MONEY.title, creators=MONEY.creators, year=MONEY.year))
    matches = candidates([cited("Maß und Gewicht in Sandhafen", "Verhoog", 1934)], twins)
    assert {match.edition_key for match in matches} == {1, 2}
    assert not any(match.is_certain for match in matches)


def test_the_best_edition_comes_first() -> None:
    other = Held(2, "Maß und Gewicht in Ostersiel", creators=("Anselm Verhoog",), year="1934")
    matches = candidates([cited("Maß und Gewicht in Sandhafen", "Verhoog", 1934)], (other, MONEY))
    assert [match.edition_key for match in matches] == [1, 2]
    assert matches[0].is_certain


@pytest.mark.parametrize(
    ("family", "creator"),
    [("von Verhoog", "Anselm von Verhoog"), ("von Verhoog", "Verhoog, Anselm von"), ("Olea Verhoog", "Anselm Olea Verhoog")],
)
def test_a_family_name_of_several_words_is_the_same_name(family: str, creator: str) -> None:
    match = best(cited("Maß und Gewicht in Sandhafen", family, 1934), Held(1, "Maß und Gewicht in Sandhafen", "", (creator,), "1934"))
    assert match is not None
    assert match.is_certain


def test_the_call_of_a_note_behind_the_author_is_no_part_of_the_name() -> None:
    match = best(cited("Maß und Gewicht in Sandhafen", "Verhoog", 1934), Held(1, MONEY.title, creators=("Anselm Verhoog1",)))
    assert match is not None and match.is_certain
