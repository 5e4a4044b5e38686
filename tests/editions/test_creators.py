"""Names of a byline: apart from one another, without a place or a word before them."""

import pytest

from editions.creators import creators_of


@pytest.mark.parametrize(
    ("byline", "creators"),
    [
        ("", []),
        ("Ida Amsel", ["Ida Amsel"]),
        ("Amsel", ["Amsel"]),
        ("I. Amsel", ["I. Amsel"]),
        ("Amsel, Ida", ["Amsel, Ida"]),
        ("von der Aue, Ida", ["von der Aue, Ida"]),
        ("Kreis für Flusskunde", ["Kreis für Flusskunde"]),
        ("Ida Amsel, Jan Kolk", ["Ida Amsel", "Jan Kolk"]),
        ("Ida Amsel, Jan Kolk und Lena Brandt", ["Ida Amsel", "Jan Kolk", "Lena Brandt"]),
        ("Ida Amsel, Jan Kolk, and Lena Brandt", ["Ida Amsel", "Jan Kolk", "Lena Brandt"]),
        ("Ida Amsel & Jan Kolk", ["Ida Amsel", "Jan Kolk"]),
        ("Ida Amsel\nJan Kolk", ["Ida Amsel", "Jan Kolk"]),
        ("Ida Amsel / Jan Kolk", ["Ida Amsel", "Jan Kolk"]),
        ("Amsel, Ida; Kolk, Jan", ["Amsel, Ida", "Kolk, Jan"]),
        ("Ida Amsel, Krumau", ["Ida Amsel"]),
        ("Ida Amsel (Krumau)", ["Ida Amsel"]),
        ("Ida Amsel, Frankfurt am Main", ["Ida Amsel"]),
        ("Ida Amsel, Krumau, und Jan Kolk, Linz", ["Ida Amsel", "Jan Kolk"]),
        ("Von Ida Amsel", ["Ida Amsel"]),
        ("Wolf von der Aue, Krumau", ["Wolf von der Aue"]),
        ("by Ida Amsel and Jan Kolk", ["Ida Amsel", "Jan Kolk"]),
        ("Wang Li", ["Wang Li"]),
        ("Γιώργος Αμσέλης", ["Γιώργος Αμσέλης"]),
        ("Ида Амсель", ["Ида Амсель"]),
        ("Ida Amsel1", ["Ida Amsel"]),
        ("Ida Amsel¹ and Jan Kolk²", ["Ida Amsel", "Jan Kolk"]),
        ("Ida Amsel1,2, Jan Kolk*", ["Ida Amsel", "Jan Kolk"]),
        ("Ida Amsel 1, Jan Kolk †", ["Ida Amsel", "Jan Kolk"]),
        ("ΞΞ Ida H. Amsel", ["Ida H. Amsel"]),
        ("ΞΞΞ", []),
    ],
)
def test_the_names_of_a_byline(byline, creators):
    assert creators_of(byline) == creators
