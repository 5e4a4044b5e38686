"""Odd characters become plain ones, and nothing else changes."""

import pytest

from editions.segmentation import segment_text


@pytest.mark.parametrize("text", ["Straße", "Weiſe", "Größe – »so«", "naïve", "Łódź", "Ἀθήνη", "日本語", "f° 12 r°", "5 ‰", "„ja“ …"])
def test_ordinary_letters_are_left_alone(text):
    segmented = segment_text(text)
    assert segmented.text == text
    assert segmented.repairs == ()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("S\uf6cairoky", "Široky"),
        ("z\uf6ca", "ž"),
        ("cafe\u0301", "café"),
        ("\ufb01nden", "finden"),
        ("au\u00adßen", "außen"),
        ("S.\u200612", "S. 12"),
        ("S.\xa0\u2009 12", "S. 12"),
        ("\uf731\uf739", "19"),
        ("ein\tWort", "ein Wort"),
    ],
)
def test_odd_ones_are_repaired(raw, clean):
    segmented = segment_text(raw)
    assert segmented.text == clean
    assert {repair.kind for repair in segmented.repairs} <= {"glyph", "space"}
