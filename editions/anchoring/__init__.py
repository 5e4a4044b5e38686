"""Carry what is anchored in a text over to its next revision."""

from editions.anchoring.carrying import Anchor, Candidate, Carried, carry
from editions.anchoring.moving import MovedStretches
from editions.anchoring.text_diff import Block, TextDiff, text_diff

__all__ = ["Anchor", "Block", "Candidate", "Carried", "MovedStretches", "TextDiff", "carry", "text_diff"]
