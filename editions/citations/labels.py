"""The words by which a note says what its numbers are.

Facts on locator terms come from the locales of the Citation Style Language (CSL, citationstyles.org), completed by the forms that notes
use and the locales do not list. Words are written without their full stop. Single letters and words with a capital are matched as written.
"""

from collections.abc import Iterator, Mapping
from functools import cache

Words = Mapping[str, str]  # what the number is -> the words, between blanks

LABELS: Mapping[str, Words] = {
    "any": {
        "page": "p pp P page pages pag pagg pg pgs pgg",
        "folio": "fol fols foll foli folio folios fo fos ff",
        "column": "col cols coll",
        "section": "§ §§",
        "paragraph": "¶ ¶¶",
    },
    "de": {
        "page": "S SS Seite Seiten",
        "folio": "Folio Folien",
        "leaf": "Bl Blatt Bll Blätter",
        "column": "Sp Spalte Spalten",
        "paragraph": "Rn Rdn Rdnr Rdnrn Rz RZ Randnummer Randnummern Tz Textziffer",
        "note": "Anm Anmerkung Fn FN Fußnote Fussnote",
        "verse": "V Vv Vers Verse",
    },
    "en": {
        "section": "s ss sec secs section sections",
        "paragraph": "para paras paragraph paragraphs",
        "note": "n nn fn note notes footnote footnotes",
        "verse": "v vv verse verses",
        "line": "line lines",
    },
    "fr": {"folio": "f", "leaf": "feuillet", "section": "sect", "note": "note", "verse": "v vers", "column": "colonne"},
    "it": {
        "page": "pagina pagine pgg",
        "folio": "c cc ce car carta carte f",
        "column": "colonna colonne",
        "note": "nota note",
        "verse": "v vv verso versi",
    },
    "es": {"page": "pág págs página páginas", "folio": "f", "note": "nota notas", "verse": "v vv", "section": "sec"},
    "ru": {
        "page": "с сс С стр",
        "leaf": "л лл Л",
        "column": "стб стлб",
        "note": "прим сн",
        "paragraph": "п пп",
    },
}

# Numbers after these words are not places in a text.
NUMBERED: Mapping[str, str] = {
    "any": "no nos nr nrn n° № vol vols voll voi ms mss cod codd inv reg dok doc docs tab fig figs op",
    "de": "Bd Bde Band Bände Nr Nrn Nummer H Heft Hefte Hbd Jg Jgg Jahrgang T Teil Tl Lfg Kap Kapitel Aufl Auflage Abb Tafel Taf Ziff Ziffer Nummer Art "
    "Abs Abschn Abschnitt Dok Mappe Kasten Karton Akte Sign Signatur Abt Rep Rspr lit Satz Buch",
    "en": "volume issue iss number numbers chapter ch chap chaps part pt pts book bk edition ed report technical series table figure box folder item "
    "art arts article articles act appendix app rule lecture version case",
    "fr": "tome t numéro chap chapitre livre liv année série carton liasse art",
    "it": "vol volume tomo tom lib libro cap capitolo parte busta b bb reg registro filza fasc fascicolo cart mazzo num numero n nn anno tav serie sez quaderno cl",
    "es": "tomo núm número cap capítulo libro lib año leg legajo",
    "ru": "т том № вып кн ч ф оп д гл",
}

# One following page, or an open end.
FOLLOWING: Mapping[str, str] = {
    **dict.fromkeys("f sq seq s sg seg sv sig сл".split(), "f"),
    **dict.fromkeys("ff sqq seqq ss sgg segg svv suiv sigs след".split(), "ff"),
}
LEFT_OUT = frozenset("aufl auflage ed edn édition ediz jh jhd jahrhundert jg bd heft".split())  # "2. Aufl." is no page
JOINERS = frozenset("und u and & e et y и sowie".split())
THROUGH = frozenset("bis to à through до".split())

PINPOINT_WORDS = frozenset("hier bes besonders insb insbes insbesondere esp especially here notamment surtout spec partic specie особ".split())
SIDES = frozenset("r v recto verso t".split())

# Words that stand for a work cited before.
BACK_REFERENCES = frozenset("ibid ib ibidem ebd ebda ebenda ivi id cit loc idem aao".split())
SEASONS = frozenset(
    "spring summer autumn fall winter frühjahr frühling sommer herbst printemps été automne hiver primavera estate autunno inverno".split()
)

PASSIM = frozenset({"passim"})


@cache
def label_table(lang: str) -> Mapping[str, str]:
    """What each label word means in a note of this language; words of other languages too, where this one does not use them otherwise."""
    groups = [group for group in (lang, "any", *LABELS) if group in LABELS]
    kinds = [(word, kind) for group in groups for kind, word in _words(group)]
    table: dict[str, str] = {}
    for word, kind in kinds:
        table.setdefault(word, kind)
    for word, kind in kinds:
        if len(word) > 1 and word.islower():
            table.setdefault(word.capitalize(), kind)
            table.setdefault(word.upper(), kind)
    return table


def _words(group: str) -> Iterator[tuple[str, str]]:
    for kind, words in LABELS.get(group, {}).items():
        yield from ((kind, word) for word in words.split())
    yield from (("number", word) for word in NUMBERED.get(group, "").split())
