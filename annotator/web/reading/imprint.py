"""Where a text was printed, on one line."""

from typing import Any


def imprint(csl: dict[str, Any]) -> str:
    """Container, volume, issue, year and pages of a CSL-JSON item; "" where nothing of it is known."""
    volume = str(csl.get("volume") or "")
    issue = str(csl.get("issue") or "")
    date = (csl.get("issued") or {}).get("date-parts") or []
    year = str(date[0][0]) if date and date[0] else ""
    container = str(csl.get("container-title") or "")
    where = " ".join(part for part in (container, f"{volume}/{issue}" if volume and issue else volume or issue) if part)
    place = ": ".join(str(csl[key]) for key in ("publisher-place", "publisher") if csl.get(key)) if not container else ""
    stated = " ".join(part for part in (where or place, f"({year})" if year and where else year) if part)
    return ", ".join(part for part in (stated, str(csl.get("page") or "").replace("-", "–")) if part)
