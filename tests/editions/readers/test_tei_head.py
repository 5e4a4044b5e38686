"""What a TEI header says of the printed source, as CSL-JSON."""

import pytest

from editions.readers import read_bytes


def csl(source: str) -> dict:
    header = f"<teiHeader><fileDesc><titleStmt><title>Die Datei</title></titleStmt><sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
    return read_bytes(f"<TEI>{header}<text><body><p>Text.</p></body></text></TEI>".encode(), name="t.xml").csl


@pytest.mark.parametrize("source", ["", "<p>Born digital.</p>", "<bibl>Amsel, Der Kahn</bibl>", "<biblStruct><monogr/></biblStruct>"])
def test_a_source_that_is_not_described_in_parts_says_nothing(source):
    assert csl(source) == {}


def test_an_article_in_a_journal():
    assert csl(
        "<biblStruct><analytic><title level='a' type='main'>Der <hi>Kahn</hi></title><title type='sub'>Ein Bericht</title>"
        "<author><persName><forename>Ida</forename><forename>M.</forename><surname>Amsel</surname></persName></author>"
        "<author>Kreis für Flusskunde</author></analytic><monogr><title level='j'>Blätter</title><imprint>"
        "<biblScope unit='volume'>12</biblScope><biblScope unit='page' from='201' to='233'/><date when='1958-03'>März 1958</date>"
        "</imprint></monogr><idno type='doi'>10.5555/fluss.12</idno></biblStruct>"
    ) == {
        "type": "article-journal",
        "title": "Der Kahn: Ein Bericht",
        "author": [{"family": "Amsel", "given": "Ida M."}, {"literal": "Kreis für Flusskunde"}],
        "container-title": "Blätter",
        "volume": "12",
        "page": "201–233",
        "issued": {"date-parts": [[1958]]},
        "DOI": "10.5555/fluss.12",
    }


def test_a_chapter_and_a_book():
    imprint = "<imprint><pubPlace>Krumau</pubPlace><date>um 1901</date></imprint>"
    book = f"<monogr><title level='m'>Flüsse</title><editor>Brandt, Lena</editor>{imprint}</monogr>"
    chapter = csl(f"<biblStruct><analytic><title>Der Kahn</title><author>Amsel, Ida</author></analytic>{book}</biblStruct>")
    assert (chapter["type"], chapter["container-title"], chapter["editor"]) == (
        "chapter",
        "Flüsse",
        [{"family": "Brandt", "given": "Lena"}],
    )
    assert csl(f"<biblStruct>{book}</biblStruct>") == {
        "type": "book", "title": "Flüsse", "publisher-place": "Krumau", "issued": {"date-parts": [[1901]]},
    }  # fmt: skip


def test_a_source_that_is_described_in_full():
    full = (
        "<biblFull><titleStmt><title type='main'>Der Kahn</title><title type='sub'>Erster Theil</title><author><persName><surname>Amsel"
        "</surname><forename>Ida</forename></persName></author></titleStmt><publicationStmt><pubPlace>Krumau</pubPlace><publisher>"
        "<name>Kolk</name></publisher><date type='publication'>1820</date></publicationStmt></biblFull>"
    )
    assert csl(full) == {
        "type": "book",
        "title": "Der Kahn: Erster Theil",
        "author": [{"family": "Amsel", "given": "Ida"}],
        "publisher": "Kolk",
        "publisher-place": "Krumau",
        "issued": {"date-parts": [[1820]]},
    }
