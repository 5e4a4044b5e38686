"""Houses that publish books. They tell "Title, House, Place 1992" from a title with commas.

A house that is not in the table is told by its capital in a title of a Romance language, which writes its other words small.
"""

import re

from editions.citations.page_range import is_number
from editions.citations.places import HOUSE, is_place, may_be_place, names_place

_HOUSES = """
    Adelphi|Akal|Albin Michel|Alianza|Allen Lane|Angeli|Antenore|Ariel|Armand Colin|Aschendorff|Ashgate|Aubier|Basic Books|Batsford|Beck
    Blackwell|Böhlau|Bollati Boringhieri|Bompiani|Brill|Bruno Mondadori|Bulzoni|C. H. Beck|Campus|Carocci|Cátedra|Champion|Cierre|CLUEB
    CNRS|Colin|Crítica|Croom Helm|CUP|Dalloz|De Gruyter|Donzelli|Doubleday|Droz|dtv|Duncker & Humblot|Economica|Editori Riuniti
    Edward Arnold|EHESS|Einaudi|Elsevier|Espasa|Faber|Faber and Faber|Fayard|Feltrinelli|Fischer|Flammarion|Franco Angeli|FrancoAngeli
    Franz Steiner|Gallimard|Garzanti|Giuffrè|Gredos|Hachette|Hanser|Harper|Harrassowitz|Hart|Heinemann|Hirzel|Hoepli|Hutchinson|il Mulino
    Istmo|Jaca Book|Klett-Cotta|Klincksieck|Klostermann|Knopf|Kohlhammer|La Découverte|L’Harmattan|Laterza|Le Monnier|Le Seuil|LGDJ
    Liguori|Loescher|Longman|Longmans|Macmillan|Marcial Pons|Marsilio|Maspero|Methuen|Metzler|Mohr|Mohr Siebeck|Mondadori|Mouton
    Neri Pozza|Niemeyer|Nomos|Norton|Oldenbourg|Olms|Olschki|OUP|Palgrave|Pantheon|Payot|Penguin|Península|Peter Lang|Picard|Piper
    Planeta|Plon|Privat|PUF|PUR|Random House|Reclam|Rizzoli|Routledge|Rowohlt|Sage|Sansoni|Schöningh|Seuil|SEVPEN|Siglo XXI|Síntesis
    Springer|Steiner|Suhrkamp|Taurus|Tecnos|Tirant|transcript|Ullstein|Unwin|Unwin Hyman|UTET|Vallecchi|Vandenhoeck|Vandenhoeck & Ruprecht
    Viella|Vrin|Wallstein|WBG|Weidenfeld|Westdeutscher Verlag|Wiley
"""
HOUSES = frozenset(
    house.strip().casefold().replace("’", "'") for line in _HOUSES.splitlines() for house in line.split("|") if house.strip()
)
ROMANCE = re.compile(
    r"(?<![^\W_])(?:il|lo|gli|i|un|uno|una|di|del|dell[aeo]?|dei|degli|dal|dalla|e|ed|nel|nell[aeo]|per|con|sul|sulla|tra|fra|al|alla|alle|ai"
    r"|le|la|les|une|des|du|de|et|en|au|aux|dans|sur|par|pour|el|los|las|y|por|para|[lLdD])(?![^\W_])"
)
SMALL = re.compile(r"\s[a-zà-ÿ]{4,}")  # a word that a Germanic language would write with a capital, in a title
INSTITUTION = re.compile(
    r"(?:Centro|Istituto|Accademia|Società|Fondazione|Biblioteca|Deputazione|Libreria|Instituto|Fundación|Diputación|Ayuntamiento|Gobierno"
    r"|Institución|Universidad|Università|Université|Fédération|Société|Institut|Tip\.|tip\.|Stamperia)(?=\s|$)"
)
GERMANIC = re.compile(r"(?<![^\W_])(?:der|die|das|des|dem|den|und|im|zur|zum|von|the|of|and|for|to)(?![^\W_])", re.IGNORECASE)
AND = re.compile(r"\s(?:&|and|und|et|e|y)\s")  # Routledge & Kegan Paul
TOWN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]+")
LONGEST = 5  # words of a house


def is_house(text: str) -> bool:
    name = text.strip(" .").casefold().replace("’", "'")
    return name in HOUSES or AND.split(name)[0] in HOUSES or (HOUSE.search(text) or INSTITUTION.match(text)) is not None


def house_before(head: str, place: str, *, alone: bool = False) -> tuple[int, str] | None:
    """The house that ends `head`, a title before its place, and where the title ends before it; None where there is none.

    `alone`: commas divide the parts behind it too, so that a title without a comma of its own ends before its last one.
    "Il porto, Einaudi" before "Torino", "La sal y el rey, Ediciones del Sur" before "Murcia".
    """
    cut = head.rfind(",")
    title, part = head[:cut], head[cut + 1 :].strip(" .")
    if cut <= 0 or not part or names_place(part) or is_number(part) or re.search(r"\d|[»«„“”\"]", part):
        return None
    if (
        is_house(part)
        or (names_place(place) and alone and _is_alone(title, part))
        or ((names_place(place) or TOWN.fullmatch(place)) and _stands_out(title, part))
    ):
        return cut, part
    return None


def _stands_out(title: str, part: str) -> bool:
    """Whether a name in capitals ends a title that writes its other words small."""
    if not may_be_place(part) or len(part.split()) > LONGEST or title.count("«") > title.count("»"):
        return False
    return len(title.split()) > 1 and (ROMANCE.search(title) or SMALL.search(title)) is not None and GERMANIC.search(title) is None


def _is_alone(title: str, part: str) -> bool:
    """Whether the part is a short name, and the only one that a comma divides from the title."""
    words = part.split()
    return "," not in title and len(title.split()) > 2 and len(words) < 3 and all(word[:1].isupper() for word in words)


def places_before(head: str, place: str) -> tuple[int, str] | None:
    """A known place that ends `head`, before another: "Darmstadt" before "Marburg"; and where the title ends before it."""
    cut = head.rfind(",")
    part = head[cut + 1 :].strip()
    if cut <= 0 or is_place(head[:cut]) or not is_place(part) or not names_place(place):
        return None
    return cut, part
