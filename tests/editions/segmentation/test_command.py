"""`manage.py segment` prints what an import would give, without a database."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXTS = Path(__file__).parents[2] / "texts"


def printed(name: str, form: str) -> str:
    out = io.StringIO()
    call_command("segment", str(TEXTS / name), format=form, stdout=out)
    return out.getvalue()


def test_json_has_pages_blocks_notes_and_repairs():
    found = json.loads(printed("lost_hyphens.txt", "json"))
    assert list(found) == ["pages", "blocks", "notes", "repairs"]
    assert found["pages"] == [{"page": 1, "label": "1"}, {"page": 2, "label": "2"}, {"page": 3, "label": "3"}]
    assert {(note["n"], note["page"], note["status"]) for note in found["notes"]} == {
        (1, 1, "complete"), (2, 1, "complete"), (3, 2, "complete"), (4, 2, "missing"), (5, 3, "complete"), (6, 3, "truncated"),
    }  # fmt: skip


def test_a_call_stands_right_after_its_word():
    blocks = json.loads(printed("endnotes.txt", "json"))["blocks"]
    ends = {call["note"]: block["text"][: call["offset"]][-6:] for block in blocks for call in block["calls"]}
    assert ends == {1: "Ernte.", 2: " Buch,", 3: "hrift.", 4: "r 1712"}


def test_a_page_break_falls_where_the_page_begins():
    blocks = json.loads(printed("page_numbers_alone.txt", "json"))["blocks"]
    begins = {mark["page"]: block["text"][mark["offset"] :][:5] for block in blocks for mark in block["page_breaks"]}
    assert begins == {2: "four ", 3: "large"}


def test_the_check_list_names_what_to_look_at():
    text = printed("lost_hyphens.txt", "text")
    assert "note (truncated)" in text
    assert "Note 4 is called" in text


@pytest.mark.parametrize(("file", "said"), [("nowhere.txt", "no such file or directory"), ("", "is a directory")])
def test_what_cannot_be_read_is_said_in_a_sentence(file, said):
    with pytest.raises(CommandError) as refused:
        printed(file, "text")
    assert str(refused.value).endswith(f"cannot be read: {said}.")


def test_a_file_without_end_is_too_large():
    with pytest.raises(CommandError, match="at most"):
        call_command("segment", "/dev/zero")


def test_a_dash_is_the_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Ein Satz über die Uhr.".encode())))
    out = io.StringIO()
    call_command("segment", "-", format="json", stdout=out)
    assert [block["text"] for block in json.loads(out.getvalue())["blocks"]] == ["Ein Satz über die Uhr."]
