"""JATS: the title page from the head, notes from where they are called, what the head says as CSL-JSON."""

import pytest

from editions.citations.reading import CitationReading
from editions.importing import Description, import_edition
from editions.readers import read_bytes
from editions.segmentation import segment
from tests.editions.readers.showing import body, notes, pages, read, repaired
from tests.editions.readers.twins import jats

TITLE = "<title-group><article-title>Der Kahn</article-title></title-group>"


def of(text: str, back: str = "", head: str = ""):
    return read(jats(text, back, head), "t.xml")


def group(*notes: str) -> str:
    return f"<fn-group>{''.join(notes)}</fn-group>"


def note(number: int, text: str) -> str:
    return f'<fn id="fn{number}"><label>{number}</label><p>{text}</p></fn>'


def call(number: int) -> str:
    return f'<xref ref-type="fn" rid="fn{number}">{number}</xref>'


@pytest.mark.parametrize(
    ("written", "passages"),
    [
        ("<p>Ein Satz.</p>", [("paragraph", "Ein Satz.")]),
        ("<p>Ein <foo>un<bar>be</bar>kanntes</foo> Element.</p>", [("paragraph", "Ein unbekanntes Element.")]),
        ("<p>Vor</p><disp-quote><p>Eins.</p><attrib>Amsel</attrib></disp-quote>",
         [("paragraph", "Vor"), ("block_quotation", "Eins."), ("block_quotation", "Amsel")]),
        ("<p>Er schrieb: <disp-quote><p>Zitat.</p></disp-quote> So weit.</p>",
         [("paragraph", "Er schrieb:"), ("block_quotation", "Zitat."), ("paragraph", "So weit.")]),
        ("<verse-group><verse-line>O Boot,</verse-line>\n<verse-line>o Steg</verse-line></verse-group>", [("verse", "O Boot,\no Steg")]),
        ("<verse-group><verse-group><verse-line>Eins</verse-line></verse-group><verse-group><verse-line>Zwei</verse-line></verse-group>"
         "</verse-group>", [("verse", "Eins"), ("verse", "Zwei")]),
        ("<list><list-item><label>a)</label><p>Eins</p></list-item><list-item><p>Zwei</p></list-item></list>",
         [("list_item", "a) Eins"), ("list_item", "Zwei")]),
        ("<list list-type='order'><list-item><p>Eins</p><p>mehr</p></list-item><list-item><p>Zwei</p></list-item></list>",
         [("list_item", "1. Eins"), ("list_item", "mehr"), ("list_item", "2. Zwei")]),
        ("<fig><label>Abb. 1</label><caption><title>Die Uhr</title><p>Aufnahme von 1911.</p></caption><graphic/></fig><p>Text.</p>",
         [("caption", "Abb. 1 Die Uhr"), ("caption", "Aufnahme von 1911."), ("paragraph", "Text.")]),
        ("<fig><label>Abb. 1</label><graphic/></fig><p>Text.</p>", [("caption", "Abb. 1"), ("paragraph", "Text.")]),
        ("<table-wrap><label>Tab. 1</label><caption><p>Zölle</p></caption><table><tr><th>Ort</th><th>Zoll</th></tr><tr><td>Krumau</td>"
         "<td>3</td></tr></table></table-wrap>", [("caption", "Tab. 1 Zölle"), ("table", "Ort\tZoll\nKrumau\t3")]),
        ("<p>Die Zahl <alternatives><tex-math>x</tex-math><mml>y</mml></alternatives> bleibt.</p>", [("paragraph", "Die Zahl x bleibt.")]),
        ("<speech><speaker>ILSE</speaker><p>Nun denn.</p></speech>", [("paragraph", "ILSE"), ("paragraph", "Nun denn.")]),
    ],
)  # fmt: skip
def test_the_parts_of_a_text(written, passages):
    assert body(of(written)) == passages


def test_headings_have_their_numbers_and_their_rank():
    text = "<sec><title>Bau</title><sec><label>1.1</label><title>Holz</title><p>Text.</p></sec></sec><sec><title>Fahrt</title></sec>"
    source = read_bytes(jats(text, head=TITLE).encode(), name="t.xml")
    assert [(block.level, source.raw[block.start : block.end]) for block in source.structured.blocks if block.kind == "heading"] == [
        (1, "Bau"), (2, "1.1 Holz"), (1, "Fahrt"),
    ]  # fmt: skip


def test_notes_at_the_end_are_called_by_cross_references():
    segmented = of(f"<p>Eins{call(1)} und zwei<sup>{call(2)}</sup>.</p>", group(note(1, "Die erste."), note(2, "1848 war es.")))
    assert body(segmented) == [("paragraph", "Eins{1} und zwei{2}.")]
    assert notes(segmented) == {"n1": "Die erste.", "n2": "1848 war es."}


def test_a_note_within_a_sentence_is_called_there():
    segmented = of("<p>Ein Wort<fn><label>1</label><p>Die Note.</p></fn> und mehr.</p>")
    assert body(segmented) == [("paragraph", "Ein Wort{1} und mehr.")]
    assert notes(segmented) == {"n1": "Die Note."}


def test_a_note_that_the_file_does_not_hold_is_said_to_be_missing():
    segmented = of(f'<p>Eins{call(9)}, siehe <xref ref-type="sec" rid="s7">7</xref>.</p>')
    assert body(segmented) == [("paragraph", "Eins{9}, siehe 7.")]
    assert [doubt.code for doubt in segmented.doubts] == ["note_missing"]


def test_several_notes_at_one_place_leave_no_comma():
    text = f"<p>Eins<sup>{call(1)},{call(2)}</sup>, zwei.</p>"
    segmented = of(text, group(note(1, "Eins."), note(2, "Zwei.")))
    assert body(segmented) == [("paragraph", "Eins{1}{2}, zwei.")]


def test_a_word_that_leads_to_a_note_mentions_it():
    text = f'<p>Eins{call(1)}, siehe <xref rid="fn1">Anm. 1</xref> und Anm. {call(1)}, nochmals<sup>{call(1)}</sup>.</p>'
    segmented = of(text, group(note(1, "Eins.")))
    assert body(segmented) == [("paragraph", "Eins{1}, siehe Anm. 1 und Anm. 1, nochmals{1}.")]


def test_a_sign_that_the_text_of_a_note_repeats_is_left_out():
    text = f"<p>Eins{call(1)}, zwei{call(2)}.</p>"
    back = group('<fn id="fn1"><p><sup>1</sup> Die erste.</p></fn>', '<fn id="fn2"><label>2</label><p>2 Könige.</p></fn>')
    segmented = of(text, back)
    assert notes(segmented) == {"n1": "Die erste.", "n2": "2 Könige."}
    assert repaired(segmented, "note_extraction")[:1] == ["1"]


def test_raised_labels_and_one_sign_for_two_people():
    head = (
        "<title-group><article-title>Der Kahn</article-title></title-group><contrib-group>"
        '<contrib contrib-type="author"><string-name>Ida Amsel</string-name><xref ref-type="fn" rid="a"><sup>†</sup></xref></contrib>'
        '<contrib contrib-type="author"><string-name>Jan Kolk</string-name><xref ref-type="fn" rid="a"><sup>†</sup></xref></contrib>'
        '</contrib-group><author-notes><fn id="a"><label><sup>†</sup></label><p>Zu gleichen Teilen.</p></fn></author-notes>'
    )
    segmented = of(f"<p>Eins{call(1)}.</p>", group('<fn id="fn1"><label><sup>1</sup></label><p>Note.</p></fn>'), head)
    assert body(segmented)[1:] == [("byline", "Ida Amsel{†}, Jan Kolk{†}"), ("paragraph", "Eins{1}.")]
    assert notes(segmented) == {"n0": "Zu gleichen Teilen.", "n1": "Note."}


def test_a_remark_that_nothing_calls_is_no_note():
    segmented = of("<p>Text.</p>", group('<fn fn-type="conflict"><p>Keine Interessen.</p></fn>'))
    assert body(segmented) == [("paragraph", "Text."), ("paragraph", "Keine Interessen.")]
    assert segmented.doubts == ()


def test_a_note_among_the_references_is_called_like_any_other():
    text = '<p>Ein Wort<xref ref-type="bibr" rid="r1">1</xref> und <xref ref-type="bibr" rid="r2">Amsel 1901</xref>.</p>'
    back = (
        '<ref-list><title>Nachweise</title><ref id="r1"><label>1</label><note><p>Ebd.</p></note></ref>'
        '<ref id="r2"><mixed-citation>Amsel, Ida: <italic>Der Kahn</italic>, Krumau 1901.</mixed-citation></ref></ref-list>'
    )
    segmented = of(text, back)
    assert body(segmented) == [
        ("paragraph", "Ein Wort{1} und Amsel 1901."), ("heading", "Nachweise"), ("paragraph", "Amsel, Ida: Der Kahn, Krumau 1901."),
    ]  # fmt: skip
    assert notes(segmented) == {"n1": "Ebd."}


def test_a_reference_in_parts_is_a_sentence():
    back = (
        "<ref-list><ref><element-citation><person-group><name><surname>Amsel</surname><given-names>Ida</given-names></name>\n"
        "<name><surname>Kolk</surname><given-names>Jan</given-names></name></person-group><article-title>Der Kahn</article-title>"
        "<source>Blätter</source><volume>12</volume><year>1958</year><fpage>201</fpage><lpage>233</lpage>"
        "</element-citation></ref></ref-list>"
    )
    assert body(of("<p>Text.</p>", back))[1:] == [("paragraph", "Amsel, Ida; Kolk, Jan, Der Kahn, Blätter, 12, 1958, 201–233")]


def test_the_title_page_is_written_from_the_head():
    people = (
        '<contrib contrib-type="author"><name><surname>Amsel</surname><given-names>Ida</given-names></name>'
        '<xref rid="a1">*</xref></contrib>'
        '<contrib contrib-type="author"><string-name>Jan Kolk</string-name></contrib>'
        '<contrib contrib-type="editor"><string-name>Lena Brandt</string-name></contrib>'
    )
    head = (
        "<title-group><article-title>Der Kahn<xref rid='a2'>†</xref></article-title><subtitle>Ein Bericht</subtitle></title-group>"
        f"<contrib-group>{people}</contrib-group><author-notes><fn id='a1'><label>*</label><p>Krumau.</p></fn>"
        "<fn id='a2'><label>†</label><p>Vortrag.</p></fn></author-notes><abstract><title>Zusammenfassung</title><p>Kurz.</p></abstract>"
        "<kwd-group><kwd>Boot</kwd></kwd-group>"
    )
    segmented = of("<p>Text.</p>", head=head)
    assert body(segmented) == [
        ("title", "Der Kahn{†}"), ("subtitle", "Ein Bericht"), ("byline", "Ida Amsel{*}, Jan Kolk"), ("heading", "Zusammenfassung"),
        ("paragraph", "Kurz."), ("paragraph", "Text."),
    ]  # fmt: skip
    assert notes(segmented) == {"n1": "Krumau.", "n2": "Vortrag."}


def test_an_article_within_the_article_comes_after_it_with_its_own_title():
    within = (
        f"<sub-article><front-stub>{TITLE.replace('Der Kahn', 'Antwort')}</front-stub>"
        f"<body><p>Nein{call(9).replace('fn9', 'z1')}.</p></body>"
        '<back><fn-group><fn id="z1"><label>1</label><p>Doch.</p></fn></fn-group></back></sub-article>'
    )
    data = jats(f"<p>Ja{call(1)}.</p>", group(note(1, "Ja.")), TITLE).replace("</article>", f"{within}</article>")
    segmented = read(data, "t.xml")
    assert body(segmented) == [("title", "Der Kahn"), ("paragraph", "Ja{1}."), ("heading", "Antwort"), ("paragraph", "Nein{9}.")]
    assert notes(segmented) == {"n1": "Ja.", "n1-2": "Doch."}


def test_pages_that_the_file_names():
    text = '<p>Eins <named-content content-type="page">12</named-content>zwei <target target-type="page" id="page-13"/>drei.</p>'
    assert pages(of(text)) == [("11", "inferred", "Eins"), ("12", "file", "zwei"), ("13", "file", "drei.")]


def test_the_head_as_csl_json():
    head = (
        '<article-id pub-id-type="doi">10.5555/fluss.12.3</article-id>'
        "<title-group><article-title>Der <italic>Kahn</italic><xref rid='a'>*</xref></article-title>"
        "<subtitle>Ein Bericht</subtitle></title-group>"
        '<contrib-group><contrib contrib-type="author"><name><surname>Amsel</surname><given-names>Ida</given-names></name></contrib>'
        '<contrib contrib-type="author"><collab>Kreis für Flusskunde</collab></contrib></contrib-group>'
        '<pub-date pub-type="epub"><day>3</day><month>2</month><year>1959</year></pub-date>'
        '<pub-date pub-type="collection"><year>1958</year></pub-date><volume>12</volume><issue>3</issue>'
        "<fpage>201</fpage><lpage>233</lpage>"
    )
    source = read_bytes(jats("<p>Text.</p>", head=head).encode(), name="t.xml")
    assert source.csl == {
        "type": "article-journal",
        "title": "Der Kahn: Ein Bericht",
        "author": [{"family": "Amsel", "given": "Ida"}, {"literal": "Kreis für Flusskunde"}],
        "container-title": "Blätter für Flusskunde",
        "volume": "12",
        "issue": "3",
        "page": "201–233",
        "DOI": "10.5555/fluss.12.3",
        "language": "de",
        "issued": {"date-parts": [[1958]]},
    }
    assert source.metadata == {"title": "Der Kahn", "subtitle": "Ein Bericht", "creators": "Ida Amsel\nKreis für Flusskunde"}


def test_an_article_without_a_title_says_nothing_of_itself():
    source = read_bytes(jats("<p>Text.</p>").encode(), name="t.xml")
    assert (source.csl, source.metadata) == ({}, {})


@pytest.mark.django_db
def test_an_edition_takes_the_csl_json_of_its_file_unless_somebody_has_given_one():
    source = read_bytes(jats("<p>Text.</p>", head=TITLE).encode(), name="t.xml")

    def imported(**given) -> dict:
        read = {"source": source, "segmented": segment(source), "citations": CitationReading((), ())}
        return import_edition(**read, name="t.xml", source_sha256="0" * 64, description=Description(**given)).edition.csl

    assert imported()["container-title"] == "Blätter für Flusskunde"
    assert imported(csl={"title": "Der Kahn"}) == {"title": "Der Kahn"}


def test_a_note_without_a_label_before_the_one_with_the_next_number():
    text = "<p>Wort<fn><p>Eins.</p></fn>, zwei<fn><label>2</label><p>Zwei.</p></fn>, drei<fn><label>*</label><p>Stern.</p></fn>.</p>"
    segmented = read(f"<article article-type='x'><body>{text}</body></article>", "t.xml")
    assert notes(segmented) == {"n1": "Eins.", "n2": "Zwei.", "n0": "Stern."}
