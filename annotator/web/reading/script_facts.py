"""What the scripts of the reading page are told: numbers, rights, and the words that they say in the reader's language."""

from bisect import bisect_left
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotator.web.reading.page import ReadingPage
from annotator.web.reading.placing import Placed

QUOTED = {"de": "»{exact}« (%(source)s, S. {page})", "fr": "« {exact} » (%(source)s, p. {page})"}


def facts_for_scripts(page: ReadingPage, by_section: dict[int, list[Placed]], *, since: int, writes: bool) -> dict[str, Any]:
    """`since` is the newest event that the page shows; `sections` are the keys and numbers beside each printed page."""
    user = page.user
    return {
        "reading": page.reading.pk,
        "revision": page.revision.number,
        "since": since,
        "total": page.placement.total,
        "standing": sum(page.everything.counts().values()),
        "filter": page.filters.query,
        "sections": {sequence: [[each.key, each.number] for each in annotations] for sequence, annotations in by_section.items()},
        "beyond": _beyond(page),
        "writes": writes,
        "streams": user.is_authenticated,
        "keys": getattr(user, "single_keys", True),
        "quote": _quoted(page),
    }


def _beyond(page: ReadingPage) -> list[str]:
    """The annotations before and after those that are shown, of a text that is shown in parts; "" at either end."""
    placed, layout = page.placement.placed, page.layout
    before = bisect_left(placed, layout.sections[0].start, key=lambda each: each.start) if layout.earlier else 0
    after = bisect_left(placed, layout.later.start, key=lambda each: each.start) if layout.later else len(placed)
    return [placed[before - 1].key if before else "", placed[after].key if after < len(placed) else ""]


def _quoted(page: ReadingPage) -> str:
    """How a copied quotation names its page, in the manner of the text's language."""
    edition = page.reading.edition
    source = ", ".join(part for part in (edition.creator_line, edition.title) if part)
    return QUOTED.get(page.revision.language, "“{exact}” (%(source)s, p. {page})") % {"source": source.replace("{", "(").replace("}", ")")}


def script_words() -> dict[str, str]:
    return {
        "claim": _("Claim"),
        "evidence": pgettext("one piece", "Evidence"),
        "disagreement": _("Disagreement"),
        "position": _("%(kind)s %(number)s of %(total)s"),
        "here": _("Annotations on these words"),
        "all": _("All annotations"),
        "pages": _("Printed pages"),
        "more": _("%(number)s more here"),
        "saved": _("Saved."),
        "copied": _("Copied with its page."),
        "draftKept": _("Kept as a draft. It opens again when you annotate these words."),
        "drafts": _("Unfinished here: %(number)s"),
        "draftOpen": _("This is a draft that you left here."),
        "loggedOut": _("You are no longer logged in. Your words are kept here: log in in another tab, then save again."),
        "offline": _("The server cannot be reached. Your words are kept here: try again in a moment."),
        "checked": _("%(percent)s percent of the citations are checked."),
        "placeKept": _("Places kept: %(number)s. Select a further one."),
        "selected": _("Selected: %(words)s"),
        "filtered": _("%(number)s of %(total)s"),
        "last": _("There is no further annotation."),
    }
