"""Short real troubles in tests/texts/, each with what a careful reader makes of it."""

from pathlib import Path

import pytest

from editions.readers import read
from editions.segmentation import restore, segment, segment_text
from tests.editions.segmentation.showing import shown

TEXTS = Path(__file__).parents[2] / "texts"
SOURCES = sorted(path for path in TEXTS.iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_text_gives_the_passages_a_reader_sees(path):
    assert shown(segment(read(path))) == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_file_comes_back_from_the_passages(path):
    source = read(path)
    assert restore(segment(source)) == source.raw


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("plain_paragraphs.txt", set()),
        ("numbered_list.txt", set()),
        ("superscripts_and_heads.txt", set()),
        ("lost_hyphens.txt", {"note_missing", "note_truncated", "page_order"}),
    ],
)
def test_only_what_is_doubtful_is_asked(name, codes):
    assert {doubt.code for doubt in segment(read(TEXTS / name)).doubts} == codes


def test_a_copy_of_a_page_is_dropped_and_said():
    segmented = segment(read(TEXTS / "doubled_page.txt"))
    (copy,) = [repair for repair in segmented.repairs if repair.kind == "duplicate_page"]
    assert "Buttels" in copy.before
    assert copy.after == ""
    assert any(doubt.code == "duplicate_page" for doubt in segmented.doubts)


def test_labels_say_where_they_come_from():
    pages = segment(read(TEXTS / "superscripts_and_heads.txt")).pages
    assert [(page.label, page.label_source) for page in pages] == [("40", "inferred"), ("41", "printed"), ("42", "printed")]


def test_without_a_dictionary_a_notice_says_that_words_were_judged_without(monkeypatch):
    monkeypatch.setattr("editions.segmentation.checking.dictionary", lambda language: None)
    broken = "Die Arbei\nterinnen gingen in die Biblio\nthek der Universi\ntät und sahen vor sich das ganze lange Wochen\nende.\n"
    notices = [doubt for doubt in segment_text(broken).doubts if doubt.code == "no_dictionary"]
    assert "frequencies" in notices[0].message
