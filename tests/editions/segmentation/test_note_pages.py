"""A page that holds notes alone is a page too, with its printed number and its notes; only a sure break makes one."""

import pytest

from editions.segmentation import restore, segment_text

BODY = [
    "Der Küster zählte die Glocken von Varn jeden Abend,1 und wer ihn",
    "fragte, dem nannte er nicht ihre Zahl,2 sondern ihr Gewicht, das",
    "er für gewisser hielt.3 Geschrieben hat er davon nichts, und so",
    "bleibt es bei dem, was die Nachbarn sagten. Eine von ihnen war,",
    "wie es heißt, dabei, als die große Glocke fiel,4 und sie sah,",
    "dass der Küster lachte.5 Gefragt hat ihn darum niemand mehr.",
]
NOTES = [
    "1. Ebenda, Blatt 3 des Läutebuchs.",
    "2. Das Läutebuch, Blatt 7.",
    "3. So auch der Gießer, Brief vom Mai.",
    "4. Der Brief liegt im Turm.",
    "5. Dazu das Läutebuch, Blatt 9.",
]
BOOKS = ["Das Läutebuch von Varn liegt seit dem Brand im Turm, und wer es", "lesen will, der fragt den Küster."]
ON_ITS_OWN = [*BODY, "", "Anmerkungen", "", *NOTES[:1]]


def pages(*lines: list[str]) -> str:
    return "\f".join("\n".join(page) + "\n" for page in lines)


def numbered(first: int, *sheets: list[str]) -> str:
    return pages(*([f"{first + at}", "", *sheet] for at, sheet in enumerate(sheets)))


def notes_on_pages(segmented):
    return [[note.number for note in segmented.passages if note.number and note.page == page.sequence] for page in segmented.pages]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (pages(BODY[:3], [*BODY[3:], "", *NOTES]), [[], [1, 2, 3, 4, 5]]),
        (pages([*BODY[:3], "", *NOTES[:3]], [*BODY[3:], "", *NOTES[3:]]), [[1, 2, 3], [4, 5]]),
        (pages([*BODY[:3], "", *NOTES[:3]], [*BODY[3:], "", *NOTES[3:]], BOOKS), [[1, 2, 3], [4, 5], []]),
        ("\n".join([*BODY, "", *NOTES]), [[1, 2, 3, 4, 5]]),
    ],
)
def test_notes_below_a_body_make_no_page(raw, expected):
    assert notes_on_pages(segment_text(raw)) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (pages(BODY[:3], BODY[3:], NOTES[:3], NOTES[3:]), [[], [], [1, 2, 3], [4, 5]]),
        (pages(BODY[:3], BODY[3:], NOTES[:3], NOTES[3:], BOOKS), [[], [], [1, 2, 3], [4, 5], []]),
        (pages(BODY[:3], ON_ITS_OWN[3:], NOTES[1:3], NOTES[3:]), [[], [1], [2, 3], [4, 5]]),
        (pages(BODY[:3], NOTES[:3], BODY[3:], NOTES[3:]), [[], [1, 2, 3], [], [4, 5]]),
    ],
)
def test_a_page_of_notes_alone_is_a_page(raw, expected):
    segmented = segment_text(raw)
    assert notes_on_pages(segmented) == expected
    assert [call.note for call in segmented.calls] == ["n1", "n2", "n3", "n4", "n5"]
    assert restore(segmented) == raw


def test_it_has_its_printed_number():
    found = segment_text(numbered(17, BODY[:3], BODY[3:], NOTES[:3], NOTES[3:])).pages
    assert [(page.label, page.label_source) for page in found] == [(str(number), "printed") for number in (17, 18, 19, 20)]


def test_its_number_is_inferred_from_the_pages_around_it():
    raw = pages(["17", "", *BODY[:3]], ["18", "", *BODY[3:]], NOTES[:3], NOTES[3:], ["21", "", *BOOKS])
    assert [page.label for page in segment_text(raw).pages] == ["17", "18", "19", "20", "21"]


def test_it_is_empty_where_the_body_has_come_to():
    segmented = segment_text(pages(BODY[:3], BODY[3:], NOTES[:3], NOTES[3:], BOOKS))
    starts = [page.start for page in segmented.pages]
    assert starts == sorted(starts)
    assert [page.start == page.end for page in segmented.pages] == [False, False, True, True, False]
    assert segmented.text[segmented.pages[4].start :].startswith("Das Läutebuch von Varn liegt")


def test_a_long_note_may_fill_a_page():
    long = [
        "5. Dazu das Läutebuch, das an dieser Stelle weiter ausholt und",
        *["vom Turm und von den Glocken erzählt, die nach dem Brand"] * 4,
    ]
    raw = pages(BODY[:3], [*BODY[3:], "", *NOTES[:4], *long], ["in der Erde lagen, und zwar", *long[1:], "unter dem Hof."], BOOKS)
    segmented = segment_text(raw)
    assert len(segmented.pages) == 4
    assert restore(segmented) == raw


def test_notes_that_begin_again_are_those_of_the_page_that_calls_them():
    again = [line.replace("4", "1").replace("5", "2") for line in BODY[3:]]
    raw = pages(BODY[:3], NOTES[:1], NOTES[1:3], again, ["1. Der Brief liegt im Turm."], ["2. Dazu das Heft."])
    segmented = segment_text(raw)
    assert [call.note for call in segmented.calls] == ["n1", "n2", "n3", "n1-2", "n2-2"]
    assert notes_on_pages(segmented) == [[], [1], [2, 3], [], [1], [2]]
