"""One connection per web process LISTENs, and fans out to everybody who watches a reading."""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from django.conf import settings

from annotator.events import CHANNEL

log = logging.getLogger(__name__)

MOST_WAITING = 200  # messages for one slow reader; past that they reconnect and replay
RETRY = 1.0  # seconds until a lost connection is tried again

Message = dict[str, Any]


class Hub:
    """Watchers by reading. The connection opens with the first watcher and closes with the last."""

    def __init__(self) -> None:
        self._watchers: dict[int, set[asyncio.Queue[Message | None]]] = defaultdict(set)
        self._listening: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @asynccontextmanager
    async def watching(self, reading: int) -> AsyncIterator["asyncio.Queue[Message | None]"]:
        """A queue of the ids that are published for the reading; None says that some may have been missed."""
        queue: asyncio.Queue[Message | None] = asyncio.Queue(MOST_WAITING)
        self._start()
        self._watchers[reading].add(queue)
        try:
            yield queue
        finally:
            self._watchers[reading].discard(queue)
            if not self._watchers[reading]:
                del self._watchers[reading]
            self._stop_when_alone()

    def _start(self) -> None:
        loop = asyncio.get_running_loop()
        if self._listening is None or self._listening.done() or self._loop is not loop:
            self._loop = loop
            self._listening = loop.create_task(self._listen())

    def _stop_when_alone(self) -> None:
        if not self._watchers and self._listening is not None:
            self._listening.cancel()
            self._listening = None

    async def _listen(self) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(str(settings.LISTEN_DATABASE_URL), autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    self._tell_all_to_catch_up()
                    async for notification in connection.notifies():
                        self._pass_on(notification.payload)
            except (psycopg.Error, OSError) as error:
                log.warning("The live stream has lost its database connection: %s", error)
                await asyncio.sleep(RETRY)

    def _pass_on(self, payload: str) -> None:
        message: Message = json.loads(payload)
        for queue in tuple(self._watchers.get(message.get("reading") or 0, ())):
            _offer(queue, message)

    def _tell_all_to_catch_up(self) -> None:
        """What was published while nobody listened is in the table of events."""
        for queues in self._watchers.values():
            for queue in queues:
                _offer(queue, None)


def _offer(queue: "asyncio.Queue[Message | None]", message: Message | None) -> None:
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        message = None
    queue.put_nowait(message)


hub = Hub()
