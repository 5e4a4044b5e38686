"""Every form of export carries the tags that its reader may see, and no others."""

import json

import pytest
from lxml import etree

from annotator.actions.tags import tag
from annotator.exports import ExportOptions, export
from annotator.models import Claim, Reading, User

TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture
def tagged(annotated: Reading, people: dict[str, User]) -> Reading:
    shared = Claim.objects.filter(reading=annotated, visibility="seminar", deleted_at=None, created_by=people["alice"]).order_by("pk")[0]
    private = Claim.objects.create(reading=annotated, statement="Mine.", visibility="private", created_by=people["alice"])
    tag(annotation=shared, names=["Toll", "Salt & carts"], by=people["alice"])
    tag(annotation=private, names=["Hush-hush"], by=people["alice"])
    return annotated


def exported(reading: Reading, form: str, user: User) -> str:
    return b"".join(export(reading, form=form, user=user, options=ExportOptions()).chunks).decode()


@pytest.mark.parametrize("form", ["markdown", "csv", "jsonld", "tei", "html"])
def test_who_may_see_a_tag_finds_it_in_the_file(form: str, tagged: Reading, people: dict[str, User]) -> None:
    assert "Toll" in exported(tagged, form, people["bob"])
    assert "Hush-hush" not in exported(tagged, form, people["bob"]).replace("\\", "")
    assert "Hush-hush" in exported(tagged, form, people["alice"]).replace("\\", "")


def test_in_json_ld_a_tag_is_a_body_for_tagging(tagged: Reading, people: dict[str, User]) -> None:
    items = json.loads(exported(tagged, "jsonld", people["bob"]))["first"]["items"]
    bodies = [body for item in items for body in item.get("body", []) if body["purpose"] == "tagging"]
    assert [body["value"] for body in bodies] == ["Salt & carts", "Toll"]


def test_in_csv_tags_have_a_column(tagged: Reading, people: dict[str, User]) -> None:
    assert "Salt & carts; Toll" in exported(tagged, "csv", people["bob"])


def test_in_tei_tags_are_notes_of_the_annotation(tagged: Reading, people: dict[str, User]) -> None:
    root = etree.fromstring(exported(tagged, "tei", people["bob"]).encode())
    assert [note.text for note in root.iter(f"{TEI}note") if note.get("type") == "tag"] == ["Salt & carts", "Toll"]
