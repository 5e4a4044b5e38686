"""Who runs the embedded PostgreSQL: it refuses to run as root."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from annotator.embedded.errors import EmbeddedPostgresError

UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system that is not root."""

    name: str
    uid: int
    gid: int

    @classmethod
    def to_drop_to(cls) -> Self | None:
        """The account that root hands the server to; None when we are not root and run it ourselves."""
        if os.geteuid() != 0:
            return None
        for name in UNPRIVILEGED:
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_name, entry.pw_uid, entry.pw_gid)
        raise EmbeddedPostgresError(
            "PostgreSQL does not run as root, and this machine has neither an account `postgres` nor `nobody`: "
            "start as another user, or set DATABASE_URL."
        )


def others_can_reach(path: Path) -> bool:
    """Whether an account that owns nothing here may enter `path`, and every directory above it."""
    existing = [place for place in (path, *path.parents) if place.exists()]
    return all(place.stat().st_mode & stat.S_IXOTH for place in existing)


def make_own_directory(path: Path, mode: int, *, account: Account | None = None) -> None:
    """Make `path` for `account` (None: for ourselves), or accept it when it is ours already.

    `/var/tmp` and `/tmp` belong to everybody: a directory or link that somebody else has put there under our name is refused.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    owner = account.uid if account else os.geteuid()
    try:
        path.mkdir(mode=mode)
    except FileExistsError:
        _refuse_foreign(path, allowed={owner, os.geteuid()})
    path.chmod(mode)  # `mkdir` subtracts the umask, and a closed umask would shut the server out.
    if account:
        os.chown(path, account.uid, account.gid)


def _refuse_foreign(path: Path, *, allowed: set[int]) -> None:
    found = path.lstat()
    writable_by_others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in allowed or writable_by_others:
        raise EmbeddedPostgresError(
            f"{path} belongs to somebody else ({_name(found.st_uid)}): start as that account, move it away, or set DATABASE_URL."
        )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
