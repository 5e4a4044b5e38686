"""Places where books are printed. They tell "Title, Place, Publisher, Year" from a title with commas."""

import re

from editions.citations.names import fold_name

PRINTING_PLACES = """
    Berlin Leipzig Wien Zürich München Hamburg Köln Bonn Stuttgart Göttingen Tübingen Frankfurt Darmstadt Weimar Wiesbaden Paderborn
    Bielefeld Freiburg Heidelberg Basel Bern Graz Innsbruck Salzburg Jena Halle Dresden Hannover Münster Mainz Marburg Düsseldorf
    Essen Bochum Konstanz Baden-Baden Würzburg Kiel Bremen London Oxford Cambridge Edinburgh Manchester Dublin New-York Boston
    Chicago Princeton Berkeley Stanford Ithaca Philadelphia Baltimore Washington Los-Angeles Toronto Paris Lyon Genève Lausanne
    Bruxelles Louvain Rennes Toulouse Strasbourg Grenoble Montréal Aix-en-Provence Roma Milano Torino Venezia Firenze Bologna Napoli
    Padova Bari Palermo Verona Vicenza Treviso Pisa Genova Brescia Rom Mailand Madrid Barcelona Sevilla Valencia Salamanca
    Buenos-Aires México Bogotá Granada Zaragoza Lisboa Moskva Moskau Moscow Москва М Leningrad Ленинград Л СПб Petersburg Киев Kyjiv
    Kiev Warszawa Kraków Praha Prag Budapest Amsterdam Leiden Den-Haag Utrecht Antwerpen Kopenhagen København Stockholm Oslo
    Helsinki Jerusalem Istanbul
    Aachen Augsburg Bamberg Bozen Braunschweig Chemnitz Erfurt Erlangen Gießen Greifswald Hildesheim Husum Karlsruhe Kassel Klagenfurt
    Koblenz Linz Lübeck Luzern Magdeburg Mannheim Neumünster Nürnberg Oldenburg Opladen Osnabrück Ostfildern Passau Regensburg Rostock
    Saarbrücken Schwerin Sigmaringen Trier Ulm Weinheim Aberdeen Aldershot Ann-Arbor Basingstoke Belfast Bloomington Bristol Cardiff
    Chapel-Hill Cork Detroit Durham Exeter Farnham Glasgow Harmondsworth Hillsdale Hull Leeds Leicester Liverpool Madison Minneapolis
    New-Haven Norwich Notre-Dame Urbana Westport Woodbridge York Amiens Angers Avignon Besançon Bordeaux Caen Dijon Fribourg Gand
    La-Haye Liège Lille Limoges Marseille Montpellier Nancy Nantes Neuchâtel Pau Perpignan Poitiers Reims Rouen Seyssel Tours Turnhout
    Ancona Bergamo Cagliari Catania Como Cosenza Cremona Ferrara Foggia Lecce Lucca Mantova Messina Modena Novara Parma Pavia Perugia
    Pescara Piacenza Pistoia Prato Ravenna Rimini Rovereto Salerno Sassari Siena Soveria-Mannelli Trento Trieste Udine Alicante Bilbao
    Burgos Cádiz Córdoba Málaga Murcia Oviedo Pamplona Santander Santiago Santiago-de-Compostela Toledo Valladolid Vigo Vitoria
    Arras Chartres Clermont-Ferrand Colmar Le-Mans Metz Mulhouse Nîmes Orléans Saint-Denis Saint-Étienne Arezzo Asti Belluno Cuneo Gorizia
    La-Spezia Livorno Potenza Rovigo Savona Taranto Trapani Varese Viterbo Almería Badajoz Cáceres Caracas Girona Huelva Huesca Jaén Lima
    Lleida Logroño Palma Segovia Soria Tarragona Teruel
    Newcastle-upon-Tyne Kingston-upon-Thames Stoke-on-Trent
    Bath Brighton Canterbury Chester Chichester Colchester Derby Gloucester Ipswich Lewes Lincoln Newcastle Nottingham Reading Salisbury
    Sheffield Shrewsbury Southampton Stroud Swansea Winchester Worcester Celle Emden Kempten Lüneburg Stade Wolfenbüttel Macerata Spoleto
    Воронеж Вологда Екатеринбург Иркутск Казань Минск Новосибирск Пермь Петрозаводск Пг Рига Самара Саратов Тверь Томск Ярославль
"""
PLACES = frozenset(fold_name(place) for place in PRINTING_PLACES.split())
EDITION = re.compile(
    r"\d{1,2}\.\s?(?:\w+\.\s)?(?:Aufl(?:age)?|Ausg|Ed|ed|éd|изд)\.?,?|\d{1,2}(?:st|nd|rd|th|e|a|ª)\s(?:rev\.\s)?(?:ed(?:ition|n)?|éd)\.?,?"
)


HOUSE = re.compile(  # words of publishers
    r"\b(?:Press|Publish\w+|Books|\w*[vV]erlag|Éditions|Presses|Imprimerie|Librairie|[Ee]ditore|[Ee]ditrice|[ÉE]d\.\s(?:de|du|des)|Edizioni|Tipografia|Ediciones|Editorial|Society|Association"
    r"|Издательство|Изд-во)\b"
)
UNIVERSITY = re.compile(
    r"(?:Univ(?:\.|ersit\w+|ersidade?|ersidad)|TU|FU)\s(?:degli\s[Ss]tudi\s)?(?:di\s|de\s|d['’]|of\s|zu\s)?(?P<place>[A-ZÀ-Þ][\w’'-]+)$"
)
AND_ELSEWHERE = re.compile(r"\s(?:\[u\.\s?a\.\]|u\.\s?a\.?)$")


def is_place(text: str) -> bool:
    return fold_name(text) in PLACES


def names_place(text: str) -> bool:
    """Whether one of the places is known: "London and New York", "Köln/Weimar"."""
    parts = re.split(r"\s?[/–;]\s?|,\s|\s(?:and|und|u\.|et|e|y|&)\s", text)
    return any(is_place(part) or (part.count("-") == 1 and all(map(is_place, part.split("-")))) for part in parts)


def may_be_place(text: str) -> bool:
    """Places and publishers are written with capitals, and briefly."""
    if is_place(text):  # "Kingston upon Thames"
        return True
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    small = {
        "am",
        "an",
        "der",
        "a",
        "und",
        "u",
        "and",
        "et",
        "e",
        "y",
        "in",
        "im",
        "i",
        "of",
        "the",
        "de",
        "du",
        "bei",
        "la",
        "le",
        "del",
        "di",
    }
    return (
        0 < len(words) <= 8
        and words[0][0].isupper()
        and all(word[0].isupper() or word in small for word in words)
        and not re.search(r"[»«„“”]", text)
    )


def without_others(place: str) -> str:
    """The place that is named, without "u. a." for those that are not."""
    return AND_ELSEWHERE.sub("", place)


def place_and_publisher(text: str) -> tuple[str, str]:
    text = without_others(EDITION.sub("", text).strip(" ,.;()"))
    if ":" in text:
        place, publisher = text.split(":", 1)
        return place.strip(), publisher.strip(" ,.")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1 and names_place(parts[-1]) and not names_place(parts[0]):  # (Quill, London 2004)
        return parts[-1], ", ".join(parts[:-1])
    if len(parts) > 1:
        return parts[0], ", ".join(parts[1:])
    university = UNIVERSITY.match(text)
    if university is not None:
        return university["place"] if is_place(university["place"]) else "", text
    if HOUSE.search(text) and not is_place(text):  # (Quill Press 2004)
        return "", text
    if text.isupper() and 2 <= len(text) <= 8 and not is_place(text):  # OUP
        return "", text
    return text, ""
