"""Resolve what the citations of a whole text refer to.

Find, clean, resolve, after the design of eyecite: spans are kept, "several works may be meant" is an answer of its own, and a chain
breaks visibly at its first failure: at a missing note, at one that is cut off, at a work that is nowhere described.
"""

from editions.citations.resolving.text import read_citations

__all__ = ["read_citations"]
