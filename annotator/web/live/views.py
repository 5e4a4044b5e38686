"""`GET /readings/<pk>/events/`: a reading as it changes, as server-sent events.

Each message carries ids only: {"event": id} for something that was done, {"job": id} for progress. Every id is checked
against the rights of whoever listens at the moment it is sent.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from annotator.models import Event, Job, Reading
from annotator.web.live.hub import Message, hub
from annotator.whole_numbers import whole_number

PING = 20  # seconds of silence after which a comment keeps proxies from hanging up
MOST_REPLAYED = 500
LOOK_BACK = 100  # transactions may commit in another order than their ids


@require_GET
async def reading_events(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    user = await request.auser()
    if not user.is_authenticated or not await _sees_reading(user, pk):
        raise Http404
    response = StreamingHttpResponse(_stream(user, pk, _last_seen(request)), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


async def _stream(user: object, reading: int, last: int | None) -> AsyncIterator[bytes]:
    floor = last = await _newest(reading) if last is None else last
    sent: deque[int] = deque(maxlen=MOST_REPLAYED)
    async with hub.watching(reading) as queue:
        yield b"retry: 2000\n\n"
        while True:
            try:
                message = await asyncio.wait_for(queue.get(), PING)
            except TimeoutError:
                if not await _sees_reading(user, reading):
                    return
                yield b": still here\n\n"
                continue
            if message is not None and "job" in message:
                if await _sees_job(user, message["job"]):
                    yield _encoded({"job": message["job"]})
                continue
            for event in await _missed(user, reading, max(floor, last - LOOK_BACK)):
                if event not in sent:
                    sent.append(event)
                    last = max(last, event)
                    yield _encoded({"event": event, "reading": reading}, event)


def _encoded(message: Message, event: int | None = None) -> bytes:
    name = f"id: {event}\n" if event else ""
    return f"{name}event: change\ndata: {json.dumps(message)}\n\n".encode()


def _last_seen(request: HttpRequest) -> int | None:
    """Where the browser broke off; it sends the id of its last message when it reconnects."""
    value = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    return whole_number(value)


@sync_to_async
def _sees_reading(user: object, pk: int) -> bool:
    return Reading.objects.visible_to(user).filter(pk=pk).exists()


@sync_to_async
def _sees_job(user: object, pk: int) -> bool:
    return Job.objects.visible_to(user).filter(pk=pk).exists()


@sync_to_async
def _newest(reading: int) -> int:
    return Event.objects.filter(reading=reading).order_by("-pk").values_list("pk", flat=True).first() or 0


@sync_to_async
def _missed(user: object, reading: int, after: int) -> list[int]:
    """Events after `after` that the user may see, and those that took something from their sight."""
    of_the_reading = Event.objects.filter(reading=reading, pk__gt=after)
    told = of_the_reading.visible_to(user).order_by().values_list("pk", flat=True)
    withdrawn = of_the_reading.withdrawn_from(user).order_by().values_list("pk", flat=True)
    return list(told.union(withdrawn).order_by("id")[:MOST_REPLAYED])
