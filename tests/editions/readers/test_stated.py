"""What a file says of itself names the text where the text does not."""

import pytest

from editions.citations.reading import CitationReading
from editions.importing import Description, import_edition
from editions.models import Edition
from editions.readers import read_bytes
from editions.readers.stated import of_package
from editions.readers.xml import parse_xml
from editions.segmentation import segment

HEADER = """<teiHeader><fileDesc><titleStmt>{said}</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>
</fileDesc></teiHeader>"""
SAID = """<title type="main">Die Fähre  am
 Morgen</title><title type="sub">Ein Bericht</title><author>Ida Amsel</author><author>Jan Kolk</author>"""


def tei(said: str, text: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER.format(said=said)}<text><body>{text}</body></text></TEI>'.encode()


def imported(data: bytes, *, name: str = "faehre.xml", description: Description | None = None) -> Edition:
    source = read_bytes(data, name=name)
    segmented = segment(source)
    nothing = CitationReading((), ())
    given = {"name": name, "source_sha256": "0" * 64, "description": description}
    return import_edition(source=source, segmented=segmented, citations=nothing, **given).edition


@pytest.mark.django_db
def test_a_text_without_a_title_takes_the_one_of_its_header() -> None:
    edition = imported(tei(SAID, "<p>Am Morgen fuhr die Fähre.</p>"))
    assert (edition.title, edition.subtitle, edition.creators) == ("Die Fähre am Morgen", "Ein Bericht", ["Ida Amsel", "Jan Kolk"])


@pytest.mark.django_db
def test_what_the_text_prints_counts_before_its_header() -> None:
    printed = "<front><docTitle><titlePart>Der Kahn</titlePart></docTitle></front>"
    data = tei(SAID, "<p>Am Morgen fuhr der Kahn.</p>").replace(b"<body>", f"{printed}<body>".encode())
    edition = imported(data)
    assert (edition.title, edition.subtitle) == ("Der Kahn", "")


@pytest.mark.django_db
def test_what_somebody_has_given_counts_before_both() -> None:
    given = Description(title="Die Überfahrt", creators=("Lena Brandt",))
    edition = imported(tei(SAID, "<p>Am Morgen.</p>"), description=given)
    assert (edition.title, edition.creators) == ("Die Überfahrt", ["Lena Brandt"])


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["", "<title/>", '<title type="short">Fähre</title>'])
def test_a_header_that_says_nothing_leaves_the_name_of_the_file(said: str) -> None:
    assert imported(tei(said, "<p>Am Morgen fuhr die Fähre.</p>")).title == "faehre"


@pytest.mark.parametrize(
    ("said", "metadata"),
    [
        (
            "<dc:title>Das Boot</dc:title><dc:creator>Jost Ahrend; Ida Amsel</dc:creator>",
            {"title": "Das Boot", "creators": "Jost Ahrend\nIda Amsel"},
        ),
        ("<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator>", {}),
    ],
)
def test_what_an_epub_says_of_itself(said: str, metadata: dict[str, str]) -> None:
    package = parse_xml(f"<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>{said}</metadata></package>".encode(), "an EPUB")
    assert of_package(package) == metadata
