"""The Celery app: who rings the doorbell of a job, and who answers it."""

import os
from typing import TYPE_CHECKING

from celery import Celery
from celery.signals import worker_ready, worker_shutdown

if TYPE_CHECKING:
    from celery.worker.consumer import Consumer

    from annotator.heartbeat import Heart

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

app = Celery("annotator")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

_hearts: list["Heart"] = []


@worker_ready.connect
def begin_to_beat(sender: "Consumer", **_: object) -> None:
    from annotator.heartbeat import Heart  # The models are there once the worker is.

    heart = Heart(sender.hostname)
    heart.start()
    _hearts.append(heart)


@worker_shutdown.connect
def stop_beating(**_: object) -> None:
    while _hearts:
        _hearts.pop().stop()
