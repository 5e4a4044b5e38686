"""The language in which somebody has written, for those to whom the page is read aloud."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from editions.citations.language import LANGUAGES_OF, WORD

register = template.Library()


@register.filter
def spoken(words: str) -> SafeString:
    """The attribute `lang` for words of a reader, with a blank before it; nothing where they do not tell their language.

    What is short and has no small words of one language more than of others is left to the language of the page.
    """
    language = language_told(str(words))
    return mark_safe(f' lang="{language}"' if language else "")  # noqa: S308 - a code from our own table


def language_told(words: str) -> str:
    """ISO 639-1, or "" where no language has more of its small words than every other."""
    counts: dict[str, int] = {}
    for word in WORD.findall(words.lower()):
        for language in LANGUAGES_OF.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    most = max(counts.values(), default=0)
    told = [language for language, count in counts.items() if count == most]
    return told[0] if len(told) == 1 else ""
