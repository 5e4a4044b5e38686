"""The count in the header bar."""

from typing import Any

from django import template

from annotator.news.unseen import unread_notices

register = template.Library()


@register.simple_tag
def unread_count(user: Any) -> int:
    """How many notices the user has not read."""
    return unread_notices(user)
