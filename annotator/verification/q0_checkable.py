"""Q0: whether a quotation can be looked up at all, and why not. Never green: an outcome of Q0 is no confirmation."""

from annotator.verification.held_source import HeldSource, cited_ranges
from annotator.verification.outcome import INFO, UNTESTED, Outcome, found
from editions.citations.locator import Locator
from editions.citations.reading import Mention

CHECK = "Q0"


def check(mention: Mention, *, quotation: str, locators: tuple[Locator, ...], source: HeldSource | None) -> Outcome | None:
    """The reason why the quotation cannot be looked up, or None when it can.

    `locators` are the pages that the mention means (inherited ones too), `source` the held text of the work that the pages belong to.
    """
    code, says = _reason(mention, quotation, locators, source)
    return found(CHECK, code, UNTESTED, INFO, says=says) if code else None


def _reason(mention: Mention, quotation: str, locators: tuple[Locator, ...], source: HeldSource | None) -> tuple[str, dict[str, str]]:
    if mention.work is None:
        return "unresolved", {}
    if mention.form == "archival" and mention.mediating is None:
        return "archival_only", {}
    if mention.mediating is not None and not locators:
        return "mediated", {}
    if source is None:
        return ("source_not_loaded" if locators or quotation.strip() else "no_locator"), {}
    if not cited_ranges(locators):
        return "no_locator", {}
    if not quotation.strip():
        return "no_quotation", {}
    if not any(source.places_of(pages) for pages in cited_ranges(locators)):
        return "page_not_loaded", {"pages": ", ".join(pages.written or str(pages.first) for pages in cited_ranges(locators))}
    return "", {}
