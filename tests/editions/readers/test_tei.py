"""TEI comes in as it is printed: pages, notes at their places, headings, quotations, verse."""

import pytest

from tests.editions.readers.showing import body, notes, pages, read, repaired


def tei(body: str, *, back: str = "", entities: str = "") -> str:
    header = "<teiHeader><fileDesc><titleStmt><title>Im Kopf</title></titleStmt></fileDesc></teiHeader>"
    text = f"<text xml:lang='de'><body>{body}</body><back>{back}</back></text>"
    return f'<?xml version="1.0"?>{entities}<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{text}</TEI>'


@pytest.mark.parametrize(
    ("written", "passages"),
    [
        ("<p>Ein Satz.</p>", [("paragraph", "Ein Satz.")]),
        ("<p>Ein\n      <hi rend='bold'>fetter</hi>\n  Satz.</p>", [("paragraph", "Ein fetter Satz.")]),
        ("<p>Ein <foo>un<bar>be</bar>kanntes</foo> Element.</p>", [("paragraph", "Ein unbekanntes Element.")]),
        ("<foo>Text für sich.</foo>", [("paragraph", "Text für sich.")]),
        ("<p>Er rief: <q>»Halt!«</q> und ging.</p>", [("paragraph", "Er rief: »Halt!« und ging.")]),
        ("<p>Davor</p><quote>Ein langes Zitat.</quote>", [("paragraph", "Davor"), ("block_quotation", "Ein langes Zitat.")]),
        ("<cit><quote>Ein Zitat.</quote> <bibl>Lade, S. 4</bibl></cit>", [("block_quotation", "Ein Zitat. Lade, S. 4")]),
        ("<lg><l>Erster Vers,</l>\n<l>zweiter Vers.</l></lg>", [("verse", "Erster Vers,\nzweiter Vers.")]),
        ("<lg><lg><l>Eins</l></lg><lg><l>Zwei</l></lg></lg>", [("verse", "Eins"), ("verse", "Zwei")]),
        (
            "<sp><speaker>ILSE</speaker><l>Nun denn,</l><pb n='3'/><l>wohlan!</l></sp>",
            [("paragraph", "ILSE"), ("verse", "Nun denn,\nwohlan!")],
        ),
        ("<list><item>Eins</item><item><p>Zwei</p></item></list>", [("list_item", "Eins"), ("list_item", "Zwei")]),
        ("<list type='ordered'><item>Eins</item><item><p>Zwei</p></item></list>", [("list_item", "1. Eins"), ("list_item", "2. Zwei")]),
        ("<list rend='numbered'><item n='7'>Sieben</item><item>Zwei</item></list>", [("list_item", "7. Sieben"), ("list_item", "2. Zwei")]),
        ("<list type='ordered'><item>a) Eins</item><item>b) Zwei</item></list>", [("list_item", "a) Eins"), ("list_item", "b) Zwei")]),
        ("<list type='gloss'><item>Eins</item></list>", [("list_item", "Eins")]),
        ("<table><row><cell>a</cell><cell>b</cell></row><row><cell>c</cell></row></table>", [("table", "a\tb\nc")]),
        ("<p>Ein <choice><sic>feler</sic><corr>Fehler</corr></choice> bleibt.</p>", [("paragraph", "Ein feler bleibt.")]),
        ("<p>Rund-<lb/>gang, See- und<lb/>Landweg</p>", [("paragraph", "Rundgang, See- und Landweg")]),
        ("<p>unge-<lb break='no'/>\n  wiss und ganz<lb break='no'/>heitlich</p>", [("paragraph", "ungewiss und ganzheitlich")]),
    ],
)
def test_the_parts_of_a_text(written, passages):
    assert body(read(tei(written), "t.xml")) == passages


def test_a_note_is_cut_out_at_its_place():
    segmented = read(tei("<p>Ein Wort<note n='7)'><p>Erster Absatz.</p>\n<p>Zweiter.</p></note> und mehr.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Ein Wort{7} und mehr.")]
    assert notes(segmented) == {"n7": "Erster Absatz. Zweiter."}


def test_a_note_at_the_end_is_called_by_its_reference():
    written = tei("<p>Ein Wort<ref target='#n1'>1</ref>, noch eins<ptr target='#n2'/>.</p>",
                  back="<div><note xml:id='n1' n='1'>Eins.</note><note xml:id='n2' n='2'>Zwei.</note></div>")  # fmt: skip
    segmented = read(written, "t.xml")
    assert body(segmented) == [("paragraph", "Ein Wort{1}, noch eins{2}.")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei."}


def test_a_note_is_called_from_the_anchor_that_it_names():
    written = tei("<p>Ein Wort<anchor xml:id='a'/> und mehr.</p>", back="<note target='#a'>Dazu dies.</note>")
    assert body(read(written, "t.xml")) == [("paragraph", "Ein Wort{1} und mehr.")]


def test_a_reference_to_a_note_is_not_a_call():
    segmented = read(tei("<p>Wort<note xml:id='n1' n='1'>Eins.</note>, siehe <ref target='#n1'>die Note oben</ref>.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Wort{1}, siehe die Note oben.")]


def test_a_note_that_goes_on_over_the_page_is_one():
    written = "<p>Wort<note n='1' xml:id='a'>Der Anfang</note> und<pb n='2'/> mehr<note n='1' prev='#a'>und der Rest.</note>.</p>"
    segmented = read(tei(written), "t.xml")
    assert body(segmented) == [("paragraph", "Wort{1} und mehr.")]
    assert notes(segmented) == {"n1": "Der Anfang und der Rest."}


def test_notes_without_numbers_are_counted_and_keep_their_signs():
    segmented = read(tei("<p>Eins<note n='*)'>A.</note>, zwei<note n='**)'>B.</note>.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Eins{*}, zwei{**}.")]
    assert notes(segmented) == {"n1": "A.", "n2": "B."}


def test_numbers_that_begin_again_lead_to_their_own_notes():
    segmented = read(tei("<p>A<note n='1'>Eins.</note></p><pb n='2'/><p>B<note n='1'>Andere Eins.</note></p>"), "t.xml")
    assert notes(segmented) == {"n1": "Eins.", "n1-2": "Andere Eins."}
    assert [call.note for call in segmented.calls] == ["n1", "n1-2"]


def test_pages_carry_their_printed_numbers_even_in_the_middle_of_a_word():
    segmented = read(tei("<pb n='IX'/><p>Hier ge<pb n='X' break='no'/>trennt.</p><pb n='1'/><p>Weiter.</p>"), "t.xml")
    assert body(segmented)[0] == ("paragraph", "Hier getrennt.")
    assert pages(segmented) == [("IX", "file", "Hier"), ("X", "file", "trennt."), ("1", "file", "Weiter.")]


def test_a_note_stands_on_the_page_of_its_call():
    segmented = read(tei("<pb n='4'/><p>Eins<note n='1'><pb n='4'/>Note.</note> und <pb n='5'/>zwei<note n='2'>Note.</note></p>"), "t.xml")
    assert [(passage.ref, segmented.pages[passage.page].label) for passage in segmented.passages[1:]] == [("n1", "4"), ("n2", "5")]
    assert [page.label for page in segmented.pages] == ["4", "5"]


def test_running_heads_and_corrections_stay_to_be_seen_as_repairs():
    segmented = read(tei("<fw type='header'>Kopfzeile</fw><fw type='pageNum'>12</fw><p>Text <del>gestrichen</del>bleibt.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Text bleibt.")]
    assert (repaired(segmented, "running_head"), repaired(segmented, "page_number")) == (["Kopfzeile"], ["12"])
    assert repaired(segmented, "markup") == ["gestrichen"]


def test_title_page_and_headings_have_their_rank():
    written = (
        "<TEI><text><front><titlePage><docTitle><titlePart>Das Buch</titlePart><titlePart type='sub'>Erster Teil</titlePart></docTitle>"
        "<byline>Von <docAuthor>Jost Ahrend</docAuthor></byline></titlePage></front>"
        "<body><div><head>Kapitel</head><epigraph><p>Ein Motto.</p></epigraph><p>Text.</p></div></body></text></TEI>"
    )
    assert body(read(written, "t.xml")) == [
        ("title", "Das Buch"),
        ("subtitle", "Erster Teil"),
        ("byline", "Von Jost Ahrend"),
        ("heading", "Kapitel"),
        ("epigraph", "Ein Motto."),
        ("paragraph", "Text."),
    ]


def test_characters_that_the_file_names_itself_are_written_out():
    written = tei("<p>Ein Strich &mdash; und &eigen;.</p>", entities='<!DOCTYPE TEI [<!ENTITY eigen "dies"><!ENTITY mdash "&#8212;">]>')
    assert body(read(written, "t.xml")) == [("paragraph", "Ein Strich — und dies.")]


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        ("In <hi rendition='#i'>Der Kahn</hi> steht es.", [(3, 11, "italic")]),
        ("In <title level='m'>Der Kahn</title> steht es.", [(3, 11, "italic")]),
        ("In <title level='a'>Der Kahn</title> steht es.", []),
        ("In <title level='m' rend='plain'>Der Kahn</title> steht es.", []),
        ("<emph>So</emph> ist es.", [(0, 2, "italic")]),
        ("Im <hi rend='bold italic'>Kahn</hi>.", [(3, 7, "bold"), (3, 7, "italic")]),
        ("<hi rend='italic'>Der <hi rend='smallcaps'>Kahn</hi> im</hi> Hof.", [(0, 11, "italic"), (4, 8, "small_caps")]),
        ("Der <hi rendition='#g'>ganze</hi> 2<hi rend='sup'>te</hi>.", [(4, 9, "spaced"), (11, 13, "superscript")]),
        ("<hi rend='italic'>Der</hi> <hi rend='italic'>Kahn</hi> und <hi rend='italic'>er</hi>.", [(0, 8, "italic"), (13, 15, "italic")]),
        ("<hi rend='capitals'>Kapital</hi>.", []),
    ],
)
def test_what_print_sets_apart_are_marks(written, marks):
    (passage,) = read(tei(f"<p>{written}</p>"), "t.xml").passages
    assert [(mark.start, mark.end, mark.kind) for mark in passage.marks] == marks


def test_italics_go_on_behind_a_note_that_stands_in_them():
    segmented = read(tei("<p><hi rend='italic'>Der <note n='1'><hi rend='bold'>Ebd.</hi></note>Kahn</hi> lag da.</p>"), "t.xml")
    assert [[(mark.start, mark.end, mark.kind) for mark in passage.marks] for passage in segmented.passages] == [
        [(0, 8, "italic")],
        [(0, 4, "bold")],
    ]


def test_pages_and_passages_keep_the_names_that_the_file_gives_them():
    segmented = read(
        tei(
            "<pb n='4' xml:id='s4'/><head xml:id='k1'>Kopf</head><p xml:id='a1'>Vor <quote xml:id='z1'><p>Zitat</p><p>weiter</p></quote>"
            "danach.<note n='1' xml:id='fn1'>Note.</note></p><lg xml:id='g1'><l xml:id='v1'>Vers,</l><l>noch einer.</l></lg><p>Ohne.</p>"
        ),
        "t.xml",
    )
    assert [(passage.kind, passage.identifier) for passage in segmented.passages] == [
        ("title", "k1"),
        ("paragraph", "a1"),
        ("block_quotation", "z1"),
        ("block_quotation", ""),
        ("paragraph", ""),
        ("verse", "g1"),
        ("paragraph", ""),
        ("note", "fn1"),
    ]
    assert [page.identifier for page in segmented.pages] == ["s4"]


def test_a_name_given_twice_names_nothing():
    segmented = read(tei("<p xml:id='a'>Eins.</p><p xml:id='a'>Zwei.</p><p xml:id='b'>Drei.</p>"), "t.xml")
    assert [passage.identifier for passage in segmented.passages] == ["", "", "b"]


def test_a_call_whose_note_the_file_says_is_missing():
    segmented = read(tei("<p>Ein Wort<ref type='note-missing' n='3'/> und mehr.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Ein Wort{3} und mehr.")]
    assert [(call.note, doubt.code) for call, doubt in zip(segmented.calls, segmented.doubts, strict=True)] == [(None, "note_missing")]


def test_a_page_number_that_the_file_says_is_counted_is_not_taken_for_printed():
    segmented = read(tei("<pb n='4'/><p>Eins.</p><pb n='5' type='inferred'/><p>Zwei.</p><pb n='9' type='folio'/><p>Drei.</p>"), "t.xml")
    assert [(page.label, page.label_source) for page in segmented.pages] == [("4", "file"), ("5", "inferred"), ("9", "file")]


def test_the_encoders_language_is_taken_at_its_word():
    written = "<TEI><text xml:lang='la-x-medieval'><body><p>Ein deutscher Satz.</p></body></text></TEI>"
    assert read(written, "t.xml").language == "la"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<p>Er rief <q>halt</q>, <quote>wer da</quote>.</p>", "Er rief „halt“, „wer da“."),
        ("<p>Er rief <q>„halt“</q>, <quote>wer da</quote>.</p>", "Er rief „halt“, wer da."),
        ("<p>Er rief »<q>halt</q>«, <quote>wer da</quote>.</p>", "Er rief »halt«, wer da."),
        ("<p>Er rief <quote rend='italic'>halt</quote>, <soCalled>wer da</soCalled>.</p>", "Er rief halt, „wer da“."),
    ],
)
def test_marks_of_quotations_that_no_quotation_of_the_file_spells(written, text):
    assert body(read(tei(written), "t.xml")) == [("paragraph", text)]


def test_marks_of_quotations_are_as_the_header_says():
    kept = tei("<p>Er rief <q>halt</q>.</p>").replace("</teiHeader>", "<quotation marks='all'/></teiHeader>")
    assert body(read(kept, "t.xml")) == [("paragraph", "Er rief halt.")]


@pytest.mark.parametrize(("kind", "numbers"), [("ordered", "1 2"), ("ordered:arabic", "1 2"), ("ordered:loweralpha", "a b")])
def test_the_forms_of_numbers_that_pandoc_names(kind, numbers):
    written = f"<list type='{kind}'><item><p>Kahn</p></item><item><p>Steg</p></item></list>"
    first, second = numbers.split()
    assert body(read(tei(written), "t.xml")) == [("list_item", f"{first}. Kahn"), ("list_item", f"{second}. Steg")]
