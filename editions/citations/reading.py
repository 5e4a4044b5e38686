"""Read the citations of a whole text: `read_citations`, and the values that it gives back."""

from editions.citations.chains import pages_meant, root_of
from editions.citations.cited import CitationReading, CitingPassage, Mention, Step, Work
from editions.citations.resolving import read_citations

__all__ = ["CitationReading", "CitingPassage", "Mention", "Step", "Work", "pages_meant", "read_citations", "root_of"]
