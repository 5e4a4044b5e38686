"""`manage.py citations`: the whole way from a file to locators, resolutions and findings."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

TEXT = """DER SCHREIBER UND SEIN PULT

Ida Meise

Der Schreiber saß den ganzen Tag am Pult, und seine Arbeit blieb ohne Lohn.1 Am Abend
zählte er die Seiten, die er geschrieben hatte.2 Niemand fragte ihn, was er von den
Büchern hielt, die er abschrieb, und er selbst fragte es auch nicht.3 Erst der Winter
brachte eine Änderung, als das Amt die Abschriften noch einmal lesen ließ.4

1   Karl Amsel, Der Schreiber, Berlin 1901, S. 40–47, hier S. 42.

2   Ebd., S. 45.

3   Fink, Das Pult, S. 12.

4   Amsel, Schreiber, S. 47–40.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def report(path: Path) -> dict[str, list[dict[str, object]]]:
    out = StringIO()
    call_command("citations", str(path), format="json", stdout=out)
    loaded: dict[str, list[dict[str, object]]] = json.loads(out.getvalue())
    return loaded


def test_locators_say_where_they_stand_and_what_they_mean(article: Path) -> None:
    assert report(article)["locators"][0] == {
        "note": 1,
        "block": None,
        "start": TEXT.index("S. 40–47") - TEXT.index("Karl Amsel"),
        "end": TEXT.index("S. 42.") + 5 - TEXT.index("Karl Amsel"),
        "raw": "S. 40–47, hier S. 42",
        "label": "page",
        "ranges": [[40, 47]],
        "pinpoint": [[42, 42]],
        "tier": "labelled",
    }


def test_back_references_name_their_notes(article: Path) -> None:
    assert report(article)["resolutions"] == [
        {"note": 2, "form": "ibid", "antecedent_note": 1, "root_note": 1, "status": "resolved"},
        {"note": 3, "form": "short", "antecedent_note": None, "root_note": None, "status": "no_target"},
        {"note": 4, "form": "short", "antecedent_note": 1, "root_note": 1, "status": "resolved"},
    ]


def test_findings_come_most_severe_first(article: Path) -> None:
    found = report(article)["findings"]
    assert [(one["check"], one["code"], one["severity"], one["notes"]) for one in found] == [
        ("C3", "dangling", "error", [3]),
        ("F2", "descending", "error", [4]),
    ]
    assert found[1]["message"] == "The pages of “S. 47–40” run backwards."


def test_what_was_said_before_is_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    notes = "[^1]: Ida Meise, Pulte, in: Karl Fink (Hg.), Möbel der Ämter, Kiel 1990, S. 12.\n\n[^2]: Ebd., S. 14.\n"
    path.write_text(f"# Der Tisch\n\nEr stand im Amt.[^1] Er wackelte.[^2]\n\n{notes}")
    assert [(one["code"], one["notes"]) for one in report(path)["findings"]] == [("container_unknown", [1])]


def test_the_report_can_be_read_as_lines(article: Path) -> None:
    out = StringIO()
    call_command("citations", str(article), stdout=out)
    assert "n.    2 ibid       → n. 1 (resolved)" in out.getvalue()


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.7 \x00\x01"])
def test_a_file_that_cannot_be_read_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "article"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("citations", str(path), format="json", stdout=StringIO())
