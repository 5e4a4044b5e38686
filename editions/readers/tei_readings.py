"""Where a TEI file has several readings beside one another: the one that is printed is read, the others are left out.

Source: TEI P5 Guidelines, chapters 3.5 (`choice`) and 12 (`app`).
"""

from editions.readers.xml import Element, local

AS_PRINTED = frozenset(["sic", "orig", "abbr"])
NOT_PRINTED = frozenset(["corr", "reg", "expan"])
READINGS = frozenset(["lem", "rdg", "rdgGrp"])


def is_second_reading(element: Element) -> bool:
    """In a `choice` an editor's form beside that of print, else all but the first; in an `app` all but the lemma or the first reading.

    An `app` that names its place has its lemma in the text already.
    """
    around = element.getparent()
    if around is None:
        return False
    if local(element) == "app":
        return bool(element.get("from") or element.get("loc"))
    if local(around) == "choice":
        return _is_second_form(element, around)
    if local(around) in ("app", "rdgGrp") and local(element) in READINGS:
        readings = [child for child in around if local(child) in READINGS]
        return element is not next((reading for reading in readings if local(reading) == "lem"), readings[0])
    return local(around) == "app" and local(element) in ("note", "witDetail", "wit")


def _is_second_form(element: Element, choice: Element) -> bool:
    forms = [child for child in choice if isinstance(child.tag, str)]
    if any(local(form) in AS_PRINTED for form in forms):
        return local(element) in NOT_PRINTED or element is not next(form for form in forms if local(form) in AS_PRINTED)
    return element is not forms[0]
