"""One invented article, written in each format that we read."""

import io
import re
import textwrap
import zipfile
from collections.abc import Callable
from html import escape

TITLE = "Die Uhr im Fährhaus"
SUBTITLE = "Über Zeit und Zoll am unteren Lauf der Ister"
AUTHOR = "Ottilie Brandhuber"

# In the text _ … _ stands for italics, {n} calls note n.
BODY: tuple[tuple[str, str], ...] = (
    ("heading", "I. Der Zeiger steht"),
    (
        "paragraph",
        "Wer im Fährhaus von Krumau auf das Boot wartete, der sah eine Uhr, die seit Menschengedenken auf halb vier stand.{1} "
        "Die Schiffer hielten sich nicht an sie, und doch wurde nach ihr der Zoll berechnet; das Amt berief sich dabei auf "
        "eine Ordnung,{2} die niemand mehr im Wortlaut kannte.",
    ),
    (
        "paragraph",
        "Erst als die Handelskammer eine Abschrift verlangte, stellte sich heraus, dass die Ordnung von der Uhr gar nicht sprach. "
        "Sie nannte, wie man im Titel _Von der Fähre und dem Maß_ lesen kann, allein den Stand der Sonne.{3}",
    ),
    (
        "block_quotation",
        "Es soll der Fährmann, wenn das Licht den Pfahl berührt, die Schranke senken und bis zum Morgen niemanden übersetzen, "
        "er sei denn Bote oder Arzt.{4}",
    ),
    ("heading", "II. Das Gewicht der Stunde"),
    (
        "paragraph",
        "Damit war der Streit nicht beigelegt. Die Kammer rechnete nach, was in den Jahren zwischen 1811 und 1846 zu viel "
        "entrichtet worden war, und kam auf eine Summe, für die sich eine neue Brücke hätte bauen lassen.{5}",
    ),
    (
        "paragraph",
        "Gebaut wurde sie nicht. Die Uhr hängt noch immer, und wer heute nach Krumau kommt, der findet sie im Museum wieder, "
        "mit dem gleichen Zeiger und der gleichen Stunde.",
    ),
)
NOTES = (
    "Vgl. Balduin Estermann, _Uhren ohne Gang_, Linz 1921, S. 14–19, hier S. 16.",
    "Landesarchiv Krumau, Zollsachen, Nr. 7, Bl. 3r.",
    "Ebd., Bl. 5v; dazu Estermann, Uhren, S. 22 f.",
    "Ordnung der Fähre zu Krumau, § 4.",
    "Die Rechnung bei Hedwig Solander, Brücken, die nicht gebaut wurden, in: Blätter für Flusskunde 12 (1958), S. 201–233.",
)
ITALIC = re.compile(r"_([^_]+)_")
CALL = re.compile(r"\{(\d+)\}")


def plain(text: str) -> str:
    return CALL.sub("", ITALIC.sub(r"\1", text))


def as_text() -> bytes:
    parts = [TITLE, SUBTITLE, AUTHOR]
    for kind, text in BODY:
        indent = "    " if kind == "block_quotation" else ""
        written = CALL.sub(r"\1", ITALIC.sub(r"\1", text))
        parts.append(textwrap.fill(written, 78, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False))
    notes = [textwrap.fill(f"{number} {plain(note)}", 78, break_on_hyphens=False) for number, note in enumerate(NOTES, start=1)]
    return ("\n\n".join(parts) + "\n\n" + "\n".join(notes) + "\n").encode()


def as_markdown() -> bytes:
    parts = [f"---\ntitle: {TITLE}\nsubtitle: {SUBTITLE}\nauthor: {AUTHOR}\n---"]
    for kind, text in BODY:
        sign = {"heading": "## ", "block_quotation": "> "}.get(kind, "")
        written = CALL.sub(r"[^\1]", ITALIC.sub(r"*\1*", text))
        parts.append(
            textwrap.fill(written, 78, initial_indent=sign, subsequent_indent="> " if sign == "> " else "", break_on_hyphens=False)
        )
    parts.extend(f"[^{number}]: " + ITALIC.sub(r"*\1*", note) for number, note in enumerate(NOTES, start=1))
    return "\n\n".join(parts).encode()


def _html(text: str, notes: str = "") -> str:
    written = ITALIC.sub(r"<i>\1</i>", escape(text, quote=False))
    return CALL.sub(rf'<sup><a href="{notes}#fn\1" id="call\1">\1</a></sup>', written)


def _html_body(notes: str = "") -> str:
    tags = {"heading": ("<h2>", "</h2>"), "block_quotation": ("<blockquote>\n  <p>", "</p>\n</blockquote>"), "paragraph": ("<p>", "</p>")}
    blocks = [
        tags[kind][0] + "\n  ".join(textwrap.wrap(_html(text, notes), 78, break_on_hyphens=False)) + tags[kind][1] for kind, text in BODY
    ]
    head = f'<h1>{TITLE}</h1>\n<p class="subtitle">{SUBTITLE}</p>\n<p class="author">{AUTHOR}</p>'
    return head + "\n" + "\n".join(blocks)


def _html_notes(body: str = "") -> str:
    items = [f'<li id="fn{number}"><p>{_html(note)} <a href="{body}#call{number}">↩</a></p></li>' for number, note in enumerate(NOTES, 1)]
    return "<section><ol>\n" + "\n".join(items) + "\n</ol></section>"


def as_html() -> bytes:
    head = "<head><meta charset='utf-8'><title>Blätter</title><style>p { margin: 0 }</style></head>"
    menu = "<nav><a href='#call1'>1</a></nav>"
    return f"<!DOCTYPE html>\n<html lang='de'>{head}<body>{menu}{_html_body()}{_html_notes()}</body></html>".encode()


def as_tei() -> bytes:
    def inline(text: str) -> str:
        written = ITALIC.sub(r'<hi rend="italic">\1</hi>', escape(text, quote=False))
        return CALL.sub(lambda match: f'<note place="foot" n="{match[1]}">{inline(NOTES[int(match[1]) - 1])}</note>', written)

    tags = {"heading": "head", "block_quotation": "quote", "paragraph": "p"}
    blocks, is_open = [], False
    for kind, text in BODY:
        if kind == "heading":
            blocks.append("</div><div>" if is_open else "<div>")
            is_open = True
        blocks.append(f"<{tags[kind]}>{inline(text)}</{tags[kind]}>")
    front = (
        f"<front><titlePage><docTitle><titlePart>{TITLE}</titlePart><titlePart type='sub'>{SUBTITLE}</titlePart></docTitle>"
        f"<byline><docAuthor>{AUTHOR}</docAuthor></byline></titlePage></front>"
    )
    header = "<teiHeader><fileDesc><titleStmt><title>Kopf</title></titleStmt></fileDesc></teiHeader>"
    body = "<body>" + "\n".join(blocks) + "</div></body>"
    return f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text>{front}{body}</text></TEI>'.encode()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, footnotes: str = "", styles: str = "", **parts: str) -> bytes:
    """A Word document of these parts' inner XML."""
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    written = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    if footnotes:
        written["word/footnotes.xml"] = f"<w:footnotes {W}>{separator}{footnotes}</w:footnotes>"
    if styles:
        written["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return zipped({"[Content_Types].xml": "<Types/>", **written, **{f"word/{name}.xml": part for name, part in parts.items()}})


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def _runs(text: str) -> str:
    written = []
    for piece in re.split(r"(_[^_]+_|\{\d+\})", text):
        if piece.startswith("{"):
            written.append(f'<w:r><w:footnoteReference w:id="{int(piece[1:-1]) + 1}"/></w:r>')
        elif piece.startswith("_"):
            written.append(run(piece[1:-1], "<w:rPr><w:i/></w:rPr>"))
        elif piece:
            middle = len(piece) // 2  # Word breaks its runs anywhere
            written.extend([run(piece[:middle]), run(piece[middle:])])
    return "".join(written)


def as_docx() -> bytes:
    ids = {"heading": "berschrift1", "block_quotation": "Zitat", "paragraph": ""}
    names = {"Titel": "Title", "Untertitel": "Subtitle", "berschrift1": "heading 1", "Zitat": "Quote", "Autor": "Author"}
    styles = "".join(f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in names.items())
    head = [paragraph(run(TITLE), "Titel"), paragraph(run(SUBTITLE), "Untertitel"), paragraph(run(AUTHOR), "Autor")]
    body = head + [paragraph(_runs(text), ids[kind]) for kind, text in BODY]
    notes = [
        f'<w:footnote w:id="{number + 1}">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" ") + _runs(note))}</w:footnote>'
        for number, note in enumerate(NOTES, start=1)
    ]
    return docx("".join(body), "".join(notes), styles)


def epub(documents: dict[str, str], navigation: str = "", spine: tuple[str, ...] = ()) -> bytes:
    """An EPUB of these documents' inner XHTML, by their names."""
    items = "".join(f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>' for name in documents)
    order = "".join(f'<itemref idref="{name}"/>' for name in spine or documents)
    metadata = '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>de-AT</dc:language></metadata>'
    nav = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    xhtml = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
            "OPS/book.opf": f"<package>{metadata}<manifest>{nav}{items}</manifest><spine>{order}</spine></package>",
            "OPS/nav.xhtml": f"<html {xhtml}><body>{navigation}</body></html>",
            **{
                f"OPS/text/{name}.xhtml": f"<html {xhtml}><head><title>x</title></head><body>{text}</body></html>"
                for name, text in documents.items()
            },
        }
    )


def as_epub() -> bytes:
    return epub({"zeiger": _html_body("noten.xhtml"), "noten": _html_notes("zeiger.xhtml")})


ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "fo": "xsl-fo-compatible", "table": "table", "draw": "drawing",
        "svg": "svg-compatible", "manifest": "manifest",
    }.items()
)  # fmt: skip


def odt(body: str, automatic: str = "", styles: str = "", **parts: str) -> bytes:
    """An OpenDocument text of this inner XML; `automatic` are styles that were set by hand."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    common = f"<office:document-styles {ODF}><office:styles>{styles}</office:styles></office:document-styles>"
    mimetype = {"mimetype": "application/vnd.oasis.opendocument.text"}
    return zipped({**mimetype, "content.xml": content, "styles.xml": common, **{f"{name}.xml": part for name, part in parts.items()}})


def odt_note(number: int | str, content: str, kind: str = "footnote") -> str:
    """A note as LibreOffice writes it; `content` are its paragraphs."""
    citation = f"<text:note-citation>{number}</text:note-citation>"
    return f'<text:note text:id="{kind}{number}" text:note-class="{kind}">{citation}<text:note-body>{content}</text:note-body></text:note>'


def _odt_text(text: str) -> str:
    written = ITALIC.sub(r'<text:span text:style-name="T1">\1</text:span>', escape(text, quote=False))

    def note(match: re.Match[str]) -> str:
        content = f'<text:p text:style-name="Footnote">{_odt_text(NOTES[int(match[1]) - 1])}</text:p>'
        return odt_note(int(match[1]), content)

    return CALL.sub(note, written)


def as_odt() -> bytes:
    def tagged(kind: str, text: str) -> str:
        if kind == "heading":
            return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{text}</text:h>'
        style = {"block_quotation": "Quotations", "paragraph": "P1"}.get(kind, kind)
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    automatic = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"/>'
    )
    head = [tagged("Title", TITLE), tagged("Subtitle", SUBTITLE), tagged("Autor", AUTHOR)]
    return odt("".join([*head, *(tagged(kind, _odt_text(text)) for kind, text in BODY)]), automatic)


def jats(body: str, back: str = "", head: str = "") -> str:
    """A JATS article of this inner XML; `head` is that of its article-meta."""
    doctype = '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2//EN" "JATS-journalpublishing1.dtd">'
    journal = (
        "<journal-meta><journal-title-group><journal-title>Blätter für Flusskunde</journal-title></journal-title-group></journal-meta>"
    )
    front = f"<front>{journal}<article-meta>{head}</article-meta></front>"
    return f'<?xml version="1.0"?>{doctype}<article xml:lang="de">{front}<body>{body}</body><back>{back}</back></article>'


def as_jats() -> bytes:
    def inline(text: str) -> str:
        written = ITALIC.sub(r"<italic>\1</italic>", escape(text, quote=False))
        return CALL.sub(r'<xref ref-type="fn" rid="fn\1"><sup>\1</sup></xref>', written)

    given, family = AUTHOR.split()
    name = f"<name><surname>{family}</surname><given-names>{given}</given-names></name>"
    head = (
        f"<title-group><article-title>{TITLE}</article-title><subtitle>{SUBTITLE}</subtitle></title-group>"
        f'<contrib-group><contrib contrib-type="author">{name}</contrib></contrib-group>'
    )
    tags = {"block_quotation": ("<disp-quote><p>", "</p></disp-quote>"), "paragraph": ("<p>", "</p>")}
    blocks, is_open = [], False
    for kind, text in BODY:
        if kind == "heading":
            number, _, title = text.partition(" ")
            blocks.append(f"{'</sec>' if is_open else ''}<sec>\n  <label>{number}</label>\n  <title>{inline(title)}</title>")
            is_open = True
        else:
            blocks.append(inline(text).join(tags[kind]))
    notes = "".join(f'<fn id="fn{number}"><label>{number}</label><p>{inline(note)}</p></fn>' for number, note in enumerate(NOTES, 1))
    return jats("\n".join(blocks) + "</sec>", f"<fn-group>{notes}</fn-group>", head).encode()


ALL: dict[str, Callable[[], bytes]] = {
    "txt": as_text, "md": as_markdown, "html": as_html, "tei": as_tei, "docx": as_docx, "odt": as_odt, "jats": as_jats, "epub": as_epub,
}  # fmt: skip
