"""How a TEI file says that something is set: by words of its own, in CSS, or by a rendition that its header describes.

Source: TEI P5 Guidelines, chapters 1.3.1.1.3 (att.global.rendition) and 2.3.4 (tagsDecl).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from editions.readers.tei_notes import XML_ID
from editions.readers.xml import Element, text_of


@dataclass(frozen=True, slots=True)
class Renditions:
    css: Mapping[str, str] = field(default_factory=dict)  # by the pointer to the rendition

    def said(self, element: Element) -> str:
        """All that the element says of it, and what the header describes the rendition as; its name may tell, too."""
        pointers = (f"{pointer} {self.css.get(pointer, '')}" for pointer in element.get("rendition", "").split())
        return " ".join([element.get("rend", ""), *pointers, element.get("style", "")]).strip()


def renditions_of(root: Element) -> Renditions:
    """Those in CSS, the usual language."""
    described = (each for each in root.iter("{*}rendition") if each.get("scheme", "css") == "css" and text_of(each))
    return Renditions({f"#{each.get(XML_ID, '')}": text_of(each) for each in described})
