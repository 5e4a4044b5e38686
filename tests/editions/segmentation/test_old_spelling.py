"""Words of 1820, found in lists of today."""

import pytest

from editions.segmentation.hyphenation import Hyphenation
from editions.segmentation.lexicon import Lexicon
from editions.segmentation.old_spelling import modern_forms, plain


@pytest.mark.parametrize(
    ("written", "modern", "language"),
    [
        ("theil", "teil", "de"),
        ("seyn", "sein", "de"),
        ("gesezt", "gesetzt", "de"),
        ("stük", "stück", "de"),
        ("marschiren", "marschieren", "de"),
        ("waare", "ware", "de"),
        ("officier", "offizier", "de"),
        ("cultur", "kultur", "de"),
        ("daß", "dass", "de"),
        ("verhältniß", "verhältnis", "de"),
        ("gesezgebung", "gesetzgebung", "de"),
        ("drukwerk", "druckwerk", "de"),
        ("giebt", "gibt", "de"),
        ("gieng", "ging", "de"),
        ("ueber", "über", "de"),
        ("styl", "stil", "de"),
        ("heerd", "herd", "de"),
        ("hülfe", "hilfe", "de"),
        ("dieß", "dies", "de"),
        ("étoit", "était", "fr"),
        ("tems", "temps", "fr"),
    ],
)
def test_a_word_has_its_modern_form(written, modern, language):
    assert modern in modern_forms(written, language)


@pytest.mark.parametrize(("word", "language"), [("haus", "de"), ("stand", "de"), ("maison", "fr"), ("their", "en")])
def test_other_words_have_no_other_form(word, language):
    assert modern_forms(word, language) == []


def test_a_small_e_above_is_an_umlaut():
    assert plain("gro\u0364ſsere Ko\u0308pfe") == "grössere Köpfe"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("die Abthei", "lung des Schlosses"),
        ("sie wurden ge", "theilt"),
        ("das Ver", "mo\u0364gen des Grafen"),
        ("er war zu", "ru\u0364ckgekehrt"),
        ("sie mar", "schirten nach Wien"),
    ],
)
def test_a_word_in_old_spelling_is_joined(first, second):
    assert Hyphenation(Lexicon.of([], "de"), []).joint(first, second).glue == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("das ermöglicht", "es ihm"),
        ("sie halte", "es für wahr"),
        ("der Zoll, das Salz-", "Bier- und Mehlgeld"),
        ("die Ein-", "(und Aus-)fuhr"),
    ],
)
def test_words_that_look_like_endings_and_first_parts_stay_apart(first, second):
    text = ["Man halte die Wache und ermöglicht den Handel, und halte sie oft."]
    assert Hyphenation(Lexicon.of(text, "de"), text).joint(first, second).glue.endswith(" ")


def test_a_capital_at_the_head_of_a_sentence_makes_no_noun():
    lines = ["Es kam so. Zahlreiche Gäste gingen. Zahlreiche Boten kamen.", "Es war spät. Zahlreiche Lichter brannten noch."]
    assert Lexicon.of(lines, "de").log_odds_of_case("zahlreiche") == 0
