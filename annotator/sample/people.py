"""The people of the sample seminar."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.crypto import get_random_string

from annotator.models import Seminar, User
from annotator.models.seminar import Membership, Role

# Reserved by RFC 2606: no mail to it ever arrives anywhere.
MAIL_DOMAIN = "sample.invalid"
PASSWORD = "reading together"  # noqa: S105 - printed by `up`, and set on a machine without other people only


@dataclass(frozen=True, slots=True)
class Person:
    username: str
    name: str
    role: Role | None  # None: an outsider, who sees nothing of the seminar

    @property
    def email(self) -> str:
        return f"{self.username}@{MAIL_DOMAIN}"


ALICE = Person("alice", "Alice Sample", Role.OWNER)
BOB = Person("bob", "Bob Sample", Role.ANNOTATOR)
CAROL = Person("carol", "Carol Sample", Role.REVIEWER)
DORA = Person("dora", "Dora Sample", None)
PEOPLE = (ALICE, BOB, CAROL, DORA)


@dataclass(frozen=True, slots=True)
class Login:
    """How to get in as one of the sample people."""

    username: str
    password: str
    role: str

    def __str__(self) -> str:
        return f"{self.username} / {self.password} ({self.role})"


class NameTaken(Exception):
    """Somebody real has a username that the sample needs. The text names it."""


def sample_people() -> QuerySet[User]:
    """The accounts of the sample. Told by their address, so that a real alice is never one of them."""
    return User.objects.filter(username__in=[person.username for person in PEOPLE], email__endswith=f"@{MAIL_DOMAIN}")


def real_people() -> QuerySet[User]:
    return User.objects.exclude(pk__in=sample_people())


def create_people(*, password: str = "") -> tuple[dict[str, User], list[Login]]:
    """The accounts by username, and how to log in. Without a password everybody gets a random one of their own."""
    if taken := User.objects.filter(username__in=[person.username for person in PEOPLE]).values_list("username", flat=True).first():
        raise NameTaken(taken)
    users, logins = {}, []
    for person in PEOPLE:
        own = password or get_random_string(16)
        users[person.username] = User.objects.create_user(person.username, person.email, own, name=person.name)
        logins.append(Login(person.username, own, str(person.role.label) if person.role else "outsider"))
    return users, logins


def join(seminar: Seminar, users: dict[str, User]) -> None:
    """Give everybody but the founder and the outsider their place in the seminar."""
    for person in PEOPLE:
        if person.role and person.role != Role.OWNER:
            Membership.objects.create(seminar=seminar, user=users[person.username], role=person.role)


def known_logins() -> list[Login]:
    """Sample people who can still be logged in as with the common password; for what `up` prints."""
    by_name = {user.username: user for user in sample_people()}
    return [
        Login(person.username, PASSWORD, str(person.role.label) if person.role else "outsider")
        for person in PEOPLE
        if person.username in by_name and by_name[person.username].check_password(PASSWORD)
    ]
