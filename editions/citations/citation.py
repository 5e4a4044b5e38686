"""The parts of one citation, and what its quotation marks enclose."""

import re
from dataclasses import dataclass

from editions.citations.names import Names

QUOTES = {"»": "«", "„": "“", "“": "”", "«": "»", "‚": "‘", "‘": "’", "›": "‹", "‹": "›", '"': '"'}
YEAR = r"(?:1[4-9]\d\d|20\d\d)"
# What stands between a title and its imprint: the edition, the volumes, the translator, the kind of thesis.
BEHIND_TITLE = re.compile(
    r"""
    [.,]\s+ (?: \d{1,2} (?:\.ª|\.|st|nd|rd|th|e|ª|a) ,?\s (?:\w+\.?,?\s){0,3} (?:Aufl(?:age)?|ed(?:ition|n)?|éd|изд)\b\.?
      | rev\.\sedn?\.? | \d{1,2}\s(?:Bde|Bände|vols?|voll|tt?)\b\.? | voll\.\s\d{1,2}
      | (?:(?:[Üü]bers|[Tt]rans|[Tt]rad)\.|übersetzt|translated|traduit|tradotto)\s
        (?:(?:it|fr|franc|ted|ingl|esp|dt|engl)\.\s)?(?:(?:aus\sdem|from\sthe|dall?['’]?|de\sl['’]|du)\s?[\w.]+\s)?(?:(?:von|v\.|by|di|da|de|par)\s)?
        [A-ZÀ-Þ][^,]{2,40}
      | (?:tr(?:ad)?\.\s(?:it|fr|esp|ingl)|dt\.\sAusg|nuova\sed|nueva\sed)\.?
      | (?:Magister|Diplom|Master|Bachelor)arbeit | Dissertation | Habilitationsschrift
      | thèse(?:\sde\s\w+(?:\s\w+)?|\sd['’]\w+)? | tesi\sdi\s\w+ | tesis(?:\sdoctoral)?(?:\sinédita)?
      | mémoire\sde\s[\w-]+ | [Mm]emoria\sde\s\w+ | thèse,?\s(?:droit|lettres)
      | (?:unpublished\s)?(?:Ph\.?\s?D\.?|M\.?A\.?|[MD]\.?\s?Phil\.?)\s(?:thesis|dissertation)
      | (?:(?:[Pp]hil|[Ii]ur|[Jj]ur|[Tt]heol|[Mm]ed)\.\s)?
        (?:Diss|Habil|PhD|Ph\.D)\.? (?:[\s-](?:phil|iur|jur|rer\.\spol|Univ|thesis|diss|masch|[Ss]chr)\.?)* ) $
    """,
    re.VERBOSE,
)

REVIEW = re.compile(r"\s\[(?:Review|Rezension|Besprechung|Compte rendu|Recensione)\b[^\]]*\]$")
FIRST_EDITION = re.compile(rf"\s[\[(]{YEAR}[\])]$")  # "Wirtschaft und Küste [1922]"


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of one citation. `container` is the part after "in:", as a citation of its own; `year` 0 when none is stated."""

    raw: str
    names: Names | None = None
    title: str = ""
    container: "Citation | None" = None
    place: str = ""
    publisher: str = ""
    year: int = 0
    letter: str = ""  # "1901a"
    volume: str = ""
    issue: str = ""
    date: tuple[int, ...] = ()
    editor: Names | None = None
    is_journal: bool = False
    author_date: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it describes a work so that it can be found: a title with a year, or within a container with one."""
        contained = self.container is not None and (self.container.is_full or self.container.is_journal)
        return bool(self.title) and (bool(self.year) or contained)

    @property
    def is_untitled_article(self) -> bool:
        """Whether it names an author and a place in a journal, and no title: "Merk, JZ 1980"."""
        return not self.title and self.names is not None and self.container is not None and self.container.is_journal

    @property
    def families(self) -> tuple[str, ...]:
        return self.names.families if self.names else ()


def plain_title(text: str) -> str:
    title = re.sub(r"[\s,;:(\[]+$", "", text.strip())
    title = re.sub(r"(?<![A-ZÀ-Þ.])\.$", "", title).strip()
    title = BEHIND_TITLE.sub("", title).strip(" ,")
    title = REVIEW.sub("", title)
    title = FIRST_EDITION.sub("", title)
    title = re.sub(r"(?<=[^\W\d_]{4})\d{1,2}$", "", title)  # The number of the edition, raised in print.
    if len(title) > 2 and title[0] == title[-1] == "'":
        title = title[1:-1]
    if title[:1] in QUOTES and title.find(QUOTES[title[0]], 1) == len(title) - 1:
        title = title[1:-1]
    if title[:1] == "„" and title[-1:] == '"':
        title = title[1:-1]
    if title[:1] in QUOTES and QUOTES[title[0]] not in title[1:]:
        title = title[1:]
    return title.strip(" ,;")


def inside_quotes(text: str, position: int) -> bool:
    opened = None
    for index in range(position):
        letter = text[index]
        if opened is None and letter in QUOTES and (index == 0 or not text[index - 1].isalnum()):
            if QUOTES[letter] in text[index + 1 :]:
                opened = QUOTES[letter]
        elif letter == opened:
            opened = None
    return opened is not None
