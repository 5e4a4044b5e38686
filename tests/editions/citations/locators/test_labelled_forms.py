"""Pages that carry a label, in six languages."""

import pytest

from editions.citations import read_locators
from tests.editions.citations.locators.written import pages

GERMAN = [
    ("S. 22", "22"),
    ("S.\u200622", "22"),
    ("S.22", "22"),
    ("Seite 22; Seiten 23 bis 25", "22; 23–25"),
    ("SS. 12-15", "12–15"),
    ("S. 40–47", "40–47"),
    ("S. 40\u009647", "40–47"),
    ("S. 12/13", "12–13"),
    ("S. 34 f.", "34–35"),
    ("S. 262 ff.", "262–"),
    ("S.12ff.", "12–"),
    ("S. XXIII-XXV", "xxiii–xxv"),
    ("S. 12, 15 und 20–22", "12,15,20–22"),
    ("S. 23 ff., 45, 67 f.", "23–,45,67–68"),
    ("S. 12, 15, 1998", "12,15"),
    ("S. 12, 2. Aufl. 1990", "12"),
    ("S. 12, 12. Mai 1998", "12"),
    ("S. 12, 3 Bde.", "12"),
    ("S. 12 v. Chr.", "12"),
    ("S. 12a, 13", "12,13"),
    ("S. 918–927, hier S. 927", "918–927 @927"),
    ("S. 240–276, hier: S. 252", "240–276 @252"),
    ("S. 12–34, bes. 15 f. u. 20", "12–34 @15–16,20"),
    ("S. 12–34, insb. 15", "12–34 @15"),
    ("S. 12–34, v. a. S. 15", "12–34 @15"),
    ("S. 84 (86 ff.)", "84 @86–"),
    ("S. 1–20, 12", "1–20 @12"),
    ("S. 12 ff. passim", "12–"),
    ("Sp. 12–14", "12–14"),
    ("Bl. 38–39, Bl. 40v", "38–39; 40"),
    ("Bl. 12 u. 14", "12,14"),
    ("NL 114, EB 98/132, Mappe 14, Bl. 728–729", "728–729"),
    ("Bd. II, 1, S. 28", "28"),
    ("Jg. 23 (1993), H. 3, S. 12", "12"),
    ("Lindner (wie Anm. 5), S. 12", "12"),
    ("Name, in: ebd., S. 62–69", "62–69"),
    ("S. 3344", "3344"),
    ("S. 123145", "123–145"),
]
ENGLISH = [
    ("p. 12", "12"),
    ("pp. 65-85", "65–85"),
    ("pp 65-85", "65–85"),
    ("pages 12 to 15", "12–15"),
    ("pp. 123–8", "123–128"),
    ("pp. 1496–500", "1496–1500"),
    ("pp. 34, 56, and 78-80", "34,56,78–80"),
    ("pp. xii–xv", "xii–xv"),
    ("p. i", "i"),
    ("pp. 12 et seq.", "12–"),
    ("p. 12 sq.; pp. 12 sqq.", "12–13; 12–"),
    ("p. 5 n. 3", "5"),
    ("pp. 12–34, esp. 15", "12–34 @15"),
    ("pp. 12–34, at 15", "12–34 @15"),
    ("pp. 12–34, here p. 15", "12–34 @15"),
    ("pp. 5-6 and passim", "5–6"),
    ("op. cit., p. 12, n. 3", "12"),
    ("vol. 9, no. 3 (1990), pp. 12-15", "12–15"),
    ("H.C. Debs., vol. 12, col. 345", "345"),
    ("fol. 12r–13v", "12–13"),
    ("f. 28r - v", "28"),
    ("fos. 3-4", "3–4"),
    ("pp. 24-35, 1998", "24–35"),
    ("pp. 1573–1584, 2010", "1573–1584"),
]
FRENCH = [
    ("p. 12 et suiv.", "12–"),
    ("p. 12 sq., notamment p. 13", "12–13 @13"),
    ("p. 12-34, surtout 13", "12–34 @13"),
    ("t. II, p. 12-34, ici p. 13", "12–34 @13"),
    ("n° 12, 1998, p. 12 à 15", "12–15"),
    ("f. 12v°, fol. 13 r°-14 v°", "12; 13–14"),
    ("p. 12 et ss.", "12–"),
]
ITALIAN = [
    ("pag. 12; pagg. 12-15", "12; 12–15"),
    ("p. 50 s.", "50–51"),
    ("pp. 50 ss.; pp. 12 e ss.", "50–; 12–"),
    ("pp. 12 sgg.; pp. 12 e segg.", "12–; 12–"),
    ("c. 301r; cc. 12r-13v", "301; 12–13"),
    ("c. 23 v.", "23"),
    ("cc. 19v, 88, 129, 176v - 178v", "19,88,129,176–178"),
    ("c. 246 r e v", "246"),
    ("f. 5, ff. 71v - 72", "5; 71–72"),
    ("reg. 3, f. 12", "12"),
    ("carte 3-5", "3–5"),
    ("c. 16 tergo", "16"),
    ("pp. 45-60, in particolare p. 47", "45–60 @47"),
    ("S. Riva, Il porto, p. 12", "12"),
]
SPANISH = [
    ("pág. 13; págs. 12 y ss.", "13; 12–"),
    ("p. 12 y sigs.", "12–"),
    ("páginas 12-15", "12–15"),
    ("pp. 12-13, 15 y 20", "12–13,15,20"),
]
RUSSIAN = [
    ("С. 12–15", "12–15"),
    ("Там же, с. 45 и след.", "45–"),
    ("стр. 12, 14", "12,14"),
    ("ф. 12, оп. 34, д. 567, л. 89", "89"),
    ("Ф. 12. Оп. 34. Д. 567. Л. 89 об.", "89"),
    ("лл. 208–210", "208–210"),
]
FORMS = [
    *(("de", *form) for form in GERMAN),
    *(("en", *form) for form in ENGLISH),
    *(("fr", *form) for form in FRENCH),
    *(("it", *form) for form in ITALIAN),
    *(("es", *form) for form in SPANISH),
    *(("ru", *form) for form in RUSSIAN),
]


@pytest.mark.parametrize(("lang", "text", "cited"), FORMS)
def test_the_pages_that_a_labelled_locator_names(lang: str, text: str, cited: str) -> None:
    assert pages(text, lang) == cited


@pytest.mark.parametrize(("lang", "text", "cited"), FORMS)
def test_they_are_read_inside_a_sentence(lang: str, text: str, cited: str) -> None:
    assert pages(f"Lindner, Tagebuch, Köln 1998, {text}.", lang) == cited


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, text, _ in FORMS])
def test_the_labelled_tier_speaks(lang: str, text: str) -> None:
    assert {locator.tier for locator in read_locators(text, lang)} == {"labelled"}


@pytest.mark.parametrize(
    ("lang", "text", "label", "first"),
    [
        ("de", "S. 5", "page", 5),
        ("de", "Sp. 5", "column", 5),
        ("de", "Bl. 5", "leaf", 5),
        ("it", "c. 5v", "folio", 5),
        ("ru", "л. 5", "leaf", 5),
        ("de", "§ 5", "section", 5),
        ("en", "s. 5", "section", 5),
        ("en", "¶ 5", "paragraph", 5),
        ("de", "Rn. 5", "paragraph", 5),
        ("de", "Anm. 5", "note", 5),
        ("en", "n. 5", "note", 5),
        ("de", "V. 5", "verse", 5),
        ("de", "Art. 5", "article", 5),
        ("en", "ch. 5", "chapter", 5),
    ],
)
def test_what_the_label_says_the_number_is(lang: str, text: str, label: str, first: int) -> None:
    [locator] = read_locators(text, lang)
    assert (locator.label, locator.ranges[0].first) == (label, first)


@pytest.mark.parametrize(
    ("text", "volume"),
    [("Bd. II, S. 28", "II"), ("vol. 9, p. 12", "9"), ("Diplomatarium, II, p. 372", "II"), ("Köln 1998, S. 12", ""), ("S. 12", "")],
)
def test_the_volume_before_the_label(text: str, volume: str) -> None:
    assert read_locators(text, "de")[0].volume == volume


def test_the_sides_of_leaves() -> None:
    [locator] = read_locators("cc. 12r–13v", "it")
    assert (locator.ranges[0].side_first, locator.ranges[0].side_last) == ("r", "v")


def test_a_page_and_a_note_on_it_are_two_locators() -> None:
    assert [locator.label for locator in read_locators("p. 5 n. 3", "en")] == ["page", "note"]


def test_passim_is_kept() -> None:
    assert read_locators("S. 12 ff. passim", "de")[0].flags == ("passim",)


def test_a_page_with_the_number_of_a_year_follows_a_title() -> None:
    assert pages("Lindner, Der Hafen, S. 1998. Anders Riva.", "de") == "1998"


@pytest.mark.parametrize("text", ["Lindner, Das Tagebuch, Köln 1998, S. 12 f.", "Hale, The Quays of the Town, p. 12 f."])
def test_the_language_is_guessed_where_none_is_given(text: str) -> None:
    assert pages(text, None) == "12–13"
