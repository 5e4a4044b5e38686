"""Read Russian citations, which divide their parts by stops: "Носов Н. Е. Очерки управления. М.; Л.: Наука, 1957. С. 22".

    citation  = [ persons ] title [ " // " container ]
    title     = words [ kind ] [ "/" editors ] { volume | edition } [ imprint ]
    kind      = ":" ( "дис." | "монография" | "сб. ст." | "учебник" | … )
    imprint   = [ "[" ] place { ( ";" | "–" ) place } [ ":" publisher ] "," year
    volume    = ( "Т." | "Вып." | "Кн." | "Ч." ) number                                before the imprint or behind it

The order of parts follows the national standard for references, GOST R 7.0.5-2008.
"""

import re
from dataclasses import replace

from editions.citations.citation import YEAR, Citation
from editions.citations.names import Names, read_names
from editions.citations.places import is_place

CYRILLIC = re.compile(r"\W*[А-ЯЁ]")
SHORT_PLACE = r"(?:М|Л|СПб|Спб|Пг|К|Н\.\sНовгород|Ростов\sн/Д)\."
LONG_PLACE = r"[А-ЯЁ][а-яё]+(?:-(?:на-)?[А-ЯЁ]?[а-яё]+)?"
PLACE = rf"(?:{SHORT_PLACE}|{LONG_PLACE})"
IMPRINT = re.compile(
    rf"[.,\]]\s(?:[—–-]\s)?\[?(?P<place>{PLACE}(?:\]?\s?[;—–-]\s?{PLACE})*)\]?(?::\s(?P<publisher>[^:]{{2,60}}?))?,\s(?P<year>{YEAR})(?!\d)"
)
VOLUME = re.compile(r"[.,]\s(?:[—–-]\s)?(?:Т|Вып|Кн|Ч|т|вып)\.\s?(?P<volume>\d+(?:[–/-]\d+)?|[IVXL]+)")
KIND = re.compile(r"\s?:\s(?:дис|автореф|монография|очерки?|учебник|учеб|сб|сборник|межвуз|материалы|тез|пер|науч|каталог)(?![а-яё]).*$")
EDITION = re.compile(r"[.,]\s(?:\d{1,2}-е\sизд|Изд\.\s\d{1,2}-е)\.?(?:,\s[а-яё. ]+)?$")
NAMES_END = re.compile(r"[\s,.:]*(?![\s,.:а-яё–-])")
EDITED = re.compile(r"(?:под\s(?:общ\.\s|науч\.\s)?ред|сост|отв\.\sред|ред)\.\s")


def read_russian(text: str) -> Citation | None:
    """The parts of a citation that states its place and year in the Russian manner; None for anything else."""
    if CYRILLIC.match(text) is None:
        return None
    names = read_names(text)
    if names is not None and (not names.persons[0].given or not NAMES_END.match(text, names.end)):  # "Писцовые книги …": a title
        names = None
    body = re.sub(r"^[\s,.:]+", "", text[names.end :] if names is not None else text)
    title, slashes, inside = body.partition(" // ")
    if not slashes:
        book = _read_printed(body, names)
        return replace(book, raw=text) if book is not None else None
    volume = _read_printed(inside, None)
    if volume is None:
        return None
    return Citation(text, names, _plain(title), replace(volume, raw=inside), year=volume.year)


def _read_printed(body: str, names: Names | None) -> Citation | None:
    imprint = max((found for found in IMPRINT.finditer(body) if _is_printed(found)), key=_is_certain, default=None)
    if imprint is None or imprint.start() < 3:
        return None
    head, editor = _without_editors(body[: imprint.start()])
    counted = VOLUME.search(head) or VOLUME.search(body, imprint.end())
    if counted is not None and counted.start() < len(head) and counted.string is head:
        head = head[: counted.start()]
    place, publisher = imprint["place"].replace("]", ""), (imprint["publisher"] or "").strip()
    return Citation(
        body,
        names,
        _plain(head),
        editor=editor,
        place=place if publisher else place.rstrip("."),
        publisher=publisher,
        year=int(imprint["year"]),
        volume=counted["volume"] if counted else "",
    )


def _is_printed(imprint: re.Match[str]) -> bool:
    return _is_certain(imprint) or imprint.group().startswith(".")


def _is_certain(imprint: re.Match[str]) -> bool:
    """Whether the place is abbreviated, known, or followed by its publisher."""
    first = re.split(r"\]?\s?[;—–-]\s?", imprint["place"])[0]
    return first.endswith(".") or is_place(first) or bool(imprint["publisher"])


def _without_editors(head: str) -> tuple[str, Names | None]:
    """What stands before the slash of those who are responsible, and the editors among them."""
    title, slash, behind = head.partition(" / ")
    if not slash:
        return head, None
    found = EDITED.match(behind)
    editor = read_names(behind, found.end()) if found else None
    rest = behind[editor.end :] if editor is not None else ""
    return title + (rest if VOLUME.match(rest) else ""), editor


def _plain(title: str) -> str:
    return EDITION.sub("", KIND.sub("", title.partition(" / ")[0]).strip(" ,—–")).strip(" .,:—–")
