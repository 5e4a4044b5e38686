"""The words by which a note says what its numbers are.

Facts on locator terms come from the locales of the Citation Style Language (CSL, citationstyles.org), completed by the forms that notes
use and the locales do not list. Words stand without their full stop. Single letters and words with a capital are matched as written,
the others also capitalised and in capitals.
"""

from collections.abc import Iterator, Mapping
from functools import cache


def words(written: str) -> frozenset[str]:
    """The words of a table row."""
    return frozenset(written.split())


# language -> what the number is -> the words. "any" holds for every language.
PLACES: Mapping[str, Mapping[str, str]] = {
    "any": {
        "page": "p P pp page pages pag pagg pg pgs pgg",
        "folio": "fol fols foll foli folio folios fo fos ff",
        "column": "col cols coll",
        "section": "§ §§",
        "paragraph": "¶ ¶¶",
    },
    "de": {
        "page": "S SS Ss Seite Seiten",
        "folio": "Folio Folien",
        "leaf": "Bl Blatt Bll",
        "column": "Sp Spalte Spalten",
        "paragraph": "E Rn Rdn Rdnr Rdnrn RdNr Rz Randnummer Randnummern Tz Textziffer",
        "note": "Anm Anmerkung Anmerkungen Fn FN Fußn Fußnote Fussnote N",
        "verse": "V Vv Vers Verse",
        "line": "Z Zeile Zeilen",
        "article": "Art Artikel Artt",
        "chapter": "Kap Kapitel",
    },
    "en": {
        "section": "s ss sec secs section sections",
        "paragraph": "para paras paragraph paragraphs",
        "note": "n nn fn note notes footnote footnotes",
        "verse": "v vv verse verses",
        "line": "l ll line lines",
        "article": "art arts article articles",
        "chapter": "ch chs chap chaps chapter chapters",
    },
    "fr": {
        "folio": "f",
        "leaf": "feuillet feuillets",
        "section": "sect",
        "note": "note",
        "verse": "v vers",
        "column": "colonne",
        "article": "art",
    },
    "it": {
        "page": "pagina pagine",
        "folio": "c C cc ce car carta carte f foglio fogli",
        "column": "colonna colonne",
        "note": "nota note nt",
        "verse": "v vv verso versi",
        "line": "linn rr",
        "article": "art artt",
        "chapter": "cap capp",
    },
    "es": {"page": "pág págs página páginas", "folio": "f", "note": "nota notas", "verse": "v vv", "section": "sec", "article": "art"},
    "ru": {
        "page": "с сс С СС стр Стр",
        "leaf": "л лл Л",
        "column": "стб стлб",
        "note": "прим сн",
        "paragraph": "п пп",
        "article": "ст",
        "chapter": "гл",
    },
}

# "ff." as scanners misread it in Italian notes.
MISREAD: Mapping[str, str] = {"fi": "folio", "if": "folio"}

# A number after one of these counts volumes, issues, boxes, tables: no place in a text.
COUNTED: Mapping[str, str] = {
    "any": "mss tab fig figs figg tavv pls plates tables abbn op cod codd inv reg dok doc docs ms",
    "de": "T Teil Tl Aufl Auflage Abb Tafel Taf Ziff Ziffer "
    "Abs Abschn Abschnitt Mappe Kasten Karton Akte Akten Sign Abt Rep Buch Drs Drucks Drucksache BGBl RGBl",
    "en": "part pt pts book bk technical series table figure box folder item supp suppl "
    "act appendix app rule lecture version case cmnd cmd cm UKHL UKSC UKPC EWCA EWHC",
    "fr": "livre liv série carton liasse carte cartes tableau tableaux planche planches",
    "it": "lib libro parte busta b bb registro filza fz fasc fascicolo cart mazzo n nn docc tav serie sez cl",
    "es": "libro leg legajo",
    "ru": "ч ф оп д",
}
VOLUME_WORDS = words("vol vols voll voi volume bd bde band tome t tomo tom т том")
# Volumes and issues: the pages of an article stand behind them.
VOLUMES: Mapping[str, str] = {
    "any": "no nos nr nrs nrn n° № vol vols voll voi",
    "de": "Bd Bde Band Bände Nr Nrn Nummer H Heft Hefte Hbd Jg Jgg Jahrgang Lfg",
    "en": "volume volumes issue iss number numbers",
    "fr": "tome t numéro",
    "it": "volume tomo tom num numero quaderno",
    "es": "tomo núm número",
    "ru": "т том № вып кн",
}
ONE_ONLY = words(
    "n note nota Fn FN Fußn Fußnote Fussnote Anm Anmerkung N прим сн ch chap chapter Kap Kapitel para paragraph s sec section"
)  # labels of one thing, not of a list
NEITHER = frozenset({"counted", "volume"})  # labels of numbers that are no places

# One following page, or an open end.
FOLLOWING: Mapping[str, str] = {
    **dict.fromkeys(words("f fol folg sq s sg seg sv sig"), "f"),
    **dict.fromkeys(words("ff sqq seq seqq ss sgg segg svv suiv suivantes sigs sgtes сл след"), "ff"),
}
JOINERS = words("und u and & et e y и sowie bzw oder resp")
SHORTENED = words("u bzw resp")  # joiners that end with a stop
THROUGH = words("bis to à through до")
SIDES: Mapping[str, str] = {"r": "r", "v": "v", "recto": "r", "verso": "v", "t": "v", "tergo": "v", "об": "v", "rs": "v", "vs": "r"}

# What points at one page among those just cited; longer phrases first.
PINPOINTS: tuple[tuple[str, ...], ...] = (
    ("v", "a"),
    ("vor", "allem"),
    ("hier", "bes"),
    ("hier", "insbes"),
    ("hier", "v", "a"),
    ("in", "particolare"),
    ("in", "partic"),
    ("in", "part"),
    ("en", "particulier"),
    ("en", "particular"),
    ("see", "esp"),
    ("in", "particular"),
    ("ici",),
    ("особенно",),
    ("здесь",),
    *((word,) for word in words("hier bes besonders insb insbes insbesondere esp especially here notamment surtout spec specialmente")),
)
PASSIM = "passim"

# Words that stand for a work cited before.
BACK_REFERENCES = words("ibid ib ibidem ebd ebda ebenda ivi id cit loc idem aao supra")
# Small words in the titles of journals.
JOURNAL_WORDS = words("of the for in on to de la le du des del della di für zur der des vom")
SEASONS = words(
    "spring summer autumn fall winter frühjahr frühling sommer herbst printemps été automne hiver primavera estate autunno inverno"
)
# "JZ 1998, 12 mit Anm. Berger", "624 m. w. N.", "345 per Lord Hale"
WITH = words("m mit mwN per")
# Words that make a title one of a journal or of law reports.
OF_JOURNALS = words(
    "rev review j jl journal q quarterly law l lr studies papers reports rep crim proc proceedings bulletin bull annals archiv"
)
# A number before one of these measures something.
QUANTITIES = words("anni anno ducati lire soldi jahre years % prozent percent mio mrd millionen dm euro € uhr kg km")
# Words for several things that are counted: a list of numbers follows.
SEVERAL = words("figs figg tavv docc nn nos nrn plates pls tables abbn")
# "Drs. 12/345, 6": the number of a paper and its page.
PAPERS = words("drs drucks drucksache")
# "BGBl. I 45", "RGBl. 1899, 45": gazettes of laws.
GAZETTES = words("bgbl rgbl gvbl abl")
# "2. Aufl." and "23. Jg." are no pages.
ORDINALS: Mapping[str, str] = {
    **dict.fromkeys(
        words(
            "aufl auflage ed edn édition ediz kapitel kap abschnitt chapter jh jhd jahrhundert wp wahlperiode sitzung kongress tagung tsd"
        ),
        "counted",
    ),
    **dict.fromkeys(words("jg jahrgang bd band heft jhg"), "volume"),
}


@cache
def label_table(lang: str) -> Mapping[str, str]:
    """What each label word means in a note of this language; words of other languages too, where this one does not use them otherwise."""
    groups = [group for group in (lang, "any", *PLACES) if group in PLACES]
    kinds = [(word, kind) for group in groups for kind, word in _words(group)]
    table: dict[str, str] = dict(MISREAD) if lang == "it" else {}
    for word, kind in kinds:
        table.setdefault(word, kind)
    for word, kind in kinds:
        if len(word) > 1 and word.islower():
            table.setdefault(word.capitalize(), kind)
            table.setdefault(word.upper(), kind)
    return table


def _words(group: str) -> Iterator[tuple[str, str]]:
    for kind, written in (*PLACES[group].items(), ("volume", VOLUMES[group]), ("counted", COUNTED[group])):
        yield from ((kind, word) for word in written.split())
