"""Citations that a file keeps in parts, for a style to set."""

from dataclasses import dataclass


@dataclass(slots=True)
class CitationInParts:
    """Some files keep the parts of a citation and leave what stands between them to a style: here it is a comma."""

    last: str = ""

    def part(self, name: str, characters: str) -> str:
        if not characters.strip():
            return ""
        sign = "–" if (self.last, name) == ("fpage", "lpage") else "; " if (self.last, name) == ("given-names", "surname") else ", "
        before = sign if self.last else ""
        self.last = name
        return f"{before}{characters.strip()}"
