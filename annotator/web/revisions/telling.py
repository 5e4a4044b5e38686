"""What led to a revision, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from editions.models import Revision

SENTENCES: dict[str, Any] = {
    "words": gettext_lazy("Words of passage %(passages)s corrected"),
    "kind": gettext_lazy("Kind of passage %(passages)s changed"),
    "split": gettext_lazy("Passage %(passages)s parted in two"),
    "join": gettext_lazy("Passage %(passages)s joined with the next one"),
    "note": gettext_lazy("Words of passage %(passages)s made a note"),
    "call": gettext_lazy("Call of a note moved: %(passages)s"),
}


def what_changed(revision: Revision) -> str:
    """A short sentence without its full stop."""
    change = revision.change
    kind = change.get("kind", "")
    if kind == "repairs":
        count = change.get("count", 0)
        return ngettext("%(count)s repair undone", "%(count)s repairs undone", count) % {"count": count}
    if kind == "back":
        return _("Back to revision %(number)s") % {"number": change.get("to", "")}
    if kind == "file":
        return _("Another file: %(name)s") % {"name": revision.source_name}
    if kind in SENTENCES:
        return str(SENTENCES[kind] % {"passages": ", ".join(change.get("passages", []))})
    return _("Imported from %(name)s") % {"name": revision.source_name}
