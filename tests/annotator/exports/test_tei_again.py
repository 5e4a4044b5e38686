"""A TEI file that is imported, exported and imported again gives the same passages."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from lxml import etree

from annotator.exports.tei_text import TextWriter, element
from editions.citing import citations_of
from editions.importing import import_edition
from editions.models import Revision
from editions.readers import read_bytes
from editions.segmentation import Segmented, segment


def tei(body: str, *, front: str = "", back: str = "") -> bytes:
    text = f"<text xml:lang='de'>{front}<body>{body}</body><back>{back}</back></text>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{text}</TEI>'.encode()


def imported(data: bytes, name: str = "t.xml") -> tuple[Revision, Segmented]:
    source = read_bytes(data, name=name)
    segmented = segment(source)
    found = citations_of(segmented)
    return import_edition(source=source, segmented=segmented, citations=found, name=name, source_sha256="0" * 64), segmented


def exported(revision: Revision) -> bytes:
    root = element(None, "TEI")
    TextWriter(revision, ()).write(root)
    return etree.tostring(root)


def without_names(segmented: Segmented) -> Segmented:
    """The export names every passage, by its ref where the file had no name for it; none of the raw text's repairs."""
    passages = tuple(replace(passage, identifier="") for passage in segmented.passages)
    return replace(segmented, passages=passages, repairs=())


PAGES = "<pb n='4' xml:id='s4'/>"
TITLE = (
    "<front><titlePage><docTitle><titlePart type='main'>Die Waage</titlePart><titlePart type='sub'>Ein Versuch</titlePart></docTitle>"
    "<byline>Ilse Brand</byline></titlePage></front>"
)
FILES = {
    "prose": tei("<p>Ein Satz.</p><p>Noch einer.</p>"),
    "title page": tei("<div><head>Anfang</head><p>Satz.</p></div><div><head>Ende</head><p>Satz.</p></div>", front=TITLE),
    "notes": tei("<p>Ein Wort<note n='1'>Eins, <hi rend='italic'>Der Kahn</hi>.</note> und<note n='2'>Zwei.</note> mehr.</p>"),
    "note within a note": tei("<p>Wort<note n='1'>Eins<note n='2'>in ihr.</note> weiter.</note> und mehr.</p>"),
    "note called twice": tei(
        "<p>Ein<ref target='#a'>1</ref> Wort<ref target='#b'>2</ref> und<ref target='#a'>1</ref>.</p>",
        back="<div type='notes'><note xml:id='a' n='1'>Eins.</note><note xml:id='b' n='2'>Zwei.</note></div>",
    ),
    "note called nowhere": tei("<p>Ein Satz.</p>", back="<div type='notes'><note n='3'>Drei.</note></div>"),
    "note that is missing": tei("<p>Ein Wort<ref type='note-missing' n='3'/> und<note n='4'>Vier.</note>.</p>"),
    "notes whose numbers begin again": tei("<p>A<note n='1'>Eins.</note></p><pb n='2'/><p>B<note n='1'>Andere.</note></p>"),
    "pages": tei(f"{PAGES}<p>Auf vier <pb n='5'/>und fünf.</p><pb n='6' type='inferred'/><p>Auf <pb/>sechs.</p>"),
    "page within a word": tei("<pb n='IX'/><p>Ge<pb n='X' break='no'/>trennt.</p>"),
    "last page without text": tei("<pb n='1'/><p>Satz<note n='1'>Note.</note>.</p><pb n='2'/>"),
    "names": tei(
        "<pb n='4' xml:id='s4'/><p xml:id='p7'>Vor.</p><quote xml:id='z'>Zitat.</quote><lg xml:id='g'><l>Vers</l></lg><p>Nach.</p>"
    ),
    "names like ours": tei("<p xml:id='p2'>Eins.</p><p xml:id='text'>Zwei.</p><p xml:id='claim-3'>Drei.</p>"),
    "kinds": tei(
        "<div><epigraph><p>Motto.</p></epigraph><p>Satz.</p><quote>Zitat.</quote><list><item>Eins</item><item>Zwei</item></list>"
        "<lg><l>Erster Vers,</l><l>zweiter <hi rend='bold'>Vers,</hi></l><l><hi rend='bold'>dritter.</hi></l></lg>"
        "<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></table><p>Satz.</p><figure><head>Abbildung</head></figure></div>"
    ),
    "cells": tei(
        "<table><row><cell>Jahr <hi rend='bold'>und</hi> Tag</cell><cell>Maß<note n='1'>Eins.</note> in Ellen</cell></row>"
        "<row><pb n='2'/><cell>1811</cell><cell><hi rend='italic'>drei und\n vier</hi></cell><cell>fünf</cell></row>"
        "<row><cell/><cell/><cell>sechs</cell></row></table>"
    ),
    "notes that are not whole": tei(
        "<p>Ein Wort<note n='1' type='truncated'>Lade, Der Ka</note> und<note n='2' type='gap'>Vgl. … 8.</note>.</p>",
        back="<div type='notes'><note n='3' type='gap'>Drei.</note></div>",
    ),
    "letters": tei(
        "<p><hi rend='italic'>Der <note n='1'>Nein.</note>Kahn <hi rend='smallcaps'>lag</hi></hi> da, 2<hi rend='sup'>te</hi>.</p>"
    ),
    "unknown": tei("<foo>Text <bar>für</bar> sich.</foo><p>Mit <placeName>Ort</placeName> &amp; &lt;Zeichen&gt;.</p>"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_the_same_passages_pages_notes_and_calls(name: str) -> None:
    revision, first = imported(FILES[name])
    _, second = imported(exported(revision))
    assert without_names(second) == without_names(first)


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_names_of_the_file_stay_and_others_are_our_refs(name: str) -> None:
    revision, first = imported(FILES[name])
    _, second = imported(exported(revision))
    for before, after in zip(first.passages, second.passages, strict=True):
        given = before.identifier not in ("", "text", "claim-3")
        assert after.identifier == before.identifier if given else after.identifier.rstrip("_") == before.ref
    assert [page.identifier for page in second.pages] == [page.identifier for page in first.pages]


@pytest.mark.django_db
def test_a_table_keeps_its_cells() -> None:
    revision, _ = imported(FILES["cells"])
    again, _ = imported(exported(revision))
    (table,) = again.passages.filter(kind="table")
    assert table.text == "Jahr und Tag\tMaß in Ellen\n1811\tdrei und vier\tfünf\n\t\tsechs"


@pytest.mark.django_db
def test_a_note_of_which_words_are_missing_is_still_said_to_be() -> None:
    revision, _ = imported(FILES["notes that are not whole"])
    again, _ = imported(exported(revision))
    assert list(again.passages.filter(kind="note").values_list("number", "status")) == [(1, "truncated"), (2, "gap"), (3, "gap")]
    assert [(doubt["code"], doubt["note"]) for doubt in again.doubts] == [
        ("note_truncated", 1), ("note_gap", 2), ("note_without_call", 3), ("note_gap", 3),
    ]  # fmt: skip


WORDS = st.lists(st.sampled_from(["Kahn", "der", "lag.", "»Eis«", "S. 4", "&amp;"]), min_size=1, max_size=4).map(" ".join)
RUNS = st.one_of(
    WORDS,
    st.tuples(st.sampled_from(["italic", "bold", "bold italic", "sup"]), WORDS).map(lambda run: f"<hi rend='{run[0]}'>{run[1]}</hi>"),
    st.tuples(st.integers(1, 9), WORDS).map(lambda note: f"<note n='{note[0]}'>{note[1]}</note>"),
    st.integers(1, 400).map(lambda number: f"<pb n='{number}'/>"),
)
INNER = st.lists(RUNS, min_size=1, max_size=6).map(" ".join)
BLOCKS = st.one_of(
    INNER.map(lambda words: f"<p>Erst {words} Ende.</p>"),
    INNER.map(lambda words: f"<quote>Zitat {words} Ende.</quote>"),
    st.lists(INNER, min_size=1, max_size=3).map(lambda lines: f"<lg>{''.join(f'<l>Vers {line} hin</l>' for line in lines)}</lg>"),
    WORDS.map(lambda words: f"<list><item>Punkt {words}</item></list>"),
)


class AnyFile(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(BLOCKS, min_size=1, max_size=5).map("".join))
    def test_gives_the_same_passages_again(self, body: str) -> None:
        revision, first = imported(tei(f"<p>Zu Beginn ein ganzer Satz.</p>{body}"))
        _, second = imported(exported(revision))
        assert without_names(second) == without_names(first)


TEXTS = sorted(path for path in (Path(__file__).parents[2] / "texts").iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.django_db
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_text_of_another_format_comes_back_as_it_was_read(path: Path) -> None:
    revision, first = imported(path.read_bytes(), path.name)
    _, second = imported(exported(revision))
    assert second.text == first.text
    assert without_names(second).passages == without_names(first).passages
    assert (second.calls, second.pages) == (first.calls, first.pages)
