"""Load the sample seminar, and take it away again."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from annotator.actions.samples import remove_sample
from annotator.actions.seminars import found_seminar
from annotator.models import Membership, Seminar, User
from annotator.models.seminar import Role
from annotator.sample import rechnungsbuch, water_for_ink
from annotator.sample.people import ALICE, PASSWORD, Login, create_people, join, real_people, sample_people
from annotator.sample.saying import Speaker
from annotator.sample.texts import RECHNUNGSBUCH, WATER_FOR_INK, open_article

DISCUSSIONS = ((RECHNUNGSBUCH, rechnungsbuch.DISCUSSION), (WATER_FOR_INK, water_for_ink.DISCUSSION))


class PeopleHere(Exception):
    """Real people have accounts here: the sample is not loaded among them unless somebody asks for it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """`seminar` is the sample; `logins` is empty where it had been loaded before."""

    seminar: Seminar
    logins: tuple[Login, ...] = ()


@transaction.atomic
def load(*, among_people: bool = False) -> Loaded:
    """Make the sample seminar, all of it or nothing of it; a second call does nothing.

    Raises PeopleHere. Among real people every sample account gets a random password.
    """
    standing = Seminar.objects.filter(is_sample=True).first()
    if standing:
        return Loaded(standing)
    crowded = real_people().exists()
    if crowded and not among_people:
        raise PeopleHere
    forget_people()  # left over from a sample that was removed
    people, logins = create_people(password="" if crowded else PASSWORD)
    owner = people[ALICE.username]
    seminar = found_seminar(name=_("Sample seminar"), description=_description(), by=owner, is_sample=True)
    join(seminar, people)
    for article, discussion in DISCUSSIONS:
        Speaker(open_article(article, seminar, owner), people).hold(discussion)
    return Loaded(seminar, tuple(logins))


@transaction.atomic
def remove() -> bool:
    """Delete the sample seminar and its people; False where there is none."""
    seminar = Seminar.objects.filter(is_sample=True).first()
    if seminar is not None:
        owner = Membership.objects.filter(seminar=seminar, role=Role.OWNER).earliest("joined_at").user
        remove_sample(seminar=seminar, by=owner)
    forgotten = forget_people()
    return seminar is not None or forgotten > 0


def forget_people() -> int:
    """Delete the sample accounts that are in no seminar any more; how many that were."""
    alone = sample_people().exclude(pk__in=Membership.objects.values("user"))
    names = list(alone.values_list("pk", flat=True))
    User.objects.filter(pk__in=names).delete()
    return len(names)


def _description() -> str:
    return _(
        "A sample, to try things out: both articles, their sources, the people and what they say are invented. "
        "Its owner can remove it here when nobody needs it any more."
    )
