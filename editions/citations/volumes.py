"""The volume at the end of a title: "Werke, Bd. 3", "Actas, tomo XII"."""

import re

AT_END = re.compile(
    r"[.,]\s*(?:Band|[Tt]om[eo]|Teil|(?:Bd|[Vv]ol|[tT]|Т|Вып|Кн|Ч)\.)\s*(?P<volume>\d+(?:[.,/]\s?\d+)?|[IVXLC]+(?:,\s?\d)?|[ivx]+)$"
)


def without_volume(title: str, volume: str) -> str:
    """The title without the volume that is stated apart."""
    found = AT_END.search(title) if volume else None
    return title[: found.start()] if found is not None and found["volume"] == volume else title
