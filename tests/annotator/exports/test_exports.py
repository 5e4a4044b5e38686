import csv
import io
import json
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook
from rdflib import Graph, URIRef

from annotator.exports import FORMS, ExportOptions, UnknownForm, export
from annotator.models import Claim, Membership, Reading, Seminar, User
from editions.readers import read_bytes
from editions.segmentation import segment
from tests.annotator.exports.conftest import TEXT, words

TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# What https://www.w3.org/ns/anno.jsonld says of the terms used here; the tests load nothing from the network.
ANNOTATION_TERMS = {
    "oa": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "linking": "oa:linking",
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@type": "@id"},
    "first": {"@id": "https://www.w3.org/ns/activitystreams#first", "@type": "@id"},
}


def made(reading: Reading, form: str, user: Any, **options: Any) -> bytes:
    return b"".join(export(reading, form=form, user=user, options=ExportOptions(**options)).chunks)


def rows(reading: Reading, user: Any, **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made(reading, "csv", user, **options).decode("utf-8-sig"))))


@pytest.mark.parametrize("form", FORMS)
def test_an_outsider_gets_no_word_of_anybody(form: str, annotated: Reading, people: dict[str, User]) -> None:
    text = _readable(made(annotated, form, people["dora"]))
    for said in ("paid in kind", "Salt may have been", "people did", "harbour rolls", "Nobody else had the key"):
        assert said not in text


@pytest.mark.parametrize("form", FORMS)
def test_a_private_note_is_in_nobody_elses_file(form: str, annotated: Reading, people: dict[str, User]) -> None:
    mine, others = (_readable(made(annotated, form, people[name])) for name in ("bob", "alice"))
    for secret in ("Bob alone thinks this", "Only bob reads this"):
        assert secret in mine
        assert secret not in others


def test_a_visitor_gets_what_is_public_of_a_public_text(annotated: Reading, people: dict[str, User]) -> None:
    assert rows(annotated, AnonymousUser()) == []
    annotated.edition.uploads.update(is_public=True)
    Claim.objects.filter(pk=9101).update(visibility="public")
    assert {row["id"] for row in rows(annotated, AnonymousUser())} == {"claim-9101", "reply-9403"}


@pytest.mark.parametrize("form", FORMS)
def test_positions_stay_hidden_until_one_has_judged(form: str, annotated: Reading, people: dict[str, User]) -> None:
    assert "A bushel is a coin." not in _readable(made(annotated, form, people["alice"]))


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_reading_makes_a_file_all_the_same(form: str, salt_road: Reading, people: dict[str, User]) -> None:
    assert made(salt_road, form, people["bob"])


def test_annotations_come_in_document_order_and_orphans_last(annotated: Reading, people: dict[str, User]) -> None:
    found = [
        row["id"] for row in rows(annotated, people["bob"], threads=False) if row["kind"] in ("claim", "disagreement") and not row["about"]
    ]
    assert found == ["claim-9103", "disagreement-9303", "claim-9101", "claim-9102", "claim-9104"]


def test_an_orphan_is_in_the_file_and_marked(annotated: Reading, people: dict[str, User]) -> None:
    orphan = next(row for row in rows(annotated, people["alice"]) if row["id"] == "claim-9104")
    assert (orphan["placement"], orphan["quotation"], orphan["start"]) == ("orphaned", "the bridge before the road", "")


def test_pages_and_notes_are_the_printed_ones(annotated: Reading, people: dict[str, User]) -> None:
    found = {row["id"]: (row["pages"], row["note"]) for row in rows(annotated, people["alice"])}
    assert found["claim-9101"] == ("7", "")
    assert found["claim-9102"] == ("7; 8", "")
    assert found["evidence-9201"] == ("7", "1")


def test_no_cell_of_a_csv_file_is_a_formula(annotated: Reading, people: dict[str, User]) -> None:
    cells = [cell for row in rows(annotated, people["bob"]) for cell in row.values()]
    assert "'=1+1 people did" in cells
    assert "'- coins were found" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_no_cell_of_a_workbook_is_a_formula(annotated: Reading, people: dict[str, User]) -> None:
    sheet: Any = load_workbook(io.BytesIO(made(annotated, "xlsx", people["bob"]))).active
    cells = [cell for line in sheet.iter_rows() for cell in line]
    assert "=1+1 people did" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert not [cell for cell in cells if cell.data_type == "n" and cell.value is not None]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib’s own
def test_evidence_is_the_subject_and_the_claim_the_object_of_the_triple(annotated: Reading, people: dict[str, User]) -> None:
    document = json.loads(made(annotated, "jsonld", people["alice"], base_url="https://variorum.example"))
    document["@context"][0] = ANNOTATION_TERMS
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    supports = URIRef("http://purl.org/spar/cito/supports")
    triple = (URIRef("https://variorum.example/evidence/9201"), supports, URIRef("https://variorum.example/claims/9101"))
    assert triple in graph
    assert len(list(graph.triples((None, supports, None)))) == 1


def test_both_selectors_name_the_same_words(annotated: Reading, people: dict[str, User]) -> None:
    items = json.loads(made(annotated, "jsonld", people["alice"]))["first"]["items"]
    pairs = [target["selector"] for item in items for target in item["target"] if isinstance(target, dict) and len(target["selector"]) == 2]
    assert pairs
    for quote, position in pairs:
        assert TEXT[position["start"] : position["end"]] == quote["exact"]


def test_the_total_counts_the_items(annotated: Reading, people: dict[str, User]) -> None:
    collection = json.loads(made(annotated, "jsonld", people["alice"]))
    assert collection["total"] == len(collection["first"]["items"]) > 0


def test_threads_and_verdicts_can_be_left_out(annotated: Reading, people: dict[str, User]) -> None:
    with_all, without = rows(annotated, people["alice"]), rows(annotated, people["alice"], threads=False, verdicts=False)
    assert "reply" in {row["kind"] for row in with_all}
    assert "reply" not in {row["kind"] for row in without}
    assert any(row["verdicts"] for row in with_all)
    assert not any(row["verdicts"] for row in without)


def test_only_decided_claims(annotated: Reading, people: dict[str, User]) -> None:
    found = {row["id"] for row in rows(annotated, people["alice"], decided_only=True)}
    assert found == {"claim-9102"}


def test_only_contested_claims(annotated: Reading, people: dict[str, User]) -> None:
    found = [row for row in rows(annotated, people["alice"], contested_only=True) if row["kind"] == "claim"]
    assert [(row["id"], row["contested"]) for row in found] == [("claim-9101", "yes")]


def test_words_of_a_reading_that_the_user_is_no_member_of_stay_out(annotated: Reading, people: dict[str, User]) -> None:
    elsewhere = Seminar.objects.create(pk=9002, name="Bridges", slug="bridges", created_by=people["bob"])
    reading = Reading.objects.create(pk=9002, seminar=elsewhere, edition=annotated.edition, created_by=people["bob"])
    Claim.objects.get(pk=9102).quotations.add(words(reading, 9110, "cut in one summer", by=people["bob"]))
    alices = next(row for row in rows(annotated, people["alice"]) if row["id"] == "claim-9102")
    assert "cut in one summer" not in alices["quotation"]
    Membership.objects.create(seminar=elsewhere, user=people["alice"], role="observer")
    alices = next(row for row in rows(annotated, people["alice"]) if row["id"] == "claim-9102")
    assert "cut in one summer" in alices["quotation"]


def test_a_deleted_claim_keeps_its_evidence_but_not_its_words(annotated: Reading, people: dict[str, User]) -> None:
    Claim.objects.filter(pk=9101).update(deleted_at="2026-03-03T00:00Z")
    found = {row["id"]: row for row in rows(annotated, people["alice"])}
    assert (found["claim-9101"]["text"], found["claim-9101"]["author"], found["claim-9101"]["deleted"]) == ("", "", "yes")
    assert found["evidence-9202"]["about"] == "claim-9101"


def test_a_deleted_claim_on_which_nothing_hangs_is_gone(annotated: Reading, people: dict[str, User]) -> None:
    Claim.objects.filter(pk=9103).update(deleted_at="2026-03-03T00:00Z")
    assert "claim-9103" not in {row["id"] for row in rows(annotated, people["bob"])}


def test_what_a_former_member_wrote_stays(annotated: Reading, people: dict[str, User]) -> None:
    people["bob"].delete()
    assert "former member" in {row["author"] for row in rows(annotated, people["alice"])}


def test_the_text_of_a_tei_file_is_the_text(annotated: Reading, people: dict[str, User]) -> None:
    root: Any = etree.fromstring(made(annotated, "tei", people["bob"]))
    paragraph = root.find(f".//tei:p[@{XML_ID}='p5']", TEI)
    for note in paragraph.findall("tei:note", TEI):
        assert note.tail.startswith(" as Holt")
    assert [page.get("n") for page in root.iterfind(".//tei:pb", TEI)] == ["7", "8"]
    words = "".join(paragraph.itertext())
    assert words.replace("Ibid., p. 15.", "") == "In the autumn the keeper left his post, “& the road <was> never mended”, as Holt says."


def test_every_pointer_of_a_tei_file_has_its_target(annotated: Reading, people: dict[str, User]) -> None:
    root: Any = etree.fromstring(made(annotated, "tei", people["bob"]))
    ids = [node.get(XML_ID) for node in root.iter() if node.get(XML_ID)]
    assert len(ids) == len(set(ids))
    targets = " ".join(node.get("target") for node in root.iterfind(".//tei:standOff//*[@target]", TEI) if node.get("type") != "link")
    named = targets.replace("range(", "").replace(")", "").replace("#", "").replace(",", " ").split()
    assert named
    assert set(named) <= set(ids)


def test_a_handout_in_german(annotated: Reading, people: dict[str, User]) -> None:
    with override("de"):
        assert "2. März 2026" in made(annotated, "markdown", people["bob"]).decode()


def test_a_word_file_holds_the_handout(annotated: Reading, people: dict[str, User]) -> None:
    document = Document(io.BytesIO(made(annotated, "docx", people["bob"])))
    assert document.paragraphs[0].text == "On the Salt Road"
    assert "◆ Claim 2: The toll was paid in kind." in [paragraph.text for paragraph in document.paragraphs]


def test_notes_of_quoted_words_are_footnotes_of_the_word_file(annotated: Reading, people: dict[str, User]) -> None:
    file = made(annotated, "docx", people["bob"])
    text = segment(read_bytes(file, name="handout.docx"))
    (note,) = [passage for passage in text.passages if passage.kind == "note"]
    assert (note.number, text.text_of(note)) == (1, "Arne Holt, The Toll Books (Westmark: Toll House, 1921), p. 14.")
    (call,) = text.calls
    (calling,) = [passage for passage in text.passages if passage.ref == call.passage]
    assert text.text_of(calling)[: call.offset].endswith("not in coin.")
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert b"footnotes+xml" in archive.read("[Content_Types].xml")
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    assert [each.get(qn("w:id")) for each in notes] == ["0", "1", "2"]


def test_a_word_file_without_notes_has_no_part_for_them(annotated: Reading, people: dict[str, User]) -> None:
    annotated.edition.current_revision.note_calls.all().delete()
    with zipfile.ZipFile(io.BytesIO(made(annotated, "docx", people["bob"]))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_an_unknown_form_is_refused(annotated: Reading, people: dict[str, User]) -> None:
    with pytest.raises(UnknownForm, match="markdown"):
        export(annotated, form="pdf", user=people["bob"])


def test_the_number_of_queries_does_not_grow_with_the_annotations(
    annotated: Reading, people: dict[str, User], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(31):
        made(annotated, "jsonld", people["bob"])


def _readable(file: bytes) -> str:
    """The words of a file; those of a zip (Word, Excel) from all its parts."""
    if not file.startswith(b"PK"):
        return file.decode()
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return "".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
