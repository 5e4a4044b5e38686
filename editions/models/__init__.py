from editions.models.citation import CitationMention, CitedRange
from editions.models.edition import Edition
from editions.models.note_call import NoteCall
from editions.models.page import Page
from editions.models.passage import Passage
from editions.models.reference import Reference
from editions.models.repair import Repair
from editions.models.revision import Revision
from editions.models.searched_words import SearchedWords
from editions.models.sheet_picture import SheetPicture

__all__ = [
    "CitationMention",
    "CitedRange",
    "Edition",
    "NoteCall",
    "Page",
    "Passage",
    "Reference",
    "Repair",
    "Revision",
    "SearchedWords",
    "SheetPicture",
]
