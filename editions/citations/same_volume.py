"""An item of the volume or journal that the citation before it names: "darin Amsel, Der Müller, S. 55–81"."""

import re
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.draft import Draft
from editions.citations.names import Names, read_names
from editions.citations.references import read_citation

QUOTED_ITEM = re.compile(
    rf"(?P<item>[^«“‘„»\";]{{3,60}},\s[«“‘„»\"'][^;]{{3,200}}?[’'”\"«“»]),?\s(?=(?:{back.SAME_PLACE.pattern}))", back.SAME_PLACE.flags
)
PLAIN_ITEM = re.compile(rf"(?P<item>[^;()]{{8,160}}?),\s(?=(?:{back.SAME_PLACE.pattern}))", back.SAME_PLACE.flags)
EMPHASIS = r"(?:en\sparticulier|notamment|insb\w*\.?|bes\w*\.?|v\.\s?a\.|especially|esp\.|in\spartic\w+|spec\.)"
IN_SAME_VOLUME = re.compile(
    rf"""(?:(?:et|und|and|e),?\s+)?
    (?: (?:[Dd]arin|[Hh]ierin)(?:,?\s(?:{EMPHASIS}|u\.\s?a\.|etwa|auch|vor\sallem|namentlich))?\s*:?
      | (?: [Ii]m\s(?:selben|gleichen)\s(?:Band|Heft|Sammelband) | [Ii]n\sthe\ssame\s(?:volume|collection|book|issue)
          | [Dd]ans\sle\smême\s(?:volume|ouvrage|recueil|numéro) | [Nn]ello\sstesso\s(?:volume|fascicolo) )
        (?:\s(?:auch|also|aussi|anche))?\s*[,:]?
      | {EMPHASIS}\s (?: la\scontribution\sde? | l['’](?:article|étude|essai)\sde? | (?:de[rnm]|die)\s(?:Beitrag|Aufsatz|Studie)\svon
          | the\s(?:essay|chapter|contribution|article)\sby | il\s(?:saggio|contributo)\sdi )
    )\s*(?=[A-ZÀ-Þ'’])['’]?""",
    re.VERBOSE,
)
ITEM_FILLS = 4  # pages or more


def read_item_of_same(base: Draft, head: str, *, pointed: bool) -> Draft | None:
    """The item, where a clause describes one; `head` is its text before the pages, `pointed` whether an "ebd." stands in it."""
    lead = IN_SAME_VOLUME.match(head)
    if lead is not None:
        item = replace(base, start=base.start + lead.end(), raw=base.raw[lead.end() :])
        citation = read_citation(head[lead.end() :])
        return replace(item, form="full", container="ibid", citation=citation) if citation.names and citation.title else None
    if not pointed:
        return None
    quoted = QUOTED_ITEM.match(base.raw)
    if quoted and _is_person(read_names(base.raw)):  # "H. Slype, ‘Duty’, ibid. iv (1937), 77"
        return replace(base, form="full", container="ibid", citation=read_citation(quoted["item"]))
    plain = PLAIN_ITEM.match(base.raw) if _fills_pages(base) else None
    return _plain_item(base, plain["item"]) if plain else None


def _plain_item(base: Draft, item: str) -> Draft | None:
    """ "EAD., Il marchio e la frode, ibidem, pp. 131-150" """
    same_author = back.SAME_AUTHOR.match(item)
    citation = read_citation(item[same_author.end() :].lstrip(" ,:"), names=Names((), 0)) if same_author else read_citation(item)
    if len(citation.title.split()) < 2 or not (same_author or _is_person(citation.names)):
        return None
    citation = replace(citation, names=None) if same_author else citation
    return replace(base, form="full", container="ibid", citation=citation, same_author=same_author is not None)


def _is_person(names: Names | None) -> bool:
    return names is not None and bool(names.persons[0].given)


def _fills_pages(base: Draft) -> bool:
    ranges = [span for locator in base.locators if locator.label == "page" for span in locator.ranges[:1]]
    return any(isinstance(span.first, int) and isinstance(span.last, int) and span.last - span.first >= ITEM_FILLS for span in ranges)
