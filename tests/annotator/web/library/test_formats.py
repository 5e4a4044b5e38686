"""The list of kinds of files that the upload page shows is that of the readers."""

from annotator.web.library import formats
from editions import readers


def test_all_that_is_read_can_be_chosen_and_has_a_name() -> None:
    zipped = {f".{kind}" for kind in readers.ZIPPED}
    assert zipped | set(readers.BY_ENDING) == set(formats.endings())
    assert set(formats.endings()) <= set(formats.NAMES)


def test_each_kind_is_named_once() -> None:
    named = formats.named().split(", ")
    assert len(named) == len(set(named))
    assert {"PDF", "Word (DOCX)", "OpenDocument (ODT)", "EPUB", "TEI-XML", "JATS-XML"} <= set(named)
