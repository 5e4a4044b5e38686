"""What the italics of a note tell of its citations. All works are invented; asterisks stand for italics."""

import re

import pytest

from editions.citations.reading import CitationReading, CitingPassage, read_citations


def reading_of(written: str, *, italics: bool = True, lang: str = "de") -> CitationReading:
    spans: list[tuple[int, int]] = []
    text = ""
    for number, part in enumerate(written.split("*")):
        if number % 2 and italics:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return read_citations([CitingPassage("n1", text, 1, italics=tuple(spans))], lang)


@pytest.mark.parametrize(
    ("lang", "written", "title", "container", "place", "year"),
    [
        ("de", "Karl Amsel, *Stadt, Land, Fluss*, Köln 1998, S. 12.", "Stadt, Land, Fluss", "", "Köln", 1998),
        ("de", "Karl Amsel, *Stadt, Land, Fluss,* Köln 1998, S. 12.", "Stadt, Land, Fluss", "", "Köln", 1998),
        ("de", "Karl Amsel, *Macht. Kiel 1848. Ein Umbruch*, Köln 1998.", "Macht. Kiel 1848. Ein Umbruch", "", "Köln", 1998),
        ("de", "Karl Amsel, *Leben in: Häuser 1800–1850*, Köln 1990.", "Leben in: Häuser 1800–1850", "", "Köln", 1990),
        ("de", "Amsel, Karl: *Vgl. das Amt; mit Bildern*, Köln 1998.", "Vgl. das Amt; mit Bildern", "", "Köln", 1998),
        (
            "de",
            "Karl Amsel, „Pulte“, in: *Zeitschrift für Möbel, Bau und Kunst* 12 (1990), S. 3–9.",
            "Pulte",
            "Zeitschrift für Möbel, Bau und Kunst",
            "",
            1990,
        ),
        ("en", "Ann Turner, *Clerks, Kings, and Paper* (London: Quay Press, 1999), 12.", "Clerks, Kings, and Paper", "", "London", 1999),
        (
            "en",
            "Turner, Ann. *What Is a Clerk? And Why, in Kiel, 1850?* Oxford: Quay Press, 1999.",
            "What Is a Clerk? And Why, in Kiel, 1850?",
            "",
            "Oxford",
            1999,
        ),
        (
            "en",
            "Ann Turner, “Ink,” *Paper, Ink, and Print: A Journal* 12, no. 3 (1999): 12–34.",
            "Ink",
            "Paper, Ink, and Print: A Journal",
            "",
            1999,
        ),
        ("fr", "Jeanne Morel, *Paris, 1789. Les bureaux*, Paris, Plume, 1999, p. 12.", "Paris, 1789. Les bureaux", "", "Paris", 1999),
    ],
)
def test_a_title_ends_where_its_italics_do(lang: str, written: str, title: str, container: str, place: str, year: int) -> None:
    [mention] = reading_of(written, lang=lang).mentions
    csl = mention.csl
    said = (csl["title"], csl.get("container-title", ""), csl.get("publisher-place", ""), csl["issued"]["date-parts"][0][0])
    assert said == (title, container, place, year)
    assert mention.raw in re.sub(r"\*", "", written)


@pytest.mark.parametrize(
    "written",
    [
        # an author, a phrase, emphasis, a citation within a remark
        "*Karl Amsel*, Der Hafen, in: *Ida Meise* (Hg.), Küste und Land, Köln 1998, S. 12–34.",
        "Karl Amsel *et al.*, Der Hafen, Köln 1998, S. 12; *ebd.*, S. 13.",
        "Karl Amsel, Der Hafen, Köln 1998, S. 12 (*Hervorhebung im Original*).",
        "Vgl. *Karl Amsel, Der Hafen, Köln 1998*; *Ida Meise, Das Land, Köln 1999, S. 3*.",
        "Karl Amsel, Die *longue durée* der Häfen, Köln 1998, S. 12.",
        "*Vgl. Karl Amsel, Der Hafen, Köln 1998, S. 12.*",
        "Amsel, *Hafen*, S. 12.",
        "Nachricht aus: *The Harbour Courier*, 11 October 1809.",
    ],
)
def test_italics_that_are_no_title_change_nothing(written: str) -> None:
    assert reading_of(written) == reading_of(written, italics=False)


def test_a_short_title_in_italics_means_the_work_of_that_title() -> None:
    reading = reading_of(
        "Karl Amsel, *Stadt, Land, Fluss*, Köln 1998, S. 12; Ida Meise, *Haus, Hof*, Köln 1999, S. 3; Amsel, *Stadt, Land*, S. 14."
    )
    assert [mention.work for mention in reading.mentions] == [0, 1, 0]
    assert [work.csl["title"] for work in reading.works] == ["Stadt, Land, Fluss", "Haus, Hof"]
