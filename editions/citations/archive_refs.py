"""Archival references: a repository, its fonds and files, and the shelf mark that names a document."""

import re
from dataclasses import dataclass

from editions.citations.shelves import read_shelved

REPOSITORY = re.compile(
    r"""(?<!\w) (?:
        \w*[Aa]rchi[vf](?:s|es|o|io|i|um|e|en|alien)?(?!\w) | \w*archiv(?:s|es)?(?!\w) | Arkhiv\w* | [Аа]рхив\w*
      | Nachla(?:ss|ß)(?!\w) | NL\s\d      | Record\ Office | National\ Archives | Public\ Record | Papers(?=[,;)]) | Handschriftenabteilung
      | Manuscripts?\ (?:Division|Collection|Department) | Bibliothèque\ nationale,\ [Mm]s | Biblioteca\ \w+,\ (?:ms|cod) | [фФ]\.\s?\d+
    )""",
    re.VERBOSE,
)
ACRONYM = re.compile(r"(?<!\w)(?:[A-ZÀ-ÞА-Я]{2,}[a-z]?[A-ZÀ-ÞА-Я]*|BArch|PA AA|GStA PK|HStA \w+|StA \w+|LA \w+|UA \w+)(?!\w)(?=[\s,.)])")
NEWSPAPER = re.compile(r"\W*[A-Z]{2,6},\sN[ro]\.\s?\d+,\s")  # "FKZ, Nr. 45, 12. 3. 1998"
NOT_REPOSITORIES = frozenset(("NL", "EB", "R", "N", "MS", "FO", "CO", "WO"))
SHELF_MARK = re.compile(
    r"""
    (?<!\w)(?:
        \d+(?!/(?:1[6-9]|20)\d\d/\d{1,3}(?!\d))(?:/\d+){2,}                     # 12/345/678
      | [фФ]\.\s?\d+ (?:[.,]\s?(?:[оО]п|[дД]|[еЕ]д\.\s?хр)\.\s?\w+)*       # ф. 12, оп. 345, д. 678
      | [A-Z]{1,5}(?:/[A-Z]{1,5}){1,3}/\d[\w/-]*                            # AB/CD/123
      | f(?:ond|\.)?\s?\d+,\s?op(?:is)?\.?\s?\d+,\s?d(?:elo|\.)?\s?\d+
      | (?:NL|N|R|RY|DY|DR|FO|CO|WO|CAB|HO|MG|RG|EB|SAPMO|SgY|NY|NS|PA|Rep|Ms|MS|Cod|cod|ms)\.?\s?\d[\w/.-]*(?:\s?/\s?\d+)*
      | (?:Mappe|Akte|Karton|Kart|Box|Folder|Fasz|Faszikel|busta|b\.|fasc|filza|reg|carton|dossier|liasse|legajo|leg|caja|Nr|No|Konv)
        \.?\s?\d+[\w/]*
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ArchivalReference:
    """`repository` as written ("AVPRF"), `shelf_mark` the parts that identify the document, in order."""

    repository: str
    shelf_mark: str


def read_archival(text: str) -> ArchivalReference | None:
    """The archival reference in a citation, or None when it names no repository with a shelf mark."""
    repository = REPOSITORY.search(text)
    acronyms = [found.group() for found in ACRONYM.finditer(text)]
    marks = [found.group().strip() for found in SHELF_MARK.finditer(text)]
    shelf = read_shelved(text) if "ф." not in text.casefold() else None
    if shelf is not None and not any(re.search(rf"(?<![A-Z]\s){re.escape(mark)}", shelf.mark) for mark in marks if mark.count("/") >= 2):
        return ArchivalReference(shelf.repository, shelf.mark)
    slashed = any(mark.count("/") >= 2 or mark[0] in "фФ" for mark in marks) and bool(acronyms or repository)
    if not marks or not (slashed or repository or (acronyms and re.match(r"[\W]*(?:\w+,\s*)?" + re.escape(acronyms[0]), text))):
        return None
    if repository is None and not slashed and (not acronyms or NEWSPAPER.match(text)):
        return None
    return ArchivalReference(_repository(text[: text.find(marks[0])].strip(" ,;:(")), ", ".join(marks))


def _repository(head: str) -> str:
    """The short name in brackets, else the acronym nearest to the shelf mark, else what stands before it."""
    bracketed = re.findall(r"\(([A-ZÀ-ÞА-Я][\w ]*[A-ZÀ-ÞА-Я])\)", head)
    acronyms = [found.group() for found in ACRONYM.finditer(head + " ") if found.group() not in NOT_REPOSITORIES]
    if bracketed or acronyms:
        return str((bracketed or acronyms)[-1])
    return head
