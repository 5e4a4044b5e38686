"""A Django database engine: PostgreSQL as ever, on a server that the first connection starts.

Django looks for `DatabaseWrapper` in this module. Commands that never connect (`check`, `makemigrations --check`) start nothing.
"""

import atexit
import threading
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base as postgresql

from annotator.embedded.server import EmbeddedPostgres

_servers: dict[Path, EmbeddedPostgres] = {}
_one_at_a_time = threading.Lock()


def server_for(wanted: Path, *, fast: bool) -> EmbeddedPostgres:
    """The running server of this cluster. This process keeps it running until it exits."""
    with _one_at_a_time:
        server = _servers.get(wanted)
        if server is None:
            server = EmbeddedPostgres(wanted, fast=fast)
            server.start()
            atexit.register(server.release)
            _servers[wanted] = server
        return server


class DatabaseWrapper(postgresql.DatabaseWrapper):
    """Starts or joins the embedded server before it says how to connect."""

    def get_connection_params(self) -> dict[str, Any]:
        embedded = self.settings_dict["EMBEDDED"]
        server_for(embedded["CLUSTER"], fast=embedded["FAST"])
        return super().get_connection_params()
