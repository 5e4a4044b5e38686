"""Pages that only their place in a note gives away."""

import pytest

from editions.citations import read_locators
from tests.editions.citations.locators.written import pages

FORMS = [
    # German journals of law
    ("de", "Vgl. Hartung, JZ 1998, 1072, 1075.", "1072 @1075"),
    ("de", "Berger, NJW 1998, 3344 f.; a. A. Wendt, NJW 1999, 1500 ff.", "3344–3345; 1500–"),
    ("de", "Lindner, ÖJZ 2015, 123 (125).", "123 @125"),
    ("de", "OGH 12.3.1998, 1 Ob 34/97, JBl 1999, 45 (47).", "45 @47"),
    ("de", "Ruckert, JuS 1991, 624, 629 m. w. N.", "624 @629"),
    ("de", "Kramer, ZfRV 1990, 1 ff., 23.", "1–,23"),
    ("de", "BGHZ 75, 84 (86 ff.).", "84 @86–"),
    ("de", "BVerfGE 7, 198, 208; 12, 205 (260 ff.).", "198 @208; 205 @260–"),
    ("de", "Maurer, AcP 158 (1958), 233 ff.", "233–"),
    ("de", "Lindner, in: Berger/Wendt (Hrsg.), Handbuch, 1990, 123, 130 f.", "123 @130–131"),
    ("de", "Wendt, ZfRV 1998, 183, 186 f. Die Fluten steigen seither.", "183 @186–187"),
    ("de", "Wendt, ZfRV 1998 86; Berger, hafenrecht 2012, 23 (31).", "86; 23 @31"),
    ("de", "Wendt, Hafenrecht in Küste und Land, 268 (291 f.).", "268 @291–292"),
    ("de", "Wendt, Harbour Law in the AEC, 80, 97, 114.", "80,97,114"),
    ("de", "Wendt, Hafenrecht, 8 f.; 52.", "8–9; 52"),
    ("de", "BGBl. I, 876, 877.", "876 @877"),
    ("de", "BGBl. I 50; RGBl. 1899, 45.", "50; 45"),
    # German social science
    ("de", "Lindner, T. 1998a, 45 u. 67.", "45,67"),
    ("de", "Lindner, Z. 1998: 12.", "12"),
    ("de", "Lindner, Quai, 1972: 68, 1985: 12ff.", "68; 12–"),
    ("de", "Lindner, Die Flut, Köln 1980 [1921], 45.", "45"),
    ("de", "Lindner 1972: 35ff.; Berger 1980a: 12, 14.", "35–; 12,14"),
    ("de", "(Lindner 1972, 35–40)", "35–40"),
    ("de", "vgl. Blank (1980, 34); Eder (1980: 45-47)", "34; 45–47"),
    ("de", "Küstenkunde 12 (1979) 355-367.", "355–367"),
    ("de", "KZfSS 20 (1968), H. 3, 345-367 (350).", "345–367 @350"),
    ("de", "In: Küste und Land 23, 1972, 12-34.", "12–34"),
    ("de", "Frankfurt/M. 1971, 101-141, bes. 134.", "101–141 @134"),
    # what was cited before
    ("de", "Ebd., 45; ebd. 47.", "45; 47"),
    ("de", "Hartung, a. a. O. (Fn. 12), 34 f.", "34–35"),
    ("de", "Lindner, Zahlenrecht, 45.", "45"),
    ("en", "Ibid., 45; ibid. at 45-46.", "45; 45–46"),
    ("en", "Fox, op. cit., 45, 47.", "45,47"),
    ("en", "Fox, supra note 12, at 45.", "45"),
    # books
    ("de", "Lindner, Das Werk (1967) 375 f.", "375–376"),
    ("de", "Wien 1998, 45.", "45"),
    ("en", "(1967) 375", "375"),
    ("en", "R. Marsh, Taught by Harbours (1995) 34-56.", "34–56"),
    ("en", "M. Fox, Quays (Oxford: Quay Press, 1986), 45, 47–49.", "45,47–49"),
    ("en", "M. Fox, Quays (2nd ed., 1986) 45.", "45"),
    ("en", "M. Fox, Quays (Oxford: Quay Press, 2005 [1966]), 45.", "45"),
    ("en", "Fox, ‘Quays at Night,’ 7; Hale, ‘What Became of the Tide?’ 201.", "7; 201"),
    ("en", "Harbourtown: Quay Press, 196–244; 302–322.", "196–244; 302–322"),
    ("en", "In A. Hale (ed.), Quays and Tides, vol. II (1257–1319). Harbourtown.", "1257–1319"),
    # English law
    ("en", "38 Stan L Rev 1 at 46", "1 @46"),
    ("en", "A. Hale, 'Counting' (1987) 14 J. of Law and Lore 5, at 12.", "5 @12"),
    ("en", "[1972] A.C. 342, at 345.", "342 @345"),
    ("en", "[1972] 1 W.L.R. 1289, 1293.", "1289 @1293"),
    ("en", "(1979) 3 Contemporary Harbours 339, at 341-2.", "339 @341–342"),
    ("en", "410 U.S. 113, 120 (1973).", "113 @120"),
    ("en", "24 Law and Lore Rev. (1990) 5–12.", "5–12"),
    ("en", "A. Hale, 'Counting' (1989) 98 Quay Law J. 1663, 1671, 1684.", "1663 @1671,1684"),
    ("en", "A. Hale, Counting, 85 QUAY L. REV. 1489, 1515 (1972).", "1489 @1515"),
    ("en", "A. Hale, Without a Quay? 138-44 (1983).", "138–144"),
    ("en", "Hale, Quays, above n 45, 67.", "67"),
    ("en", "at 189", "189"),
    # journals
    ("en", "Quay Studies 9 (1954): 161–75.", "161–175"),
    ("en", "Quay Studies 37, no. 2 (February 1931): 269.", "269"),
    ("en", "Quay Studies, 28(5), 1621–8.", "1621–1628"),
    ("en", "Quay Studies, 23, 611-626. (A. Hale thinks so too.)", "611–626"),
    ("en", "Quay Lett. 2010, 10, 1012.", "1012"),
    ("en", "Quay Lett. B428 (1998) 105-114.", "105–114"),
    ("en", "Quay Med 2006, 367: 659-667.", "659–667"),
    ("en", "Quay Softw. Eng., 17 259-273, 1991.", "259–273"),
    ("en", "In A. Hale (ed.), Quays and Tides (145-164). Harbourtown: Quay Press.", "145–164"),
    ("en", "Quay Letters (1995) 145, 1234.", "1234"),
    ("en", "Quay and Economy 2001, 38, 45–67.", "45–67"),
    ("en", "Quay Sci Med. 2004 34 3 126-131.", "126–131"),
    ("en", "Quay Informatics, 23 (2, 3, 4), 303-353.", "303–353"),
    ("en", "Rise and Fall of the Quay 2, 36, 1, 395-475", "395–475"),
    # Italian
    ("it", "Riva, Il porto, Venezia 1854, 349-350.", "349–350"),
    ("it", "Diarii, IV, 44; Annali, III, 225 e segg.", "44; 225–"),
    ("it", "Archivio del porto, 8 (1874), 154-6.", "154–156"),
    # leaves
    ("it", "Voci, 61v; registro, 138 t.", "61; 138"),
    ("de", "Archiv der Küste, 12/34/567, 20–22.", "20–22"),
    ("de", "ABC 21/43/765, 89.", "89"),
    # following
    ("de", "56 ff.", "56–"),
]


@pytest.mark.parametrize(("lang", "text", "cited"), FORMS)
def test_the_pages_that_stand_without_a_label(lang: str, text: str, cited: str) -> None:
    assert pages(text, lang) == cited


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, text, _ in FORMS])
def test_the_unlabelled_tier_speaks_and_names_its_rule(lang: str, text: str) -> None:
    read = [locator for locator in read_locators(text, lang) if locator.label in ("page", "folio", "leaf")]
    assert {locator.tier for locator in read} == {"unlabelled"}
    assert all(locator.rule for locator in read)


@pytest.mark.parametrize(
    ("lang", "text", "cited"),
    [
        ("de", "Küstenkunde 12, 1979, S. 355", "355"),
        ("it", "cl. VII, 822, c. 228v", "228"),
        ("it", "Ivi, 86, f. 20r", "20"),
        ("en", "Quay Studies, 36, 5 (2009), pp. 58-71", "58–71"),
    ],
)
def test_a_number_before_a_labelled_locator_is_a_volume(lang: str, text: str, cited: str) -> None:
    assert pages(text, lang) == cited
