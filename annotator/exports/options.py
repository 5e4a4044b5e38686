from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into the file: all of it, or only claims that are decided or contested, which leaves out disagreements with the text.

    `base_url` is where the installation answers, for identifiers; "" makes URNs.
    """

    threads: bool = True
    verdicts: bool = True
    decided_only: bool = False
    contested_only: bool = False
    base_url: str = ""

    EVERYTHING: ClassVar["ExportOptions"]


ExportOptions.EVERYTHING = ExportOptions()


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand out; `chunks` can be read once."""

    name: str
    content_type: str
    chunks: Iterator[bytes]


class UnknownForm(ValueError):
    """No file can be made in this form. The text names the forms there are."""
