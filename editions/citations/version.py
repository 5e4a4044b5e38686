"""Which state of the reader has found the citations of a text."""

READER_VERSION = "8"  # raised when the same text may give other citations, or the same ones other works or pages
