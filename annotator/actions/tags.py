"""File annotations under words of the seminar's own."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from annotator.actions.errors import ActionError
from annotator.models import Claim, DisagreementNote, EvidenceLink, Tag, User
from annotator.models.tag import LONGEST_TAG, tag_key

MOST_TAGS = 20
SEPARATORS = re.compile(r"[,;\n]")


class TooManyTags(ActionError):
    code = "too_many_tags"
    sentence = _("An annotation carries at most 20 tags. Keep those that you will look for.")


class TagTooLong(ActionError):
    code = "tag_too_long"
    sentence = _("A tag has at most 60 characters. Write what is longer as a reply.")


def read_tags(written: str) -> list[str]:
    """The tags in a line such as "Zoll, #Maße; zoll": each once, as it was spelled first, without its sign."""
    return spelled(SEPARATORS.split(written))


def spelled(names: Iterable[str]) -> list[str]:
    """The names in NFC with single blanks; of several spellings of one tag, the first."""
    tidy = (" ".join(unicodedata.normalize("NFC", name).split()).lstrip("#").strip() for name in names)
    return list({tag_key(name): name for name in reversed(list(tidy)) if tag_key(name)}.values())[::-1]


def tag(*, annotation: Claim | EvidenceLink | DisagreementNote, names: Iterable[str], by: User) -> list[str]:
    """Let the annotation carry exactly these tags; gives back those it carried before.

    A tag that `by` may see already keeps its spelling. Raises TooManyTags, TagTooLong.
    """
    wanted = spelled(names)
    if len(wanted) > MOST_TAGS:
        raise TooManyTags
    if any(len(name) > LONGEST_TAG for name in wanted):
        raise TagTooLong
    before = list(annotation.tags.values_list("name", flat=True))
    if wanted or before:
        annotation.tags.set(_rows(annotation, wanted, by))
    return before


def retag(*, annotation: Claim | EvidenceLink | DisagreementNote, names: Iterable[str], by: User) -> tuple[str, str]:
    """The same for what is being changed: its tags before and after, as a line each for its history."""
    before = tag(annotation=annotation, names=names, by=by)
    return ", ".join(before), ", ".join(annotation.tags.values_list("name", flat=True))


def _rows(annotation: Claim | EvidenceLink | DisagreementNote, names: list[str], by: User) -> list[Tag]:
    seminar = annotation.reading.seminar_id
    keys = {tag_key(name): name for name in names}
    known: dict[str, Tag] = {}
    for row in Tag.objects.visible_to(by).filter(seminar=seminar, key__in=keys).order_by("-pk"):
        known[row.key] = row
    return [
        known.get(key) or Tag.objects.get_or_create(seminar_id=seminar, name=name, defaults={"key": key})[0] for key, name in keys.items()
    ]
