"""Find a quotation in a text, and the quotations of a text: exact first, then approximate, with score and place."""

from editions.quoting.folding import Folded, fold, fold_letter
from editions.quoting.marks import Quoted, quotation_before, quotations_in
from editions.quoting.search import Place, QuotationSearch, find_quotation
from editions.quoting.seeds import SourceIndex

__all__ = [
    "Folded",
    "Place",
    "QuotationSearch",
    "Quoted",
    "SourceIndex",
    "find_quotation",
    "fold",
    "fold_letter",
    "quotation_before",
    "quotations_in",
]
