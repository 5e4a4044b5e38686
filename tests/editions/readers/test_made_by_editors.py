"""TEI as editions encode it: readings beside one another, words across pages and lines, notes from elsewhere, texts within texts."""

import pytest

from tests.editions.readers.showing import body, notes, pages, read, repaired


def tei(written: str, back: str = "") -> str:
    text = f"<text xml:lang='de'><body>{written}</body><back>{back}</back></text>"
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{text}</TEI>'


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Der <app><lem>Kahn</lem><rdg wit='#B'>Nachen</rdg></app> lag.", "Der Kahn lag."),
        ("Der <app><rdg wit='#A'>Kahn</rdg><rdg wit='#B'>Nachen</rdg></app> lag.", "Der Kahn lag."),
        ("Der <app><lem>Kahn</lem><rdgGrp><rdg wit='#B'>Nachen</rdg><rdg>Boot</rdg></rdgGrp></app> lag.", "Der Kahn lag."),
        ("Der <app><lem>Kahn <app><lem>dort</lem><rdg>hier</rdg></app></lem><rdg>Nachen</rdg></app> lag.", "Der Kahn dort lag."),
        ("Der <app><lem/><rdg wit='#B'>alte</rdg></app> Kahn.", "Der Kahn."),
        ("Der <subst><del>alte</del><add>neue</add></subst> Kahn.", "Der neue Kahn."),
        ("Der <choice><orig>Theil</orig><reg>Teil</reg></choice> und <choice><abbr>u.</abbr><expan>und</expan></choice> so.",
         "Der Theil und u. so."),
        ("Der <choice><corr>Kahn</corr><sic>Khan</sic></choice> lag.", "Der Khan lag."),
        ("Der <choice><corr>Kahn</corr></choice> lag.", "Der Kahn lag."),
        ("<choice><unclear>Kahn</unclear><unclear>Bahn</unclear></choice> lag.", "Kahn lag."),
        ("Der <supplied>alte</supplied> <unclear>Kahn</unclear> <gap/>lag.", "Der alte Kahn lag."),
        ("Ein b<expan>er<ex>um</ex></expan>, ein <abbr>Hrn.</abbr> N.", "Ein berum, ein Hrn. N."),
        ("Ein Ver<pb n='5'/>trag und ein Ver<milestone unit='section'/>kauf.", "Ein Vertrag und ein Verkauf."),
        ("Ein Ver-<lb/>\n<fw type='sig' place='bottom'>A 2</fw><pb n='5'/><fw type='header'>Kopf</fw><lb/>\ntrag.", "Ein Vertrag."),
        ("Ein Ver-<lb break='no'/><fw type='catch'>trag</fw><pb n='5' break='no'/>trag.", "Ein Vertrag."),
        ("Der <seg>Kahn<anchor xml:id='a'/></seg>, <note place='margin' type='gloss'>am Rand</note>der lag.", "Der Kahn,{1} der lag."),
    ],
)  # fmt: skip
def test_one_text_is_read_where_the_file_has_several(written, text):
    assert body(read(tei(f"<p>{written}</p>"), "t.xml")) == [("paragraph", text)]


def test_other_readings_can_be_seen_as_repairs():
    segmented = read(tei("<p>Der <app><lem>Kahn</lem><rdg wit='#B'>Nachen</rdg></app> lag.</p>"), "t.xml")
    assert repaired(segmented, "markup") == ["Nachen"]


def test_whole_paragraphs_in_two_readings():
    written = "<app><lem><p>Erste Fassung.</p></lem><rdg><p>Zweite Fassung.</p></rdg></app><p>Danach.</p>"
    assert body(read(tei(written), "t.xml")) == [("paragraph", "Erste Fassung."), ("paragraph", "Danach.")]


def test_a_note_at_the_end_that_leads_back_to_its_reference():
    written = "<p>Ein Wort<ref xml:id='r1' target='#n1' type='noteAnchor'>1</ref> und mehr.</p>"
    back = "<div type='notes'><head>Anmerkungen</head><note xml:id='n1' place='end' target='#r1'><p>Eins.</p><p>Mehr.</p></note></div>"
    segmented = read(tei(written, back), "t.xml")
    assert body(segmented) == [("paragraph", "Ein Wort{1} und mehr."), ("heading", "Anmerkungen")]
    assert notes(segmented) == {"n1": "Eins. Mehr."}


def test_a_note_that_is_called_twice():
    written = "<p>Eins<ref target='#n1'>1</ref> und zwei<ref target='#n1'>1</ref>.</p>"
    segmented = read(tei(written, "<note xml:id='n1' n='1'>Eins.</note>"), "t.xml")
    assert body(segmented) == [("paragraph", "Eins{1} und zwei{1}.")]
    assert [call.note for call in segmented.calls] == ["n1", "n1"]


def test_notes_in_a_heading_in_a_cell_in_a_verse_and_in_a_note():
    written = (
        "<p>Davor.</p><head>Bau<note n='1'>Eins.</note></head><table><row><cell>Ort<note n='2'>Zwei.</note></cell><cell>Zoll</cell></row>"
        "</table><lg><l>O Boot<note n='3'>Drei<note n='4'>Vier.</note>.</note>,</l><l>o Steg</l></lg>"
    )
    segmented = read(tei(written), "t.xml")
    assert body(segmented)[1:] == [("heading", "Bau{1}"), ("table", "Ort{2}\tZoll"), ("verse", "O Boot{3},\no Steg")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei.", "n3": "Drei.", "n4": "Vier."}


def test_a_note_with_a_quotation_and_a_table_of_its_own():
    note = "<note n='1'>Dazu: <quote><p>Ein Zitat.</p></quote><table><row><cell>a</cell><cell>b</cell></row></table></note>"
    segmented = read(tei(f"<p>Ein Wort{note} und mehr.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Ein Wort{1} und mehr.")]
    assert notes(segmented) == {"n1": "Dazu: Ein Zitat. a b"}


def test_several_texts_in_one_file_keep_their_titles_and_notes():
    def text(name: str) -> str:
        title = f"<front><titlePage><docTitle><titlePart>{name}</titlePart></docTitle></titlePage></front>"
        return f"<text>{title}<body><pb n='1'/><p>Text{name}<note n='1'>Note {name}.</note>.</p></body></text>"

    front = "<front><titlePage><docTitle><titlePart>Die Reihe</titlePart></docTitle></titlePage></front>"
    written = f"<TEI><text>{front}<group>{text('Eins')}{text('Zwei')}</group></text></TEI>"
    segmented = read(written, "t.xml")
    assert body(segmented) == [
        ("title", "Die Reihe"), ("heading", "Eins"), ("paragraph", "TextEins{1}."), ("heading", "Zwei"), ("paragraph", "TextZwei{1}."),
    ]  # fmt: skip
    assert [call.note for call in segmented.calls] == ["n1", "n1-2"]


def test_a_corpus_of_texts():
    one = "<TEI><teiHeader/><text><body><p>{}</p></body></text></TEI>"
    written = f"<teiCorpus><teiHeader><p>Kopf</p></teiHeader>{one.format('Eins.')}{one.format('Zwei.')}</teiCorpus>"
    assert body(read(written, "t.xml")) == [("paragraph", "Eins."), ("paragraph", "Zwei.")]


def test_a_running_head_in_the_middle_of_a_sentence_parts_nothing():
    written = "<p>Der Kahn <pb n='5'/><fw type='header'>Kopf</fw><fw type='pageNum'>5</fw>lag am Steg.</p>"
    segmented = read(tei(written), "t.xml")
    assert body(segmented) == [("paragraph", "Der Kahn lag am Steg.")]
    assert pages(segmented)[-1] == ("5", "file", "lag")


def test_labels_of_a_glossary_and_descriptions_of_pictures():
    written = (
        "<list type='gloss'><label>Kahn</label><item>ein Boot</item></list><figure><head>Die Uhr</head><figDesc>Zeiger</figDesc></figure>"
    )
    assert body(read(tei(written), "t.xml")) == [("list_item", "Kahn"), ("list_item", "ein Boot"), ("caption", "Die Uhr")]


def test_a_footnote_between_paragraphs_is_called_from_where_a_reference_stands_or_nowhere():
    written = (
        "<div><p>Eins<ref type='foot' target='#foot_0'>1</ref> und zwei.</p><note place='foot' n='1' xml:id='foot_0'><p>Eins.</p></note>"
        "<note place='foot' n='2' xml:id='foot_1'><p>Zwei.</p></note><p>Danach.</p></div>"
    )
    segmented = read(tei(written), "t.xml")
    assert body(segmented) == [("paragraph", "Eins{1} und zwei."), ("paragraph", "Danach.")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei."}
    assert [doubt.code for doubt in segmented.doubts] == ["note_without_call"]


def test_a_footnote_between_paragraphs_belongs_to_the_one_before_where_no_references_call_notes():
    segmented = read(tei("<p>Davor.</p><note place='foot' n='1'>Dazu.</note><p>Danach.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Davor.{1}"), ("paragraph", "Danach.")]


def test_a_reference_to_a_note_that_is_lost():
    segmented = read(tei("<p>Eins<ref type='noteAnchor' target='#n9'>9</ref>, siehe <ref target='#x'>7</ref>.</p>"), "t.xml")
    assert body(segmented) == [("paragraph", "Eins{9}, siehe 7.")]
    assert [doubt.code for doubt in segmented.doubts] == ["note_missing"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "<lb facs='#l1' n='N001'/>Der Kahn war ge¬<lb facs='#l2' n='N002'/>trennt vom\n<lb facs='#l3'/>Steg.",
            "Der Kahn war getrennt vom Steg.",
        ),
        ("<w>Der</w>\n <w>Kahn</w>\n <pc join='left'>,</pc>\n <w>dort</w><pc>.</pc>", "Der Kahn, dort."),
        ("Ein some<g ref='char:EOLhyphen'/>thing <gap extent='1 letter'/>da.", "Ein something da."),
        ("Ein <hi>K</hi>ahn <c>d</c>ort.", "Ein Kahn dort."),
    ],
)
def test_lines_tokens_and_signs(written, text):
    assert body(read(tei(f"<p>{written}</p>"), "t.xml")) == [("paragraph", text)]


def test_a_note_that_repeats_its_label():
    written = "<p>Ein Wort<ref target='#n1'><hi rend='sup'>1</hi></ref> und<ref target='#n2'>2</ref>.</p>"
    back = "<note xml:id='n1'><label>1</label><p>Eins.</p></note><note xml:id='n2' n='2'><p><label>2</label> 2 Könige.</p></note>"
    segmented = read(tei(written, back), "t.xml")
    assert body(segmented) == [("paragraph", "Ein Wort{1} und{2}.")]
    assert notes(segmented) == {"n1": "Eins.", "n2": "2 Könige."}


def test_notes_that_are_items_of_a_list():
    written = "<p>Ein Wort<ref target='#n1'>1</ref>, siehe <ref target='#k'>1</ref>.</p><p xml:id='k'>Kapitel.</p>"
    back = "<div type='notes'><list><item xml:id='n1' n='1'>Eins.</item></list></div>"
    segmented = read(tei(written, back), "t.xml")
    assert body(segmented) == [("paragraph", "Ein Wort{1}, siehe 1."), ("paragraph", "Kapitel.")]
    assert notes(segmented) == {"n1": "Eins."}


@pytest.mark.parametrize(
    "app", ["<anchor xml:id='a'/>alte<app from='#a'><lem>alte</lem><rdg>neue</rdg></app>", "<app><lem>alte</lem><rdg>neue</rdg></app>"]
)
def test_an_apparatus_that_stands_in_the_text_or_beside_it(app):
    assert body(read(tei(f"<p>Der {app} Kahn.</p>"), "t.xml")) == [("paragraph", "Der alte Kahn.")]


def test_a_quotation_and_its_source_without_a_blank():
    assert body(read(tei("<cit><quote>Ein Zitat.</quote><bibl>Lade, S. 4</bibl></cit>"), "t.xml")) == [
        ("block_quotation", "Ein Zitat. Lade, S. 4")
    ]


def test_a_milestone_may_begin_a_page():
    segmented = read(
        tei("<p><milestone unit='page' n='11'/>Eins <milestone unit='page' n='12'/>zwei <milestone unit='act' n='3'/>.</p>"), "t.xml"
    )
    assert [page.label for page in segmented.pages] == ["11", "12"]


def test_a_description_in_parts_is_set_with_commas():
    parts = "<analytic><author><surname>Amsel</surname><forename>Jost</forename></author><title level='a'>Das Boot</title></analytic>"
    whole = "<monogr><title level='j'>Blätter</title>\n <imprint><biblScope unit='page'>3–9</biblScope></imprint></monogr>"
    written = f"<listBibl><biblStruct>{parts}{whole}</biblStruct><bibl>Lade, Der Kahn.</bibl></listBibl>"
    assert [words for _, words in body(read(tei(written), "t.xml"))] == ["Amsel, Jost, Das Boot, Blätter, 3–9", "Lade, Der Kahn."]


def test_the_lines_of_a_letter():
    head = "<opener><dateline>Linz, 3. Mai</dateline><salute>Lieber Jan,</salute></opener>"
    foot = "<closer>Ich bin <salute>Dein</salute> <signed>Jost</signed></closer>"
    assert [words for _, words in body(read(tei(f"{head}<p>es regnet.</p>{foot}"), "t.xml"))] == [
        "Linz, 3. Mai", "Lieber Jan,", "es regnet.", "Ich bin Dein Jost",
    ]  # fmt: skip


def test_renditions_that_the_header_describes():
    described = (
        "<tagsDecl><rendition xml:id='T5' scheme='css'>font-style:italic</rendition><rendition xml:id='g'>letter-spacing:0.1em</rendition>"
        "<rendition xml:id='a' scheme='css'>list-style-type:lower-alpha</rendition>"
        "<rendition xml:id='x'>text-decoration:line-through</rendition>"
        "</tagsDecl>"
    )
    text = "<p>Der <hi rendition='#T5'>Kahn</hi> lag <hi rendition='#g'>dort</hi><hi rendition='#x'> nicht</hi>.</p>"
    text += "<list type='ordered' rendition='#a'><item>eins</item></list>"
    segmented = read(tei(text).replace("<teiHeader/>", f"<teiHeader><encodingDesc>{described}</encodingDesc></teiHeader>"), "t.xml")
    assert [words for _, words in body(segmented)] == ["Der Kahn lag dort.", "a. eins"]
    first = segmented.passages[0]
    assert [(segmented.text_of(first)[mark.start : mark.end], mark.kind) for mark in first.marks] == [
        ("Kahn", "italic"),
        ("dort", "spaced"),
    ]


def test_paragraphs_and_notes_as_openedition_has_them():
    front = "<front><note type='author'><p>Ein Wort des Verfassers.</p></note></front>"
    text = "<p rend='epigraph'>Der Fluss.</p><p>Wort<note place='foot' n='1'><p>Eins.</p></note>.</p><p rend='figure-title'>Abb. 1</p>"
    segmented = read(tei(text).replace("<body>", f"{front}<body>"), "t.xml")
    assert body(segmented) == [
        ("paragraph", "Ein Wort des Verfassers."), ("epigraph", "Der Fluss."), ("paragraph", "Wort{1}."), ("caption", "Abb. 1"),
    ]  # fmt: skip
    assert notes(segmented) == {"n1": "Eins."}
