"""A worker writes down that it is alive, so that /healthz can tell.

It does so in a thread of its own and not as a task: a task would wait behind the work, and a busy worker would look dead.
"""

import logging
import threading

from django.db import Error, connection
from django.utils.timezone import now

from annotator.models import WorkerHeartbeat
from annotator.models.worker_heartbeat import FRESH

log = logging.getLogger(__name__)

INTERVAL = FRESH.total_seconds() / 4


class Heart(threading.Thread):
    """Beats under the worker's name until it is stopped."""

    def __init__(self, name: str) -> None:
        super().__init__(name=f"heart of {name}", daemon=True)
        self._worker = name
        self._stopped = threading.Event()

    def run(self) -> None:
        while True:
            self._beat()
            if self._stopped.wait(INTERVAL):
                break
        WorkerHeartbeat.objects.filter(name=self._worker).delete()
        connection.close()

    def stop(self) -> None:
        self._stopped.set()
        self.join(timeout=5)

    def _beat(self) -> None:
        try:
            WorkerHeartbeat.objects.update_or_create(name=self._worker, defaults={"seen_at": now()})
        except Error as error:
            log.warning("The database does not answer: %s", error)
        finally:
            connection.close()
