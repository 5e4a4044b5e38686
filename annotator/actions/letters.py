"""Letters to people who are not here yet."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.actions.errors import ActionError, InvitationOver, NotAllowed
from annotator.models import Invitation, User
from annotator.permissions import may_manage

logger = logging.getLogger(__name__)


class LetterNotSent(ActionError):
    code, status = "letter_not_sent", 503
    sentence = gettext_lazy("The letter could not be sent. The invitation stands: copy its link and send it yourself, or try again later.")


def send_invitation(*, invitation: Invitation, link: str, by: User) -> None:
    """Send the link to the invitation's address, for the first time or again. Raises LetterNotSent."""
    if not may_manage(by, invitation.seminar):
        raise NotAllowed
    if not (invitation.is_open and invitation.email):
        raise InvitationOver
    words = {"invitation": invitation, "seminar": invitation.seminar, "by": by, "link": link}
    subject = _("%(name)s invites you to read along: %(seminar)s") % {"name": by.shown_name, "seminar": invitation.seminar.name}
    try:
        # A line break in a seminar's name would make another header.
        send_mail(" ".join(subject.split()), render_to_string("annotator/people/invitation_letter.txt", words), None, [invitation.email])
    except (SMTPException, OSError) as error:
        logger.exception("The letter for invitation %s was not sent", invitation.pk)
        raise LetterNotSent from error
