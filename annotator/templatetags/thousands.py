"""Counts as people write them: 1,234 in English, 1.234 in German."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def thousands(count: int) -> str:
    """The whole number with its thousands set apart. Not for page numbers, years and keys, which are names."""
    return number_format(count, decimal_pos=0, use_l10n=True, force_grouping=True)
