import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.quoting import SourceIndex, find_quotation, fold, quotation_before, quotations_in

SYLLABLES = "ba de fi go ku la me ni po ru sa te vi wo zu ach ein ent lich ung heit"
SOURCE = (
    "Der Schreiber saß den ganzen Tag am Pult. Die großen Bücher la-\ngen vor ihm, "
    "und das Licht fiel durch das hohe Fenster auf die Tinte. "
    "Am Abend zählte er die Seiten, die er geschrieben hatte, und es waren ihrer zwölf. Niemand fragte ihn nach dem Lohn. "
    "Erst als der Winter kam, verlangte das Amt von ihm, daß er die Abschriften noch einmal mit den Vorlagen vergleiche."
)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Straße", "strasse"),
        ("ſo", "so"),
        ("Ärger, Über", "argeruber"),
        ("ﬁn", "fin"),
        ("wel-\nche", "welche"),
        ("wel\u00ad\nche", "welche"),
        ("Wort² und", "wortund"),
        ("12–14", "1214"),
        ("Там же", "тамже"),
        ("…", ""),
        ("", ""),
    ],
)
def test_the_letters_of_a_text(text: str, letters: str) -> None:
    assert fold(text).letters == letters


@given(st.text(max_size=200))
def test_every_letter_knows_where_it_stands(text: str) -> None:
    folded = fold(text)
    assert len(folded.positions) == len(folded.letters)
    assert list(folded.positions) == sorted(folded.positions)
    for letter, position in zip(folded.letters, folded.positions, strict=True):
        assert letter in fold(text[position]).letters


@pytest.mark.parametrize(
    ("quotation", "kind", "found"),
    [
        ("das Licht fiel durch das hohe Fenster", "exact", "das Licht fiel durch das hohe Fenster"),
        ("Die grossen Bücher lagen vor ihm", "normalised", "Die großen Bücher la-\ngen vor ihm"),
        ("verlangte das Amt von ihm, dass er die Abschriften", "normalised", "verlangte das Amt von ihm, daß er die Abschriften"),
        (
            "die er geschrieben hatte, [so sein Bericht] und es waren ihrer zwölf",
            "normalised",
            "die er geschrieben hatte, und es waren ihrer zwölf",
        ),
        (
            "das Licht fil durch das hohe Fenster auf die Tinten. Am Abend zählte er",
            "near",
            "das Licht fiel durch das hohe Fenster auf die Tinte. Am Abend zählte er",
        ),
        (
            "Der Schreiber saß am Pult […] Am Abend zählte er die Seiten",
            None,
            None,
        ),
    ],
)
def test_how_a_quotation_is_found(quotation: str, kind: str | None, found: str | None) -> None:
    place = find_quotation(quotation, SOURCE).best
    if kind is None:
        assert place is None or not (place.confirms and place.is_whole)
    else:
        assert place is not None
        assert (place.kind, SOURCE[place.start : place.end]) == (kind, found)


def test_the_pieces_of_a_shortened_quotation_stand_in_order() -> None:
    place = find_quotation("Der Schreiber saß den ganzen Tag […] zählte er die Seiten (…) verlangte das Amt", SOURCE).best
    assert place is not None
    assert (place.found, place.pieces, place.kind) == (3, 3, "normalised")
    assert [SOURCE[start:end] for start, end in place.spans] == [
        "Der Schreiber saß den ganzen Tag",
        "zählte er die Seiten",
        "verlangte das Amt",
    ]


def test_a_shortened_quotation_may_be_found_in_part() -> None:
    place = find_quotation("das Licht fiel durch das hohe Fenster […] und der Bote brachte ihm die Zeitung", SOURCE).best
    assert place is not None
    assert (place.found, place.pieces) == (1, 2)


def test_all_places_are_given() -> None:
    twice = f"{SOURCE}\n\n{SOURCE}"
    places = find_quotation("Niemand fragte ihn nach dem Lohn", twice).elsewhere
    assert [twice[place.start : place.end] for place in places] == ["Niemand fragte ihn nach dem Lohn"] * 2


def test_the_cited_page_comes_first_and_ends_the_search() -> None:
    twice = f"{SOURCE}\n\n{SOURCE}"
    half = len(SOURCE) + 2
    search = find_quotation("Niemand fragte ihn nach dem Lohn", twice, cited=[(half, len(twice))])
    assert [place.start >= half for place in search.on_cited] == [True]
    assert search.elsewhere == ()


def test_a_short_quotation_is_sought_on_the_cited_page_only() -> None:
    start = SOURCE.index("Niemand")
    assert find_quotation("Niemand fragte", SOURCE, cited=[(start, start + 40)]).on_cited
    elsewhere = find_quotation("Niemand fragte", SOURCE, cited=[(0, 30)])
    assert elsewhere.too_short
    assert elsewhere.best is None


def test_a_quotation_that_runs_over_the_page_stands_on_the_page_it_begins_on() -> None:
    cut = SOURCE.index("hohe Fenster")
    search = find_quotation("das Licht fiel durch das hohe Fenster auf die Tinte", SOURCE, cited=[(0, cut)])
    assert search.on_cited[0].end > cut


@pytest.mark.parametrize("source", ["", "…", "12"])
def test_nothing_is_found_in_nothing(source: str) -> None:
    assert find_quotation("das Licht fiel durch das hohe Fenster", source).best is None


def test_an_absent_quotation_is_never_confirmed() -> None:
    chance = random.Random(1)
    source = SourceIndex(invented(chance, 40_000))
    other = invented(random.Random(2), 40_000, syllables="bra dre fli glo kru pla ste tri schwu zwa")
    for _ in range(200):
        start = chance.randrange(len(other) - 200)
        search = find_quotation(other[start : start + 160], source, cited=[(1_000, 4_000)])
        assert not any(place.confirms for place in search.on_cited + search.elsewhere)


@pytest.mark.parametrize("length", [80, 160])
def test_a_noisy_quotation_is_found_where_it_stands(length: int) -> None:
    chance = random.Random(3)
    text = invented(chance, 300_000)
    source = SourceIndex(text)
    right = 0
    for _ in range(200):
        start = chance.randrange(len(text) - length)
        best = find_quotation(noisy(text[start : start + length], 0.03, chance), source).best
        right += best is not None and abs(best.start - start) < 12
    assert right >= 194


def test_a_long_source_answers_quickly_once_it_is_indexed() -> None:
    text = invented(random.Random(4), 2_000_000)
    source = SourceIndex(text)
    find_quotation(text[5_000:5_160], source)
    begun = time.perf_counter()
    for start in range(10_000, 30_000, 1_000):
        find_quotation(noisy(text[start : start + 160], 0.03, random.Random(start)), source)
    assert (time.perf_counter() - begun) / 20 < 0.05


def invented(chance: random.Random, length: int, syllables: str = SYLLABLES) -> str:
    words: list[str] = []
    size = 0
    while size < length:
        word = "".join(chance.choice(syllables.split()) for _ in range(chance.randint(1, 4)))
        words.append(word)
        size += len(word) + 1
    return " ".join(words)


def noisy(text: str, rate: float, chance: random.Random) -> str:
    return "".join(chance.choice("aeinrst") if letter.isalpha() and chance.random() < rate else letter for letter in text)


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("Er sagt »so ist es«.", ["so ist es"]),
        ("Er sagt „so ist es“.", ["so ist es"]),
        ("He says “so it is”.", ["so it is"]),
        ('He says "so it is".', ["so it is"]),
        ("Il dit « c’est ainsi ».", [" c’est ainsi "]),
        ("Dice «così è».", ["così è"]),
        ("»außen ›innen‹ außen« und »zwei«", ["außen ›innen‹ außen", "zwei"]),
        ("„außen ‚innen‘ außen“", ["außen ‚innen‘ außen"]),
        ("»Erst »dann« zuletzt« Schluss", ["Erst »dann« zuletzt"]),
        ("Kein Zitat, nur 5\" und l'eau.", []),
        ("Nie geschlossen: »und dann", []),
    ],
)
def test_the_quotations_of_a_text(text: str, quotations: list[str]) -> None:
    found = quotations_in(text)
    assert [quoted.text for quoted in found] == quotations
    assert [text[quoted.start : quoted.end] for quoted in found] == quotations


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("Er schrieb »so ist es«.|", "so ist es"),
        ("Er schrieb »so ist es«|.", "so ist es"),
        ("Er schrieb »so ist es«, wie man weiß.|", "so ist es"),
        ("Er schrieb »so|« ist es.", "so"),
        ("»Eins«.| Zwei »Drei«.", "Eins"),
        ("»Eins«. Danach geschah nichts. Man wartete lange.|", None),
        ("Kein Zitat.|", None),
    ],
)
def test_the_quotation_that_a_call_supports(text: str, quotation: str | None) -> None:
    offset = text.index("|")
    quoted = quotation_before(text.replace("|", ""), offset)
    assert (quoted.text if quoted else None) == quotation


@pytest.mark.parametrize(
    ("quotation", "stands"),
    [
        (
            "der Rat sei zu keiner Stunde willig gewesen, den Zoll zu mindern, und habe dies durch leere Worte und volle Kassen bewiesen",
            "der Rat sei zu aller Stunde willig gewesen, den Zoll zu mindern, und habe dies mit barem Gelde bewiesen",
        ),
        (
            "durch leere Worte und volle Kassen habe der Rat bewiesen, dass er zu keiner Stunde willig gewesen sei, den Zoll zu mindern",
            "durch Worte habe der Rat bewiesen, dass er zu aller Stunde willig gewesen sei, den Zoll zu mindern",
        ),
    ],
)
def test_a_shorter_wording_ends_where_its_own_last_words_stand(quotation, stands):
    source = f"Man liest in den Akten der Stadt: {stands}. Im Jahre 1532, da der Deich brach, gab er sechzig Mark dafür und nicht mehr."
    (place,) = find_quotation(quotation, source).elsewhere
    assert source[place.start : place.end] == stands
