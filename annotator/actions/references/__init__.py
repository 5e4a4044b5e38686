"""Mend the description of a cited work, merge two that are one, split one that is two, and say which of them a citation means."""

from annotator.actions.references.mending import extent_of_pages, mend
from annotator.actions.references.merging import DifferentHoldings, TwoEditions, differences, merge, part
from annotator.actions.references.resolving import last_resolved, resolve, unresolve
from annotator.actions.references.splitting import NothingToMove, split, with_followers

__all__ = [
    "DifferentHoldings",
    "NothingToMove",
    "TwoEditions",
    "differences",
    "extent_of_pages",
    "last_resolved",
    "mend",
    "merge",
    "part",
    "resolve",
    "split",
    "unresolve",
    "with_followers",
]
