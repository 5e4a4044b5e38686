"""How two lines go together; the tables say what an attentive reader would do."""

from itertools import pairwise

import pytest

from editions.segmentation.hyphenation import Hyphenation, Joint
from editions.segmentation.lexicon import WORD, Lexicon

GERMAN = """Der Turm stand am Rand der Stadt. Die Mitglieder des Vereins bauten ihn im Archiv nach, und im Archiv blieb er auch.
Man ging an den Fluss, an die Brücke und unter die Bäume. Vieles wurde weggeschafft. Die deutsch-russische Kommission tagte dort."""


def hyphenation(language: str, text: str = "") -> Hyphenation:
    words = WORD.findall(text)
    return Hyphenation(Lexicon(words, language, pairs=pairwise(words)), text.splitlines())


@pytest.fixture(scope="module")
def german() -> Hyphenation:
    return hyphenation("de", GERMAN)


def joined(first: str, second: str, joint: Joint) -> str:
    return first[: len(first) - joint.drop] + joint.glue + second


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("und dann", "ging er"), ("an der", "Brücke"), ("Er sprach nach", "dem Essen"), ("im Jahr 1933", "und später"),
        ("sagte er,", "dass"),
        ("die", "offene Frage"), ("der Rat,", "der"), ("Mellins", "von fern"), ("Gedanke –", "so scheint es"),
        ("Wasser im Stall", "weggeschafft werden"), ("neben dem Färben", "der Wolle"), ("des Baches gegen", "den Wind"),
        ("um die Sache zu", "sichern"), ("ohne sie zu", "treffen"), ("fest, so", "daß sie"), ("er war bei", "den Griechen"),
        ("wenn er", "weicht"), ("auf diese", "Weise"), ("im Jahr 1912 –", "1913 nicht"), ("seit 1912–", "so heißt es"),
    ],
)  # fmt: skip
def test_two_words_are_left_alone(first, second, german):
    assert joined(first, second, german.joint(first, second)) == f"{first} {second}"


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("die Arbei", "terbewegung war", "die Arbeiterbewegung war"),
        ("das Wochen", "ende kam", "das Wochenende kam"),
        ("alle Vereins", "mitglieder kamen", "alle Vereinsmitglieder kamen"),
        ("er nahm teil, dann ab", "gelehnt", "er nahm teil, dann abgelehnt"),
        ("im Stadt", "archiv liegt", "im Stadtarchiv liegt"),
        ("der Unter", "gang des Turms", "der Untergang des Turms"),
        ("die Regierungs", "bildung", "die Regierungsbildung"),
        ("zwischen den bei", "den Ufern", "zwischen den beiden Ufern"),
        ("das zu", "nehmende Gewicht", "das zunehmende Gewicht"),
        ("ein schotter", "artiger Grund", "ein schotterartiger Grund"),
        ("die ewig fließen", "den Quellen", "die ewig fließenden Quellen"),
        ("das gemächlich bewegen", "de Rad", "das gemächlich bewegende Rad"),
        ("blieb un", "angegriffen", "blieb unangegriffen"),
        ("wird er aus", "gebohrt", "wird er ausgebohrt"),
    ],
)
def test_a_word_that_lost_its_hyphen_is_joined(first, second, word, german):
    joint = german.joint(first, second)
    assert joined(first, second, joint) == word
    assert joint.kind == "dehyphenation"


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("die Brü-", "cke", "die Brücke"),
        ("die NS-", "Zeit", "die NS-Zeit"),
        ("die deutsch-", "russische", "die deutsch-russische"),
        ("die Vor-", "und Nachteile", "die Vor- und Nachteile"),
        ("1933-", "34", "1933-34"),
        ("S. 74–", "493", "S. 74–493"),
        ("the mill—", "or the pond", "the mill—or the pond"),
        ("ein Gedanke -", "kurz", "ein Gedanke - kurz"),
        ("die Brü\u00ad", "cke", "die Brücke"),
        ("die Brü\u2010", "cke", "die Brücke"),
        ("die Brü\u0002", "cke", "die Brücke"),
        ("die Brü\ufffe", "cke", "die Brücke"),
        ("die NS\ufffe", "Zeit", "die NS-Zeit"),
        ("die NS\u0002", "Zeit", "die NS-Zeit"),
        ("die Brü¬", "cke", "die Brücke"),
        ("die NS¬", "Zeit", "die NS-Zeit"),
        ("die NS\u2010", "Zeit", "die NS-Zeit"),
    ],
)
def test_a_visible_hyphen_goes_or_stays(first, second, text, german):
    assert joined(first, second, german.joint(first, second)) == text


def test_a_hyphen_that_stays_is_the_one_that_the_text_has_within_its_lines():
    own = hyphenation("de", "Die deutsch\u2010russische Kommission tagte.")
    assert joined("die NS\u2010", "Zeit", own.joint("die NS\u2010", "Zeit")) == "die NS\u2010Zeit"
    assert joined("die NS\u0002", "Zeit", own.joint("die NS\u0002", "Zeit")) == "die NS\u2010Zeit"


@pytest.mark.parametrize(
    ("language", "first", "second", "text"),
    [
        ("en", "he was well-", "known", "he was well-known"),
        ("en", "the know-", "ledge", "the knowledge"),
        ("en", "the know", "ledge of", "the knowledge of"),
        ("en", "a", "broad road", "a broad road"),
        ("fr", "peut-", "être", "peut-être"),
        ("fr", "le prin-", "temps", "le printemps"),
        ("fr", "le prin", "temps", "le printemps"),
        ("fr", "il", "s'agit", "il s'agit"),
    ],
)
def test_english_and_french_have_their_own_words(language, first, second, text):
    subject = hyphenation(language)
    assert joined(first, second, subject.joint(first, second)) == text


def test_words_that_the_document_writes_apart_are_two():
    apart = hyphenation("de", "Sie lagen gegen einander und neben einander, bis man sie gegen einander schob.")
    assert joined("sie stehen gegen", "einander", apart.joint("sie stehen gegen", "einander")) == "sie stehen gegen einander"


def test_what_the_file_says_goes_before_what_words_say(german):
    assert german.joint("die Brü", "cke", word_gap=True).glue == " "
    assert german.joint("und dann", "ging", word_gap=False).glue == ""


def test_a_text_that_breaks_no_words_makes_a_join_less_likely():
    subject = hyphenation("de", GERMAN)
    usual = subject.hyphen_odds
    subject.learn([("am Ende", "der Stadt"), ("unter der", "großen Brücke"), ("und niemand", "sah ihn")] * 20)
    assert subject.hyphen_odds < usual


def test_doubtful_joins_have_less_confidence(german):
    clear, doubtful = german.joint("die Arbei", "terbewegung"), german.joint("zu", "dem")
    assert doubtful.confidence < clear.confidence


def test_a_text_that_marks_its_hyphens_loses_none():
    subject = hyphenation("de", GERMAN)
    subject.learn([("die Brü-", "cke war"), ("an der Stra-", "ße stand"), ("im Gar-", "ten lag"), ("und dann", "ging er")] * 3)
    assert subject.joint("des Aufschreibens", "wert gewesen").glue == " "
    assert subject.joint("die Brü-", "cke").kind == "dehyphenation"
