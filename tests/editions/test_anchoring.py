import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.anchoring import Anchor, Carried, carry, text_diff
from tests.editions.test_quoting import invented

OLD = (
    "Der Schreiber saß den ganzen Tag am Pult. Die großen Bücher lagen vor ihm, und das Licht fiel durch das hohe Fenster. "
    "Am Abend zählte er die Seiten, die er geschrieben hatte. Niemand fragte ihn nach dem Lohn. Erst im Winter kam ein Bote."
)


def carried(words: str, old: str, new: str) -> Carried:
    start = old.index(words)
    return carry([Anchor(start, start + len(words))], old, new)[0]


def test_a_stretch_of_the_same_text_stays() -> None:
    assert carried("das Licht", OLD, OLD).status == "anchored"


def test_a_stretch_before_the_change_stays() -> None:
    result = carried("Der Schreiber", OLD, OLD.replace("Winter", "Herbst"))
    assert (result.status, result.method, result.score) == ("anchored", "same", 1.0)


def test_a_stretch_behind_the_change_is_shifted() -> None:
    new = OLD.replace("den ganzen Tag ", "")
    result = carried("Niemand fragte ihn", OLD, new)
    assert (result.status, new[result.start : result.end]) == ("shifted", "Niemand fragte ihn")


def test_a_stretch_that_was_changed_is_fuzzy() -> None:
    new = OLD.replace("saß den ganzen Tag", "sass den ganzen Tag")
    result = carried("Der Schreiber saß den ganzen Tag am Pult", OLD, new)
    assert (result.status, new[result.start : result.end]) == ("fuzzy", "Der Schreiber sass den ganzen Tag am Pult")


def test_a_stretch_that_was_deleted_is_orphaned() -> None:
    result = carried("Niemand fragte ihn nach dem Lohn.", OLD, OLD.replace("Niemand fragte ihn nach dem Lohn. ", ""))
    assert (result.status, result.start, result.end, result.candidates) == ("orphaned", None, None, ())


@pytest.mark.parametrize(
    ("quoted", "instead"),
    [
        ("Niemand fragte ihn nach dem Lohn", "Keiner wollte wissen, was er bekam"),
        ("den ganzen Tag", "von früh bis spät"),
    ],
)
def test_words_that_were_replaced_are_orphaned_and_what_stands_instead_is_offered(quoted: str, instead: str) -> None:
    new = OLD.replace(quoted, instead)
    result = carried(quoted, OLD, new)
    assert (result.status, result.start) == ("orphaned", None)
    assert new[result.candidates[0].start : result.candidates[0].end] == instead
    assert 0 < result.candidates[0].score < 0.9


def test_what_runs_over_passages_is_not_offered_instead() -> None:
    new = OLD.replace("Niemand fragte ihn nach dem Lohn.", "Ein neuer Absatz.\n\nUnd noch einer.")
    assert carried("Niemand fragte ihn nach dem Lohn.", OLD, new).candidates == ()


def test_a_deleted_stretch_does_not_move_to_one_that_reads_alike() -> None:
    old = f"{OLD} Am Rand steht: Niemand fragte ihn nach dem Lohn. Ende."
    result = carried("Niemand fragte ihn nach dem Lohn.", old, old.replace("Niemand fragte ihn nach dem Lohn. ", "", 1))
    assert result.status == "orphaned"


def test_a_stretch_that_was_moved_is_found_by_its_words() -> None:
    chance = random.Random(7)
    first, second, third = (invented(chance, 3_000) for _ in range(3))
    old, new = f"{first}\n{OLD}\n{second}\n{third}", f"{first}\n{second}\n{third}\n{OLD}"
    result = carried("Niemand fragte ihn nach dem Lohn", old, new)
    assert (result.status, result.method, new[result.start : result.end]) == ("fuzzy", "quote", "Niemand fragte ihn nach dem Lohn")


def test_a_stretch_that_stands_twice_where_it_was_moved_to_is_ambiguous() -> None:
    chance = random.Random(8)
    first, second = invented(chance, 3_000), invented(chance, 3_000)
    old, new = f"{OLD}\n{first}\n{second}", f"{first}\n{OLD}\n{second}\n{OLD}"
    result = carried("Niemand fragte ihn nach dem Lohn", old, new)
    assert (result.status, result.start) == ("ambiguous", None)
    assert {new[candidate.start : candidate.end] for candidate in result.candidates} == {"Niemand fragte ihn nach dem Lohn"}


@pytest.mark.parametrize("times", [1, 3])  # that the text says everything
def test_rejoined_lines_leave_every_quotation_in_its_place(times: int) -> None:
    chance = random.Random(9)
    new = said(invented(chance, 60_000 // times), times)
    old, places = wrapped(new)
    spans = [span for span in (word_span(new, chance) for _ in range(300)) if span[1] > span[0]]
    results = carry([Anchor(places[start], places[end - 1] + 1) for start, end in spans], old, new)
    assert [(result.start, result.end) for result in results] == spans


@pytest.mark.parametrize("times", [1, 3])  # that the text says everything
def test_deleted_passages_are_never_found_again(times: int) -> None:
    chance = random.Random(10)
    old = said(invented(chance, 100_000 // times), times)
    starts = sorted(chance.sample(range(0, len(old) - 300, 400), 200))
    anchors = [Anchor(start, start + chance.choice((30, 50, 100, 200))) for start in starts]
    new, position = "", 0
    for anchor in anchors:
        new += old[position : anchor.start]
        position = anchor.end
    results = carry(anchors, old, new + old[position:])
    assert {result.status for result in results} == {"orphaned"}


@pytest.mark.parametrize("times", [1, 3])  # that the text says everything
def test_character_noise_moves_no_anchor_far(times: int) -> None:
    chance = random.Random(11)
    old = said(invented(chance, 100_000 // times), times)
    new, places = edited(old, 0.02, chance)
    anchors = [Anchor(start, start + chance.randint(20, 200)) for start in (chance.randrange(len(old) - 300) for _ in range(300))]
    results = carry(anchors, old, new)
    near = [
        result.start is not None and abs(result.start - places[anchor.start]) <= 2 and abs((result.end or 0) - places[anchor.end]) <= 2
        for result, anchor in zip(results, anchors, strict=True)
    ]
    assert sum(near) >= 297


def test_ten_thousand_anchors_are_carried_in_seconds() -> None:
    chance = random.Random(12)
    old = invented(chance, 1_000_000)
    new, _ = edited(old, 0.002, chance)
    begun = time.perf_counter()
    carry([Anchor(start, start + 80) for start in range(0, 900_000, 90)], old, new)
    assert time.perf_counter() - begun < 30


@given(st.text(alphabet="ab \n-", max_size=60), st.text(alphabet="ab \n-", max_size=60))
def test_blocks_in_common_are_in_common_and_in_order(old: str, new: str) -> None:
    position = (0, 0)
    for block in text_diff(old, new).blocks:
        assert old[block.old : block.old + block.length] == new[block.new : block.new + block.length]
        assert position <= (block.old, block.new)
        assert position[1] <= block.new
        position = (block.old + block.length, block.new + block.length)


@given(st.text(alphabet="abc \n", min_size=1, max_size=80), st.text(alphabet="abc \n", max_size=80), st.data())
def test_a_carried_place_lies_in_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    result = carry([Anchor(start, end)], old, new)[0]
    if result.start is not None and result.end is not None:
        assert 0 <= result.start < result.end <= len(new)
    else:
        assert result.status in {"ambiguous", "orphaned"}


def said(text: str, times: int) -> str:
    return " ".join([text] * times)


def wrapped(text: str) -> tuple[str, list[int]]:
    """The text in lines with hyphens, and where each of its characters went."""
    out: list[str] = []
    places: list[int] = []
    column = 0
    for index, letter in enumerate(text):
        places.append(len(out))
        if letter == " " and column > 55:
            out.append("\n")
            column = 0
            continue
        out.append(letter)
        column += 1
        if column > 62 and letter != " " and text[index + 1 : index + 2] not in {"", " "}:
            out += ["-", "\n"]
            column = 0
    return "".join(out), [*places, len(out)]


def word_span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text) - 400)
    end = start + chance.randint(20, 300)
    start = text.index(" ", start) + 1
    return start, text.index(" ", end)


def edited(text: str, rate: float, chance: random.Random) -> tuple[str, list[int]]:
    out: list[str] = []
    places: list[int] = []
    for letter in text:
        places.append(len(out))
        fate = chance.random() / rate
        if fate < 0.33:
            continue
        out.append(chance.choice("xyqj") if 0.33 <= fate < 0.66 else letter)
        if 0.66 <= fate < 1:
            out.append(chance.choice("xyqj"))
    return "".join(out), [*places, len(out)]


@pytest.mark.parametrize("new", ["", "Ganz anderes."])
def test_nothing_is_found_in_a_text_that_is_another(new: str) -> None:
    assert carried("Niemand fragte ihn nach dem Lohn", OLD, new).status == "orphaned"
