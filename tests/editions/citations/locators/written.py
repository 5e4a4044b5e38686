"""Locators written short, so that a table row fits a line: "12–15 @13; 20–" is 12 to 15 with pinpoint 13, then 20 with an open end."""

from editions.citations import find_locators, read_locators
from editions.citations.locator import Locator, PageRange


def pages(text: str, lang: str | None) -> str:
    """What the text cites of pages, folios, leaves and columns."""
    offsets = {found["start"] for found in find_locators(text, lang) if found["label"] != "extent"}
    return "; ".join(_written(locator) for locator in read_locators(text, lang) if locator.start in offsets)


def _written(locator: Locator) -> str:
    pinpoint = " @" + _list(locator.pinpoint) if locator.pinpoint else ""
    return _list(locator.ranges) + pinpoint


def _list(ranges: tuple[PageRange, ...]) -> str:
    return ",".join(_range(each) for each in ranges)


def _range(each: PageRange) -> str:
    if each.last is None:
        return f"{each.first}–"
    return str(each.first) if each.first == each.last else f"{each.first}–{each.last}"
