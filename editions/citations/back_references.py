"""The words with which a citation points back: "ebd.", "a. a. O.", "ders.", "zit. nach"."""

import re

from editions.citations.note_words import NOTE_WORD, WORD_AFTER, WORD_BEFORE


def _words(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"{WORD_BEFORE}(?:{pattern}){WORD_AFTER}", flags | re.VERBOSE)


SAME_PLACE = _words(
    r"""
    ebd(?:a)?\b\.? | ebenda(?:selbst)?\b | ebendort | ibid(?:em)?\b\.? | ib(?:d)?\.(?=[\s,;:)]|$) | [ií]b[ií]d(?:em)?\b\.?
  | ivi(?=\s*[,;.:)]|\s+p|$) | там\s+же\b\.? | l(?:oc)?\.\s?c(?:it)?\. | loc\.\s?cit\b\.?
  | ebd\.,?\s*a\.\s?a\.\s?O\.
"""
)
SAME_AUTHOR = _words(
    r"""
    ders(?:\.|elbe\b) | dies(?:\.|elbe\b)(?=\s*[,:(/]) | iidem\b | idem\b | eadem\b | id\.(?=\s*,\s*["«»„“'‘(]?\s*[^\W\d_]{2}) | ead\.
  | eid\.(?=\s*,) | он\s+же\b | она\s+же\b | l[ea]\s+même\b(?=\s*,) | el\s+mismo\b(?=\s*,)
  | (?:his|her|their)(?=\s+[‘“'"])
"""
)
PLACE_BEHIND_ID = r"(?:at\s+(?:pp?\.)?|pp?\.|S\.|ss?\.|chs?\.|paras?\.|vol\.|§§?|¶¶?)\s*\d"
LATER_ID = re.compile(rf"(?:(?<=,\s)|(?<=\())id\.(?=,?\s*{PLACE_BEHIND_ID})")
SAME_PLACE_ID = re.compile(rf"(?<!\w)[Ii]d\.(?=\s*(?:,?\s*{PLACE_BEHIND_ID}|\.?\s*$))")
EARLIER = _words(
    r"""
    a\.?\s?a\.?\s?O\b\.? | op\.?\s?cit\b\.? | ob\.?\s?cit\b\.? | o\.\s?c\. | (?:art|ét|thèse)\.?\s?cit(?:ée?|\.|\b)
  | (?:(?:art|thèse|ouvr|op|note)\.?\s)?préc(?:itée?|\.)(?!\s(?:note|n\.))
  | указ\.\s?соч\b\.? | цит\.\s?соч\b\.?
  | am\s+angegebenen\s+Ort | (?<=,\s)cit\. | wie\s+oben(?!\s+(?:Anm|Fn|N)) | ouvr(?:age)?\.?\s?cit[ée]?\b\.?
"""
)
POINTED_IN = rf"(?!\s*[(\[]?\s*(?:der\s)?{NOTE_WORD}\s*\d)"  # "zitiert in Anm. 5" is a pointer
THROUGH = _words(
    rf"""
    (?:
    (?:hier\s+)?zit(?:\.|iert)\s*(?:(?:nach|in|bei|aus)\b|n\.):? | (?:ab)?gedr(?:\.|uckt)\s*(?:in|bei)\b:? | publ(?:\.|iziert)\s*in\b:?
  | veröff(?:\.|entlicht)\s*in\b:? | überliefert\s+(?:in|bei)\b:?
  | (?:as\s+)?(?:quoted|cited)\s+(?:in|by|from|after)\b:? | qtd?\.\s+in\b:? | (?:re)?printed\s+in\b:?
  | transcri(?:bed|pt)\s+in\b:? | (?:published|reproduced)\s+in\b:?
  | (?:cit(?:\.|é|ée|ato|ata|ado)|edit[oa]|pubblicat[oa]|trascritt[oa])(?:\s+(?:anche|già|également|aussi))?
    \s+(?:par|dans|d'après|in|da|en|por)\b:? | d'après\b | reproduit\s+dans\b
  | pubbl(?:\.|icato)\s+in\b | опубл(?:\.|иковано)\s+в\b: | цит\.\s+по\b:?
    ) {POINTED_IN}
"""
)
