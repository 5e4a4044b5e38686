"""The words that the scripts of the reading page say, in the reader's language."""

from django.utils.translation import gettext as _


def script_words() -> dict[str, str]:
    return {
        "claim": _("Claim"),
        "evidence": _("Evidence"),
        "disagreement": _("Disagreement"),
        "position": _("%(kind)s %(number)s of %(total)s"),
        "here": _("Annotations on these words"),
        "all": _("All annotations"),
        "pages": _("Printed pages"),
        "more": _("%(number)s more here"),
        "saved": _("Saved."),
        "deleted": _("Deleted."),
        "copied": _("Copied with its page."),
        "page": _("p. %(label)s"),
        "draftKept": _("Kept as a draft. It opens again when you annotate these words."),
        "draftOpen": _("This is a draft that you left here."),
        "loggedOut": _("You are no longer logged in. Your words are kept here: log in in another tab, then save again."),
        "offline": _("The server cannot be reached. Your words are kept here: try again in a moment."),
        "wait": _("Saving …"),
        "checked": _("%(percent)s percent of the citations are checked."),
        "selected": _("Selected: %(words)s"),
        "last": _("There is no further annotation."),
    }
