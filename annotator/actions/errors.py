"""What can go wrong when somebody acts, each with a sentence that says what to do.

The web shows `str(error)`, the API answers with `status` and `code`. Nothing has been saved when one of these is raised.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _


class ActionError(Exception):
    """An act that cannot be done. `detail` is JSON for a program."""

    code = "invalid"
    status = 422
    sentence: Any = _("This cannot be saved as it is.")

    def __init__(self, sentence: Any = None, **detail: Any) -> None:
        self.detail = detail
        super().__init__(sentence or self.sentence)

    def __str__(self) -> str:
        return str(self.args[0])


class NotAllowed(ActionError):
    code, status = "not_allowed", 403
    sentence = _("You may read this, but not change it. Ask an owner of the seminar.")


class StaleVersion(ActionError):
    """Somebody else has saved since. `detail` holds the version that stands."""

    code, status = "stale_version", 409
    sentence = _("Somebody has changed this since you opened it. Compare both versions and save again.")


class StaleRevision(ActionError):
    code, status = "stale_revision", 409
    sentence = _("The text has been corrected since you opened the page. Load the page again and select the passage once more.")


class QuotationMismatch(ActionError):
    code, status = "quotation_mismatch", 409
    sentence = _("The words at this place are not the words that were sent. Load the page again and select the passage once more.")


class BeyondText(ActionError):
    code = "beyond_text"
    sentence = _("This place lies beyond the end of the passage.")


class EmptyQuotation(ActionError):
    code = "empty_quotation"
    sentence = _("Select at least one word of the text.")


class UnknownPassage(ActionError):
    code = "unknown_passage"
    sentence = _("The text has no such passage.")


class Missing(ActionError):
    """A required field is empty."""

    code = "missing"
    sentence = _("Something is missing. Fill in the field and save again.")


class Closed(ActionError):
    code, status = "closed", 409
    sentence = _("This has been closed already.")


class InvitationOver(ActionError):
    code, status = "invitation_over", 410
    sentence = _("This invitation has expired, is used up or was withdrawn. Ask for another one.")


class UploadRefused(ActionError):
    code = "upload_refused"
    sentence = _("This file cannot be read.")
