"""How given and family names stand: "Hale, Anne:", "Hale, A.", "HALE (Anne),", and two families as in Spain."""

import re
from collections.abc import Sequence

SUFFIX = re.compile(r",?\s(?:d\.\s?[ÄJ]\.|[JS]r\.|the\s(?:Elder|Younger)\b)")
INITIALS_BEFORE = re.compile(r"(?:[^\W\d_]\.[\s-]?)+$")
INITIALS_AFTER_COMMA = re.compile(r",\s*(?P<given>(?:[^\W\d_]\.[\s-]?)+)(?!\s?[^\W\d_]{2,}\.?\s?\d)")
INVERTED = r"[^\W\d_][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?,\s[A-ZÀ-Þ]"  # the next person, family name first
# "Lenz, Besitz und Schein, Berlin 1987": the name behind the comma is a place or a journal.
NO_IMPRINT = r"(?![\w./-]*(?:\s[a-z.]+)*,?\s(?:\d(?!\d{3}[a-z]?:)|[A-ZÀ-Þ]\w*\.?\s\d)|[^:,.]{0,40}:\s[^:,.]{2,40},?\s(?:1[4-9]|20)\d\d)"
TITLE_BEGINS = r"(?:Der|Die|Das|Eine?|Zu[rm]|Über|Vo[nm]|Wie|Was|The|An?|On|Les?|La|Il|Lo|El|Los)\s[^\W\d_]"
GIVEN_AFTER_COMMA = re.compile(
    rf"""
    ,\s* (?P<given> [^\W\d_][\w’'-]+ (?:\s[^\W\d_](?:[\w’'-]+|\.))? ) \s*
    (?= : | / | \((?:Hg|Hrsg|[Ee]d) | \(\d{{4}}[a-z]?\)\s*[:.,]?\s*[^\W\d_]
      | ;\s{INVERTED} | ,\s(?:and|und|et|&)\s[A-ZÀ-Þ] | ,\s{TITLE_BEGINS} | (?<=\s)(?:und|u\.|and|&|et|e|y)\s{INVERTED}{NO_IMPRINT} )
    """,
    re.VERBOSE,
)
NOT_GIVEN = r"(?:Bearb|Red|Verf|Hgg?|Hrsgg?|[ÉEée]ds?|dirs?|a\scura|coords?|cur|[Üü]bers|trans|trad|comp)\b"
GIVEN_IN_BRACKETS = re.compile(
    rf"\s\((?!{NOT_GIVEN})(?P<given>[A-ZÀ-Þ](?:\.|[\w’'-]+)(?:[\s-][A-ZÀ-Þ](?:\.|[\w’'-]+))?)\)(?=\s*(?:,|et\s))"
)
TWO_WITH_INITIALS = re.compile(r",\s+(?=(?!S\.\s[A-Z])(?:[A-ZÀ-Þ]\.[\s-]?){1,3}[A-ZÀ-Þ][\w’'-]{2,}(?:,|\s(?:and|und|et|e|y)\s))")
TITLE_THEN_MORE = re.compile(r"[,:]\s[^,:]{3,200},\s[^,]{3,}")
INITIALS_AT_END = re.compile(r"(?![IVX]+$)[A-ZÀ-Þ]{1,2}$")
COMMON_AFTER_COMMA = re.compile(r",\s(?P<given>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)(?=,\s[^,]{3,200}[,:.?!]\s)")
ANOTHER_PERSON = re.compile(r"\s+(?:(?:[A-ZÀ-Þ]\.\s?)+[A-ZÀ-Þ]|[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ])")  # "Blasco y P. Ruiz", unlike "Ortega y Gasset"
# Given names so common that they tell which of two words is the family: "Jeanne Lasserre", "Lasserre Jeanne".
_COMMON = """
    Adam Agnes Alain Albert Alessandro Alexander Alfred Alice Andrea Andreas Andrew Angela Anna Anne Anton Antonio Arnold
    August Barbara Bernard Bernd Carl
    Carla Carlo Caroline Catherine Charles Christian Christine Claude Claudia Claudio Daniel David Dieter Dominique Edward Elena
    Elisabeth Elizabeth Emil Emma Enrico Ernst Eva Fabio Francesca Francesco François Françoise Frank Franz Friedrich Georg George
    Georges Gerhard Giorgio Giovanni Giulia Giuseppe Guido Günter Hans Heinrich Helen Helga Henri Henry Hermann Ingrid Isabelle Jacques
    James Jan Jane Jean Jeanne Joachim Johann Johannes John Josef Joseph Julia Jürgen Karin Karl Katharina Klaus Laura Laurent Luc Luca
    Luigi Luise Manfred Marc Marco Margaret Maria Marie Mario Markus Martha Martin Martina Mary Matthias Maurice Max Michael Michel
    Michele Monika Nicolas Nicole Olivier Otto Paola Paolo Patrick Paul Peter Petra Philip Philippe Pierre Pietro Rainer Renate Richard
    Robert Roberto Rolf Rudolf Sabine Sarah Simon Simone Sophie Stefan Stefano Stephan Stephen Susan Susanne Sylvie Thomas Ulrich Ursula
    Alberto Alfonso Ana Antoine Arthur Astrid Beate Benno Bernardo Birgit Bruno Carlos Carmen Cesare Clara Cornelia Denis Detlef Diane
    Diego Eberhard Eduardo Émile Erich Erika Esther Étienne Eugen Federico Felipe Fernando Filippo Fritz Gabriele Gérard Gianni Guillaume
    Gustav Günther Hannah Heinz Henriette Horst Hubert Hugo Irene Isabel Iris Jakob Javier Jens Jörg José Juan Judith Karen Karin Konrad
    Kurt Livia Lorenzo Lothar Louis Louise Lucia Ludwig Luis Manuel Margarete Marianne Mark Massimo Maurizio Max Miguel Nicola Norbert
    Odile Pablo Pedro Rafael Raffaella Ralf Ramón Raymond Regina Reinhard René Rita Rosa Ruth Salvatore Sergio Siegfried Silvia Sigrid
    Teresa Theodor Theresa Tommaso Ute Valentina Vera Victor Vincenzo Vittorio Volker Walther Winfried
    Amelie Axel Benedikt Björn Brigitte Cecil Cécile Christa Christoph Christopher Claire Dagmar Dennis Edith Edmund Emily Fabian
    Felix Florian Geoffrey Gisela Greta Harald Heike Heinrich Hilde Holger Ilse Jeremy Jonathan Josephine Jochen Kai Karsten Katrin Kathrin
    Kerstin Lena Leonard Leonhard Linda Lukas Malte Marian Mathilde Maximilian Moritz Nadine Nils Nora Oskar Oscar Pauline Philipp
    Rebecca Roger Roland Sandra Sebastian Silke Sven Tanja Thorsten Tobias Torsten Ulrike Uwe Veronika Wiebke Wolf Yvonne
    Walter Werner Wilhelm William Wolfgang Yves
"""
COMMON = frozenset(_COMMON.split())
# Spanish families so common that a second one follows: "R. García Riva".
_SPANISH_FAMILIES = """
    Alonso Álvarez Blanco Cano Castillo Delgado Díaz Domínguez Fernández García Garrido Gil Gómez González Gutiérrez Hernández Iglesias
    Jiménez López Lozano Marín Martín Martínez Medina Molina Morales Moreno Muñoz Navarro Núñez Ortega Ortiz Pérez Prieto Ramírez Ramos
    Rodríguez Romero Rubio Ruiz Sánchez Santos Sanz Serrano Suárez Torres Vázquez
"""
SPANISH_FAMILIES = frozenset(_SPANISH_FAMILIES.split())


def is_spanish_family(word: str) -> bool:
    return word in SPANISH_FAMILIES or re.search(r"[áéíóú]\w*ez$", word) is not None


def common_after_comma(text: str, end: int, words: Sequence[str]) -> re.Match[str] | None:
    """ "Lindner, Hans, Häfen und Zölle, Bremen": a given name that is common, with a title behind it."""
    found = COMMON_AFTER_COMMA.match(text, end) if len(words) == 1 or is_spanish_family(words[0]) else None
    return found if found is not None and found["given"].split()[0] in COMMON else None
