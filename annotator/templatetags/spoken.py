"""The language in which somebody has written, for those to whom the page is read aloud."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from editions.citations.language import language_told

register = template.Library()


@register.filter
def spoken(words: str) -> SafeString:
    """The attribute `lang` for words of a reader, with a blank before it; nothing where they do not tell their language.

    What is short and has no small words of one language more than of others is left to the language of the page.
    """
    language = language_told(str(words))
    return mark_safe(f' lang="{language}"' if language else "")  # noqa: S308 - a code from our own table
