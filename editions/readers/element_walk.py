"""Goes through the elements of a file with markup in their order: what begins an element says how it ends."""

from collections.abc import Callable
from dataclasses import dataclass, field

from editions.readers.structure_builder import StructureBuilder
from editions.readers.xml import Element, local, walk

Ending = Callable[[], None]

WRITTEN = "written"  # the text has been written already


def nothing() -> None:
    """At the end of elements that only hold text."""


@dataclass(slots=True)
class ElementWalk:
    """Writes a file into a builder. A reader says in `begin` what an element is, and in `characters` what becomes of its text."""

    builder: StructureBuilder = field(default_factory=StructureBuilder)
    ends: list[Ending] = field(default_factory=list)  # what to do at the end of each open element
    open: list[str] = field(default_factory=list)  # names of the open elements
    out: str = ""  # the kind of repair while text is left out; WRITTEN while it is passed over

    def within(self, root: Element, skip: frozenset[str]) -> None:
        for event, element, characters in walk(root, skip):
            if event == "text":
                self._out(characters) if self.out else self.characters(element, characters)
            elif event == "start":
                name = local(element)
                self.ends.append(nothing if self.out else self.begin(element, name))
                self.open.append(name)
            else:
                self.open.pop()
                self.ends.pop()()

    def begin(self, element: Element, name: str) -> Ending:
        """Begins the element; gives back how it ends."""
        raise NotImplementedError

    def characters(self, around: Element, characters: str) -> None:
        raise NotImplementedError

    def pass_over(self) -> Ending:
        """The text of the element is not read, or has been written already."""
        return self.leave_out(WRITTEN)

    def leave_out(self, kind: str) -> Ending:
        """The text of the element stays in the raw text only; `kind` is that of the repair."""
        self.out = kind
        return self._end_silence

    def _end_silence(self) -> None:
        self.out = ""

    def _out(self, characters: str) -> None:
        if self.out != WRITTEN:
            self.builder.leave_out(characters, self.out)
