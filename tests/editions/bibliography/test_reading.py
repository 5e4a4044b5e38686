"""Files of references: three forms, one result, and errors that name entry and line."""

import pytest

from editions.bibliography import UnreadableBibliography, read_bibliography, write

MILL = {
    "type": "article-journal",
    "title": "Die Mühle am Bach",
    "author": [{"family": "Amsel", "given": "Karl"}, {"family": "von der Heide", "given": "Ruth"}],
    "container-title": "Jahrbuch für Mühlen",
    "volume": "4",
    "issue": "2",
    "page": "12–30",
    "issued": {"date-parts": [[1901]]},
}
LETTERS = {
    "type": "book",
    "title": "Briefe",
    "editor": [{"family": "Fink", "given": "Olga"}],
    "publisher-place": "Kiel",
    "publisher": "Voß & Sohn",
    "issued": {"date-parts": [[1910]]},
}
BIBTEX = r"""@string{jb = "Jahrbuch f{\"u}r M{\"u}hlen"}
@article{amsel1901,
  author = {Amsel, Karl and von der Heide, Ruth}, title = {Die {M}{\"u}hle am Bach},
  journal = jb, volume = 4, number = {2}, pages = {12--30}, year = 1901}
@book{fink1910, editor = {Fink, Olga}, title = "Briefe", address = {Kiel}, publisher = {Vo{\ss} \& Sohn}, date = {1910-05}}
"""
RIS = """TY  - JOUR
AU  - Amsel, Karl
AU  - von der Heide, Ruth
TI  - Die Mühle am Bach
T2  - Jahrbuch für Mühlen
VL  - 4
IS  - 2
SP  - 12
EP  - 30
PY  - 1901///
ER  -

TY  - BOOK
A2  - Fink, Olga
T1  - Briefe
CY  - Kiel
PB  - Voß & Sohn
Y1  - 1910
ER  -
"""


def items(text):
    return [entry.csl for entry in read_bibliography(text.encode()).entries]


@pytest.mark.parametrize("text", [BIBTEX, RIS], ids=["BibTeX", "RIS"])
def test_a_file_becomes_csl_json(text):
    assert items(text) == [MILL, LETTERS]


@pytest.mark.parametrize("form", ["csl", "bibtex", "ris"])
def test_what_is_written_reads_the_same(form):
    written = write([{**MILL, "id": "work-1"}, {**LETTERS, "id": "work-2"}], form)
    assert items(written) == [MILL, LETTERS]


def test_a_person_may_be_an_institution():
    item = {"type": "report", "title": "Bericht", "author": [{"literal": "Rat der Stadt Holm"}]}
    assert items(write([{**item, "id": "a"}], "csl"))[0]["author"] == [{"literal": "Rat der Stadt Holm"}]
    assert "{Rat der Stadt Holm}" in write([{**item, "id": "a"}], "bibtex")


def test_an_entry_that_breaks_is_named_with_its_line_and_the_others_are_read():
    lines = ("@book{gut, title={Eins}, year=1900}", "@book{offen, title={Zwei", "@book{auch, title={Drei}}", "@book{auch, title={Vier}}")
    broken = "\n".join((*lines, "@book{leer, year=1}\n"))
    bibliography = read_bibliography(broken.encode())
    assert [entry.key for entry in bibliography.entries] == ["gut", "auch"]
    assert [(fault.key, fault.line, fault.code) for fault in bibliography.faults] == [
        ("offen", 2, "broken"),
        ("auch", 4, "doubled_key"),
        ("leer", 5, "no_title"),
    ]


def test_a_ris_record_without_its_end_is_named_with_its_line():
    bibliography = read_bibliography(b"TY  - BOOK\nID  - eins\nTI  - Eins\nTY  - BOOK\nID  - zwei\nTI  - Zwei\nER  - \n")
    assert [entry.csl["title"] for entry in bibliography.entries] == ["Zwei"]
    assert [(fault.key, fault.line, fault.code) for fault in bibliography.faults] == [("eins", 1, "no_end")]


def test_items_of_csl_json_that_are_none_are_named_with_their_line():
    bibliography = read_bibliography(b'[{"id": "a", "title": "Eins"},\n 7,\n {"id": "c", "title": "Drei", "author": "Amsel"}]')
    assert [(entry.key, entry.line) for entry in bibliography.entries] == [("a", 1)]
    assert [(fault.line, fault.code) for fault in bibliography.faults] == [(2, "not_an_object"), (3, "bad_names")]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty", None),
        (b" \n\t", "empty", None),
        (b"%PDF-1.7 \0\0", "unknown", None),
        (b"Karl Amsel, Die Muehle, Kiel 1901", "unknown", None),
        (b'[{"id": "a",\n "title": }]', "broken", 2),
        (b"[" * 100_000, "broken", 1),
    ],
)
def test_a_file_that_is_none_says_why(content, code, line):
    with pytest.raises(UnreadableBibliography) as caught:
        read_bibliography(content)
    assert (caught.value.code, caught.value.line) == (code, line)


def test_a_bare_ampersand_and_plain_letters_are_read_too():
    assert items(BIBTEX.replace(r"{\ss} \&", "ß &"))[1]["publisher"] == "Voß & Sohn"


def test_old_windows_letters_are_read():
    assert read_bibliography(RIS.encode("cp1252")).entries[0].csl["title"] == "Die Mühle am Bach"


def test_a_zotero_library_under_items_is_read():
    assert items('{"items": [{"id": 1, "title": "Eins", "volume": 4, "issued": {"date-parts": [["1901", 5]]}}]}') == [
        {"type": "document", "title": "Eins", "volume": "4", "issued": {"date-parts": [[1901, 5]]}}
    ]
