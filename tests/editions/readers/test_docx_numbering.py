"""Numbers that Word sets before its paragraphs, and that no letter of the file spells."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.readers.docx_numbering import numbering_of
from editions.readers.numbering import Level, Numbering
from editions.readers.xml import parse_xml
from tests.editions.readers.showing import body, read
from tests.editions.readers.twins import docx, run, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(number: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    f"<w:numbering {W}>"
    f'<w:abstractNum w:abstractNumId="7">{level(0, "upperRoman", "%1.")}{level(1, "decimal", "%1.%2")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="8">{level(0, "lowerLetter", "(%1)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="9">{level(0, "bullet", "•")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="8"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)


def labels(*places: tuple[str, int]) -> list[str]:
    numbering = numbering_of(parse_xml(NUMBERING.encode(), "numbers"))
    return [numbering.label(*place) for place in places]


@pytest.mark.parametrize(
    ("places", "written"),
    [
        ([("1", 0), ("1", 0), ("1", 0)], ["I.", "II.", "III."]),
        ([("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)], ["I.", "I.1", "I.2", "II.", "II.1"]),
        ([("2", 0), ("1", 0), ("2", 0)], ["(a)", "I.", "(b)"]),
        ([("2", 0), ("2", 0), ("4", 0), ("4", 0)], ["(a)", "(b)", "(a)", "(b)"]),
        ([("3", 0), ("99", 0), ("1", 7)], ["", "", ""]),
    ],
)
def test_lists_count(places, written):
    assert labels(*places) == written


@given(st.integers(1, 4_000))
def test_no_two_numbers_look_alike(number):
    for form in ("upperRoman", "lowerRoman", "decimal", "lowerLetter"):
        first, second = (Numbering({"a": [Level(start, form, "%1")]}, {"1": "a"}, {}).label("1", 0) for start in (number, number + 1))
        assert first != second


def numbered(text: str, list_id: int) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>{run(text) if text else ""}</w:p>'


def with_numbering(content: str) -> bytes:

    with zipfile.ZipFile(io.BytesIO(docx(content))) as archive:
        return zipped({name: archive.read(name).decode() for name in archive.namelist()} | {"word/numbering.xml": NUMBERING})


def test_a_number_stands_before_its_paragraph():
    written = with_numbering(numbered("Die Zeugen", 2) + numbered("", 2) + numbered("Die Akten", 2) + numbered("Ein Punkt", 3))
    assert [text for _, text in body(read(written, "t.docx"))] == ["(a) Die Zeugen", "(c) Die Akten", "Ein Punkt"]


def test_a_further_paragraph_of_an_item_has_no_number_and_the_same_indent():
    properties = '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:ind w:left="720" w:hanging="0"/></w:pPr>'
    more = f"<w:p>{properties}{run('Mehr dazu.')}</w:p>"
    quoted = more.replace('<w:numPr><w:numId w:val="0"/></w:numPr>', "")
    assert [kind for kind, _ in body(read(docx(more + quoted), "t.docx"))] == ["list_item", "block_quotation"]
