"""Where sentences end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.sentences import sentences
from tests.editions.sentences.cases import CASES
from tests.editions.sentences.cases_of_letters_and_coins import COINS
from tests.editions.sentences.hard_cases import OTHERS
from tests.editions.sentences.hard_cases_german import GERMAN

HARD = [*CASES, *(("de", case) for case in GERMAN), *OTHERS, *COINS]


@pytest.mark.parametrize(("lang", "parted"), HARD, ids=[parted[:40] for _, parted in HARD])
def test_the_sentences_of(lang, parted):
    text = parted.replace(" | ", " ")
    assert " | ".join(text[start:end] for start, end in sentences(text, lang)) == parted


def test_a_paragraph_ends_a_sentence():
    text = "Die Waage\n\nWer die Waage hält, hält die Stadt"
    assert [text[start:end] for start, end in sentences(text, "de")] == ["Die Waage", "Wer die Waage hält, hält die Stadt"]


def test_a_line_does_not_end_a_sentence():
    text = "Wer die Waage\nhält. Der hält\ndie Stadt."
    assert [text[start:end] for start, end in sentences(text, "de")] == ["Wer die Waage\nhält.", "Der hält\ndie Stadt."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "...", "»", "(", ". . .", "«.», ([{"])
def test_the_least_of_texts_do_no_harm(text):
    assert all(text[start:end].strip() for start, end in sentences(text, "de"))


WORDS = st.sampled_from(
    [
        "Der",
        "Rat",
        "z.",
        "B.",
        "12",
        "S.",
        "»",
        "«",
        "“",
        "(",
        ")",
        "[…]",
        "…",
        ".",
        "!",
        "?",
        "\n\n",
        "\n",
        " ",
        "a",
        "Ä",
        "𝔤",
        "XIV.",
        "f.",
        "¹",
    ]
)


@given(st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=80), st.sampled_from(["de", "en", "fr", "it", "de-AT", "", "xx"]))
def test_sentences_stand_in_order_and_leave_out_only_white_space(text, lang):
    at = 0
    for start, end in sentences(text, lang):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_a_dash_set_tight_behind_a_question_begins_the_next_sentence():
    text = "Why then the silence?—Because nobody asked."
    assert [text[start:end] for start, end in sentences(text, "en")] == ["Why then the silence?", "—Because nobody asked."]
