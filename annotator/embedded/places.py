"""Where the embedded PostgreSQL keeps its things."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from annotator.embedded.account import Account, others_can_reach

# The path of a Unix socket ends at 107 bytes (103 on macOS), and PostgreSQL adds its own name to the directory's.
LONGEST_SOCKET_DIRECTORY = 80
SHARED_ROOM = Path("/var/tmp")  # noqa: S108 - survives a restart, unlike /tmp; `make_own_directory` guards it.


@dataclass(frozen=True, slots=True)
class Places:
    """The directories and files of one cluster, and the account that they belong to (None: our own)."""

    base: Path
    socket: Path
    account: Account | None

    @classmethod
    def of(cls, wanted: Path) -> Self:
        """The places of the cluster that `wanted` names. Nothing is made or started.

        Root's cluster belongs to another account, which cannot enter a private directory: then it lives under `/var/tmp`.
        """
        wanted = wanted.resolve()
        account = Account.to_drop_to()
        base = wanted
        if account and not others_can_reach(wanted.parent):
            base = SHARED_ROOM / f"variorum-pg-{_tag(wanted)}"
        socket = base / "socket"
        if len(os.fsencode(socket)) > LONGEST_SOCKET_DIRECTORY:
            socket = Path(tempfile.gettempdir()) / f"variorum-{os.geteuid()}-{_tag(wanted)}"
        return cls(base, socket, account)

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.base / "data"

    @property
    def log(self) -> Path:
        """What the server says; the first place to look when it does not start."""
        return self.data / "server.log"

    @property
    def pid_file(self) -> Path:
        """PostgreSQL's own lock on its data directory."""
        return self.data / "postmaster.pid"


def _tag(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
