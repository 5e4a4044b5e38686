"""Words that somebody has copied or typed, as a selection of the text."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from annotator.actions.quotations import SelectedRange
from editions.models import Passage, Revision
from editions.quoting.search import Place, find_quotation

SAME = ("exact", "normalised")  # the same words, at most in another typography
SHOWN = 120


class WordsNotFound(ValueError):
    """The words do not name one place. `field` is where they, or the passage, were written."""

    def __init__(self, sentence: str, field: str = "words") -> None:
        super().__init__(sentence)
        self.field = field


def find_words(revision: Revision, words: str, ref: str = "") -> list[SelectedRange]:
    """The ranges of the one place where the words stand, in the passage `ref` or in the whole text.

    "A […] B" becomes two ranges; words that run over a passage's end become one range in each passage.
    """
    passages = list(revision.passages.order_by("start"))
    start, end = _bounds(passages, ref, revision)
    places = find_quotation(words, revision.text[start:end]).elsewhere
    same = [place for place in places if place.is_whole and place.kind in SAME]
    if not same:
        raise WordsNotFound(_not_found(places, revision.text[start:end], ref))
    found = [[selected for span in place.spans for selected in _cut(span, start, passages, revision)] for place in same]
    if len(found) > 1:
        where = ", ".join(dict.fromkeys(ranges[0].passage for ranges in found if ranges))
        raise WordsNotFound(_("These words stand in several places (%(passages)s). Name the passage, or quote more.") % {"passages": where})
    if not found[0]:
        raise WordsNotFound(_("These words stand in no passage of the text. Copy them from the text."))
    return found[0]


def _bounds(passages: Sequence[Passage], ref: str, revision: Revision) -> tuple[int, int]:
    if not ref:
        return 0, len(revision.text)
    passage = next((passage for passage in passages if passage.ref.lower() == ref.strip().lower()), None)
    if passage is None:
        raise WordsNotFound(_("The text has no passage of this name. It stands beside the text, for example p12."), field="passage")
    return passage.start, passage.end


def _cut(span: tuple[int, int], offset: int, passages: Sequence[Passage], revision: Revision) -> Iterable[SelectedRange]:
    """The part of the span that lies in each passage; `offset` is where the searched text begins."""
    first, last = span[0] + offset, span[1] + offset
    for passage in passages:
        start, end = max(first, passage.start), min(last, passage.end)
        if start < end and revision.text[start:end].strip():
            yield SelectedRange(passage.ref, start - passage.start, end - passage.start, revision.text[start:end])


def _not_found(places: Sequence[Place], text: str, ref: str) -> str:
    if places:
        near = " ".join(text[places[0].start : places[0].end].split())[:SHOWN]
        return _("The text reads: “%(words)s”. Copy the words as they stand.") % {"words": near}
    if ref:
        return _("The passage does not contain these words. Copy them from the text, or leave the passage empty.")
    return _("The text does not contain these words. Copy them from the text.")
