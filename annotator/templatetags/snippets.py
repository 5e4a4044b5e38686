"""Words around what was found, as HTML."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from editions.search.snippets import Snippet

register = template.Library()


@register.filter
def marked(snippet: Snippet) -> SafeString:
    """The words with a mark on what was sought, and an ellipsis where they are cut.

    Not a template: a page shows some forty, and a template takes ten times as long.
    """
    pieces = ((conditional_escape(piece.text), piece.marked) for piece in snippet.pieces)
    words = "".join(f"<mark>{text}</mark>" if is_marked else text for text, is_marked in pieces)
    return mark_safe(f"{'… ' if snippet.cut_before else ''}{words}{' …' if snippet.cut_after else ''}")  # noqa: S308 - each piece is escaped
