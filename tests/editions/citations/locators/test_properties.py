import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.citations import find_locators, read_locators
from editions.citations.tokens import normalise, tokenise

WRITTEN = (
    "S. p. pp. c. cc. f. ff. fol. Bl. Sp. Bd. vol. no. hier bes. at ebd., ibid. ( ) [ ] , ; : . – - / & und e 1 12 34 1998 2010 xii IV "
    "12r 13v JZ BGHZ Wien Quay Studies Jan. März » « https://example.org 12/34/567 n. § Rz S a. O. <12> m. w. N. v. 2. Aufl. 93113 0"
)
PIECES = st.sampled_from([*WRITTEN.split(), "\u2006", "\u00a0", "\u0096", "\ufffd"])
NOTES = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n"])), max_size=40).map(lambda parts: "".join(a + b for a, b in parts))
LANGUAGES = st.sampled_from([None, "de", "en", "fr", "it", "es", "ru", "la"])


@given(st.text() | NOTES, LANGUAGES)
def test_every_locator_is_a_piece_of_the_text(text: str, lang: str | None) -> None:
    for locator in read_locators(text, lang):
        assert 0 <= locator.start < locator.end <= len(text)
        assert locator.raw == text[locator.start : locator.end]
        assert all(each.written in locator.raw for each in (*locator.ranges, *locator.pinpoint))


@given(NOTES, LANGUAGES)
def test_locators_do_not_overlap(text: str, lang: str | None) -> None:
    found = read_locators(text, lang)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(NOTES, LANGUAGES)
def test_ends_are_pages_or_open(text: str, lang: str | None) -> None:
    for found in find_locators(text, lang):
        for first, last in [*found["ranges"], *found["pinpoint"]]:
            assert isinstance(first, int | str)
            assert last is None or isinstance(last, int | str)


@given(st.text())
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.text() | NOTES)
def test_no_character_but_white_space_falls_between_tokens(text: str) -> None:
    plain = normalise(text)
    covered = {place for token in tokenise(plain) for place in range(token.start, token.end)}
    assert all(character.isspace() or place in covered for place, character in enumerate(plain))


@pytest.mark.parametrize("piece", ["12, ", "p. 1 (", "12 f., ", "I, 1 (", "A. ", "(x, 12", "1-"])
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    begun = time.process_time()
    read_locators(piece * 10_000, "de")
    assert time.process_time() - begun < 5  # seconds; it takes a fifth of one, and minutes where a rule looks too far
