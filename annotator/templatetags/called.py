"""Names called with @ in what people write."""

import re
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from annotator.models import Reading, User
from annotator.notices import NAMED
from annotator.permissions import role_in

register = template.Library()


@register.simple_tag(takes_context=True)
def called(context: dict[str, Any], text: str, reading: Reading) -> SafeString:
    """The text with each member who is called in it as a link to what they have written in the reading.

    Only members of the seminar learn in this way who else is one.
    """
    names = _members(context["request"], reading) if "@" in text else {}
    found, at = [], 0
    for match in NAMED.finditer(text) if names else ():
        if match[1].casefold() in names:
            found += [conditional_escape(text[at : match.start()]), _link(match, names[match[1].casefold()], reading)]
            at = match.end()
    return mark_safe("".join([*found, conditional_escape(text[at:])]))  # noqa: S308 - each piece is escaped


def _link(match: re.Match[str], member: tuple[str, str], reading: Reading) -> SafeString:
    username, shown = member
    address = f"{reverse('reading-detail', args=(reading.pk,))}?person={username}"
    return format_html('<a class="called" href="{}" title="{}">{}</a>', address, shown, match[0])


def _members(request: Any, reading: Reading) -> dict[str, tuple[str, str]]:
    """User name and shown name of the seminar's members by their user names in lower case; asked once for each answer."""
    known: dict[int, dict[str, tuple[str, str]]] = request.__dict__.setdefault("members_called", {})
    if reading.seminar_id not in known:
        is_member = role_in(request.user, reading.seminar) is not None
        members = User.objects.filter(memberships__seminar=reading.seminar_id, is_active=True) if is_member else User.objects.none()
        known[reading.seminar_id] = {each.username.casefold(): (each.username, each.shown_name) for each in members}
    return known[reading.seminar_id]
