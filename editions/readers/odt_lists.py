"""The lists that are open while an OpenDocument text is read, and the number that stands before a paragraph."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from editions.readers.numbering import Numbering
from editions.readers.odt_styles import OUTLINE, TEXT, Style
from editions.readers.xml import Element, local

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(slots=True)
class OpenList:
    key: str  # a list of its own, or the one that it continues
    style: str
    level: int  # 0 the outermost
    fresh: bool = False  # an item has begun and nothing stands in it


@dataclass(slots=True)
class Lists:
    numbering: Numbering
    open: list[OpenList] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)  # the last list of each style
    named: dict[str, str] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        return len(self.open)

    def begin(self, element: Element) -> Callable[[], None]:
        """A list or an item; gives back how it ends."""
        if local(element) == "list":
            self.open.append(self._list(element))
            return self._end_list
        if self.open:
            self.open[-1].fresh = True
            self._begin_anew(self.open[-1], element.get(f"{TEXT}start-value", ""))
        return _nothing

    def leave(self) -> list[OpenList]:
        """While a note is read the lists around it are closed."""
        around, self.open = self.open, []
        return around

    def come_back(self, lists: list[OpenList]) -> None:
        self.open = lists

    def label(self, paragraph: Element, styles: Sequence[Style]) -> str:
        """The number of a paragraph that opens an item, or of a heading; empty for others."""
        if self.open:
            current = self.open[-1]
            is_first, current.fresh = current.fresh, False
            return self._next(current, styles) if is_first else ""
        if local(paragraph) != "h" or paragraph.get(f"{TEXT}is-list-header") == "true":
            return ""
        own = next((style.list_style for style in styles if style.list_style is not None), OUTLINE)
        level = paragraph.get(f"{TEXT}outline-level", "1")
        key = f"{own}:headings"
        self.numbering.lists.setdefault(key, own)
        return self.numbering.label(key, int(level) - 1) if level.isdecimal() and len(level) == 1 else ""

    def _list(self, element: Element) -> OpenList:
        style = element.get(f"{TEXT}style-name", "") or (self.open[-1].style if self.open else "")
        if self.open:
            return OpenList(self.open[-1].key, style, len(self.open))
        continued = self.named.get(element.get(f"{TEXT}continue-list", " "))
        if element.get(f"{TEXT}continue-numbering") == "true":
            continued = continued or self.last.get(style)
        key = continued or f"{style}:{len(self.numbering.lists)}"
        self.last[style] = self.named[element.get(XML_ID, "")] = key
        return OpenList(key, style, 0)

    def _next(self, current: OpenList, styles: Sequence[Style]) -> str:
        if current.key not in self.numbering.lists:
            style = current.style or next((style.list_style for style in styles if style.list_style), "")
            self.numbering.lists[current.key] = style
            levels = self.numbering.levels.get(style, [])
            self.numbering.anew.setdefault(current.key, {}).setdefault(0, levels[0].start if levels else 1)
        return self.numbering.label(current.key, current.level)

    def _begin_anew(self, current: OpenList, start: str) -> None:
        if start.isdecimal() and len(start) < 5:
            self.numbering.anew.setdefault(current.key, {})[current.level] = int(start)

    def _end_list(self) -> None:
        self.open.pop()


def _nothing() -> None:
    """At the end of an item."""
