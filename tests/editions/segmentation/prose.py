"""Prose of no meaning in three languages, as much as is asked for: sentences of invented history, without end and never twice."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Phrases by their place in the sentence, one a line, and how sentences are made of them."""

    who: tuple[str, ...]
    did: tuple[str, ...]
    what: tuple[str, ...]
    where: tuple[str, ...]
    when: tuple[str, ...]
    patterns: tuple[str, ...]
    cites: tuple[str, ...]
    headings: tuple[str, ...]
    quoted: tuple[str, str]


def _of(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


GERMAN = Language(
    who=_of(
        """der Rat der Stadt
        die Zunft der Weber
        ein Schreiber aus Emden
        die Witwe des Müllers
        der junge Kaufmann
        die Verwaltung des Hafens
        der Vorsteher der Gemeinde
        eine Versammlung der Handwerker
        der Archivar
        die Gesellschaft der Fischer
        ein Bote aus dem Norden
        die Mehrheit der Bürger
        der Herausgeber der Zeitung
        die Regierung des Landes
        ein Richter namens Brandt"""
    ),
    did=_of(
        """beschrieb
        verlangte
        verweigerte
        bestätigte
        untersuchte
        vernachlässigte
        veröffentlichte
        unterzeichnete
        verteidigte
        bezweifelte
        übernahm
        erneuerte
        berechnete
        verkaufte"""
    ),
    what=_of(
        """die Aufzeichnungen über die Ernte
        den Vertrag mit den Nachbarn
        die Rechnungen der vergangenen Jahre
        das Verzeichnis der Schulden
        die Beschwerden der Bauern
        den Bericht über die Überschwemmung
        die Verordnung gegen den Wucher
        das Gewicht der Steine
        die Erinnerungen des alten Lehrers
        den Brief an die Verwandten
        die Bedingungen des Friedens
        das Vermögen der Kirche
        die Zusammenarbeit mit der Werft
        den Entwurf einer Satzung"""
    ),
    where=_of(
        """in der Schreibstube am Markt
        auf der Versammlung im Rathaus
        vor dem Gericht der Nachbarstadt
        unter dem Druck der Gläubiger
        ohne Rücksicht auf die Folgen
        mit großer Sorgfalt
        im Auftrag der Eigentümer
        gegen den Widerstand der Zünfte
        nach langen Verhandlungen
        in Gegenwart zweier Zeugen
        wegen der anhaltenden Trockenheit
        trotz aller Warnungen"""
    ),
    when=_of(
        """im Frühjahr
        wenige Wochen später
        am Ende des Sommers
        nach dem Tod des Grafen
        in den folgenden Jahren
        während der Belagerung
        zur gleichen Zeit
        kurz vor Weihnachten
        seit dem großen Brand
        in jenen unruhigen Monaten"""
    ),
    patterns=_of(
        """{who} {did} {what} {where}
        {when} {did} {who} {what}
        {where} {did} {who} {what}, und {when} {did} {who} {what}
        {who} {did} {when} {what}; {who} {did} {what}
        {when} {did} {who} {where} {what}
        dass {who} {what} nicht kannte, {did} {who} {where}
        {who}, so heißt es, {did} {what} {when}"""
    ),
    cites=_of(
        """Vgl. Brandt, Waagen und Gewichte, Emden {year}, S. {page}–{page2}.
        Stadtarchiv Emden, Rechnungsbuch {page}, Blatt {short}.
        Meyer, Geschichte der Werft, S. {page}, erwähnt die Rechnung nicht.
        Ebd., S. {page}; anders urteilt Harms, Zünfte im Norden, Jever {year}.
        Der Bericht ist gedruckt bei Ulfers, Quellen, Bd. {short}, S. {page}–{page2}, mit falschem Datum."""
    ),
    headings=_of(
        """Die Waage im Hafen
        Streit um die Gewichte
        Der Rat und seine Schreiber
        Ein Vertrag ohne Zeugen
        Nach der Überschwemmung
        Was die Rechnungen zeigen"""
    ),
    quoted=("»", "«"),
)

ENGLISH = Language(
    who=_of(
        """the council of the town
        the guild of weavers
        a clerk from the harbour
        the widow of the miller
        the young merchant
        the keeper of the records
        an assembly of craftsmen
        the company of fishermen
        a messenger from the north
        the majority of citizens
        the publisher of the newspaper
        the government of the province
        a judge named Harding"""
    ),
    did=_of(
        """described
        demanded
        questioned
        confirmed
        examined
        neglected
        published
        defended
        abandoned
        translated
        renewed
        calculated
        remembered"""
    ),
    what=_of(
        """the records of the harvest
        a treaty with the neighbours
        the accounts of previous years
        the register of debts
        the complaints of the farmers
        a report about the flood
        the regulation against usury
        the weight of the stones
        the memories of an old teacher
        several letters to the family
        the conditions of the settlement
        the property of the church
        the collaboration with the shipyard"""
    ),
    where=_of(
        """in the office behind the market
        before the court of the county
        under pressure from the creditors
        without regard for the consequences
        with considerable patience
        on behalf of the owners
        against the resistance of the guilds
        after lengthy negotiations
        in the presence of two witnesses
        because of the continuing drought
        despite every warning"""
    ),
    when=_of(
        """in the spring
        a few weeks later
        at the end of summer
        after the death of the earl
        during the following years
        throughout the siege
        at the same time
        shortly before Christmas
        since the great fire"""
    ),
    patterns=_of(
        """{who} {did} {what} {where}
        {when}, {who} {did} {what}
        {where}, {who} {did} {what}, and {when} {who} {did} {what}
        {who} {did} {what}; {who} {did} {what} {when}
        although {who} {did} {what}, {who} {did} {what} {where}
        {who}, we are told, {did} {what} {when}"""
    ),
    cites=_of(
        """See Harding, Weights and Measures, London {year}, pp. {page}–{page2}.
        Town archive, account book {page}, fol. {short}.
        Mason, History of the Shipyard, p. {page}, does not mention the account.
        Ibid., p. {page}; compare Ellis, Northern Guilds, Leeds {year}.
        The report is printed in Turner, Sources, vol. {short}, pp. {page}–{page2}, with a wrong date."""
    ),
    headings=_of(
        """The Scales in the Harbour
        A Quarrel over Weights
        The Council and Its Clerks
        A Treaty without Witnesses
        After the Flood
        What the Accounts Show"""
    ),
    quoted=("“", "”"),
)

FRENCH = Language(
    who=_of(
        """le conseil de la ville
        la corporation des tisserands
        un greffier du port
        la veuve du meunier
        le jeune marchand
        le gardien des archives
        une assemblée d'artisans
        la compagnie des pêcheurs
        un messager venu du nord
        la majorité des citoyens
        le directeur du journal
        le gouvernement de la province
        un juge nommé Martin"""
    ),
    did=_of(
        """décrivait
        demandait
        contestait
        confirmait
        examinait
        négligeait
        publiait
        défendait
        abandonnait
        traduisait
        renouvelait
        calculait"""
    ),
    what=_of(
        """les registres de la récolte
        un traité avec les voisins
        les comptes des années précédentes
        la liste des dettes
        les plaintes des paysans
        un rapport sur l'inondation
        le règlement contre l'usure
        le poids des pierres
        les souvenirs d'un vieux maître
        plusieurs lettres à la famille
        les conditions de la paix
        les biens de l'église
        la collaboration avec le chantier"""
    ),
    where=_of(
        """dans le bureau derrière le marché
        devant le tribunal du comté
        sous la pression des créanciers
        sans égard pour les conséquences
        avec une patience considérable
        au nom des propriétaires
        malgré la résistance des corporations
        après de longues négociations
        en présence de deux témoins
        à cause de la sécheresse"""
    ),
    when=_of(
        """au printemps
        quelques semaines plus tard
        à la fin de l'été
        après la mort du comte
        pendant les années suivantes
        au même moment
        peu avant la fête
        depuis le grand incendie"""
    ),
    patterns=_of(
        """{who} {did} {what} {where}
        {when}, {who} {did} {what}
        {where}, {who} {did} {what}, et {when} {who} {did} {what}
        {who} {did} {what} ; {who} {did} {what} {when}
        tandis que {who} {did} {what}, {who} {did} {what} {where}
        {who}, dit-on, {did} {what} {when}"""
    ),
    cites=_of(
        """Voir Martin, Poids et mesures, Paris {year}, p. {page}-{page2}.
        Archives de la ville, registre {page}, fol. {short}.
        Leroux, Histoire du chantier, p. {page}, ne mentionne pas le compte.
        Ibid., p. {page} ; comparer Dubois, Corporations du nord, Lyon {year}.
        Le rapport est imprimé dans Morel, Sources, t. {short}, p. {page}-{page2}, avec une date fausse."""
    ),
    headings=_of(
        """La balance du port
        Une querelle de poids
        Le conseil et ses greffiers
        Un traité sans témoins
        Après l'inondation
        Ce que montrent les comptes"""
    ),
    quoted=("« ", " »"),
)

LANGUAGES = {"de": GERMAN, "en": ENGLISH, "fr": FRENCH}


def sentence(language: Language, chance: random.Random) -> str:
    """A sentence without its full stop."""
    phrase = chance.choice(language.patterns)
    for slot in ("who", "did", "what", "where", "when"):
        while f"{{{slot}}}" in phrase:
            phrase = phrase.replace(f"{{{slot}}}", chance.choice(getattr(language, slot)), 1)
    return phrase[0].upper() + phrase[1:]


def note(language: Language, chance: random.Random) -> str:
    first = chance.randrange(12, 400)
    cite = chance.choice(language.cites)
    cited = cite.format(year=chance.randrange(1780, 1990), page=first, page2=first + chance.randrange(2, 40), short=chance.randrange(2, 30))
    return cited if chance.random() < 0.6 else f"{cited} {sentence(language, chance)}."
