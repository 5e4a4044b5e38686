import pytest

from editions.quoting import find_quotation
from editions.quoting.wording import keeps_wording, other_words

SOURCE = (
    "Der Kanzlist hat die Bücher nicht vor dem Jahr 1823 geordnet, und keine Abschrift verließ die Kammer ohne ein Siegel. "
    "Wer sie lesen wollte, der mußte ein Gesuch an die Verwaltung richten und geduldig warten, bis der Bote zurückkam. "
    "Die meisten warteten vergeblich, weil niemand ihre Briefe öffnete."
)


def keeps(quoted: str, source: str, slips: int = 1) -> bool:
    return keeps_wording(quoted, source, slips=slips, is_a_word=lambda word: word in SOURCE.casefold().split())


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("und keine Abschrift verließ die Kammer", "und keine Abschrift verließ die Kammer"),
        ("Er mußte seyn, was er that", "Er musste sein, was er tat"),
        ("die Kamrner ohne ein Sicgcl", "die Kammer ohne ein Siegel"),
        ("die Bücher nieht vor dem Jahr geordnet", "die Bücher nicht vor dem Jahr geordnet"),
        ("geduldig warten, bis der Bote", "geduldig war-\nten, bis der Bote"),
        ("in der Kammer3 ohne ein Siegel", "in der Kammer ohne ein Siegel"),
        ("neeither alarmed nor", "neither alarmed nor"),
    ],
)
def test_spelling_and_noise_leave_the_words_alone(quoted: str, source: str) -> None:
    assert keeps(quoted, source, slips=0)


@pytest.mark.parametrize(
    ("quoted", "source"),
    [
        ("der Kanzlist hat die Bücher geordnet", "der Kanzlist hat die Bücher nicht geordnet"),
        ("und eine Abschrift verließ die Kammer", "und keine Abschrift verließ die Kammer"),
        ("als ein Bote zurückkam", "als kein Bote zurückkam"),
        ("im Jahr 1832 geordnet", "im Jahr 1823 geordnet"),
        ("elle ne vient pas encore", "elle vient encore"),
        ("they were loyal to the crown", "they were not loyal to the crown"),
    ],
)
def test_a_negation_and_a_number_are_never_noise(quoted: str, source: str) -> None:
    assert not keeps(quoted, source, slips=3)


@pytest.mark.parametrize(
    ("quoted", "source", "others"),
    [
        ("ein Gesuch an die Verwaltung richten", "ein Gesuch an die Verwaltung richten", 0),
        ("ein Gesuch an die Regierung richten", "ein Gesuch an die Verwaltung richten", 1),
        ("die Vorlagen erneut vergleichen", "die Vorlagen noch einmal vergleichen", 1),
        ("geduldig warten, bis der Bote zurückkam", "warten, bis der Bote zurückkam", 1),
        ("warten, bis der Bote zurückkam", "geduldig warten, bis der Bote zurückkam", 1),
    ],
)
def test_how_many_words_are_others(quoted: str, source: str, others: int) -> None:
    assert other_words(quoted, source) == others


@pytest.mark.parametrize(
    "paraphrase",
    [
        "Wer sie kaufen wollte, der mußte ein Schreiben an die Regierung senden und geduldig hoffen, bis der Bote zurückkam.",
        "Die meisten hofften vergeblich, weil niemand ihre Bitten hörte.",
        "Der Kanzlist hat die Bücher vor dem Jahr 1823 geordnet, und keine Abschrift verließ die Kammer ohne ein Siegel.",
        "Der Kanzlist hat die Bücher nicht vor dem Jahr 1832 geordnet, und keine Abschrift verließ die Kammer ohne ein Siegel.",
    ],
)
def test_a_paraphrase_may_be_it_and_is_never_confirmed(paraphrase: str) -> None:
    place = find_quotation(paraphrase, SOURCE, cited=[(0, len(SOURCE))]).best
    assert place is None or place.kind == "possible"


def test_one_slip_in_a_long_quotation_is_a_difference_in_wording() -> None:
    quoted = "der mußte ein Gesuch an die Behörde richten und geduldig warten, bis der Bote zurückkam"
    place = find_quotation(quoted, SOURCE, cited=[(0, len(SOURCE))]).best
    assert place is not None
    assert place.kind == "near"


def test_noise_in_a_short_quotation_is_a_difference_in_wording_on_its_page() -> None:
    place = find_quotation("ohnc ein Siegcl. Wer sie lesen wolltc", SOURCE, cited=[(0, len(SOURCE))]).best
    assert place is not None
    assert place.kind == "near"
    elsewhere = find_quotation("ohnc ein Siegcl. Wer sie lesen wolltc", f"{'Leer. ' * 200}{SOURCE}", cited=[(0, 40)])
    assert [place.kind for place in elsewhere.elsewhere] == ["possible"]


def test_a_short_quotation_that_stands_in_several_other_places_is_not_said_to_be_absent() -> None:
    text = f"{'Leer. ' * 200}{SOURCE} {SOURCE}"
    search = find_quotation("geduldig warten, bis der Bote zurückkam", text, cited=[(0, 40)])
    assert [place.kind for place in search.elsewhere] == ["possible", "possible"]
