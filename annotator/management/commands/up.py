"""`python3 manage.py up`: everything that a reader needs, with one command."""

import asyncio
import signal
import sys
import time
import urllib.request
from typing import Any
from urllib.error import URLError

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from annotator.embedded.base import server_for
from annotator.management.children import Child
from annotator.management.preflight import port_number, refuse_second, refuse_taken, refuse_unwritable
from annotator.models import WorkerHeartbeat
from annotator.sample.people import known_logins
from annotator.translations import compile_translations

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - what a person may ask for
GLANCE = 1.0  # seconds between two looks at the embedded database


class Command(BaseCommand):
    help = "Starts the database, the web server, the worker and its timer, and stops them in order on Ctrl-C."
    requires_system_checks = ()  # `migrate` runs them, once the database is there.

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on; 0.0.0.0 is reachable from other machines")
        parser.add_argument("--port", type=port_number, default=8000, help="port to listen on")
        parser.add_argument("--no-sample", action="store_true", help="leave an empty database empty")

    def handle(self, *_: Any, host: str, port: int, no_sample: bool, **__: Any) -> None:
        began = time.monotonic()
        refuse_unwritable(settings.VAR)
        with refuse_second(settings.VAR / "up.lock"):
            refuse_taken(host, port)
            self.prepare(with_sample=not no_sample)
            # PostgreSQL stops when the last process that uses it ends, and the last is this one.
            sys.exit(asyncio.run(self.serve(host, port, began)))

    def prepare(self, *, with_sample: bool) -> None:
        self.say("up", "Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)
        compile_translations()
        call_command("collectstatic", interactive=False, verbosity=0)
        if with_sample and not get_user_model().objects.exists():
            self.say("up", "Loading the sample seminar …")
            call_command("load_sample", verbosity=0)
        WorkerHeartbeat.objects.all().delete()  # of workers that were killed
        connections.close_all()

    async def serve(self, host: str, port: int, began: float) -> int:
        """Run until a signal, or until something cannot be kept running. Returns the exit code."""
        children = _children(host, port)
        stop_asked = _on_signals(children)
        guards = [asyncio.create_task(child.keep_running(self.say)) for child in children]
        database = asyncio.create_task(_keep_database_running())
        welcome = asyncio.create_task(self.welcome(host, port, began))
        stopping = asyncio.create_task(stop_asked.wait())
        done, _ = await asyncio.wait([stopping, database, *guards], return_when=asyncio.FIRST_COMPLETED)
        failures = [task.exception() for task in done if task is not stopping]
        for failure in failures:
            self.say("up", str(failure))
        self.say("up", "Stopping …")
        welcome.cancel()
        for child in children:
            await child.stop()
        database.cancel()
        await asyncio.gather(welcome, database, *guards, return_exceptions=True)
        self.say("up", "Stopped.")
        return 1 if failures else 0

    async def welcome(self, host: str, port: int, began: float) -> None:
        """Say where to go, as soon as there is something to see."""
        address = _address(host, port)
        while not await asyncio.to_thread(_is_ready, address):
            await asyncio.sleep(0.2)
        ready = f"Ready after {time.monotonic() - began:.0f} s: {address}/"
        logins = await asyncio.to_thread(_sample_logins)
        for line in [ready, *_what_to_try(logins), *_warnings(host, logins), "Ctrl-C stops everything."]:
            self.say("up", line)

    def say(self, who: str, what: str) -> None:
        self.stdout.write(f"{who:<6} | {what}")
        self.stdout.flush()


def _sample_logins() -> list[str]:
    try:
        return [str(login) for login in known_logins()]
    finally:
        connections.close_all()


def _what_to_try(logins: list[str]) -> list[str]:
    if not logins:
        return ["Make yourself an account: python3 manage.py createsuperuser"]
    return [
        "Log in as one of the sample's people (name / password):",
        *(f"  {login}" for login in logins),
        "Open the sample seminar and one of its two articles. In the margin stand the claims and disagreements of the",
        "others, and beside each cited page whether it was found. Select some words to add a claim of your own.",
        "When you no longer need the sample: python3 manage.py remove_sample",
    ]


def _warnings(host: str, logins: list[str]) -> list[str]:
    if host in LOOPBACK:
        return []
    names = f"Other machines reach it under these names only: {', '.join(settings.ALLOWED_HOSTS)}. To change them, set ALLOWED_HOSTS."
    return [names, *(["Everybody knows the passwords of the sample's people: remove the sample before others come."] if logins else [])]


def _children(host: str, port: int) -> list[Child]:
    """In the order in which they are stopped: nothing is taken in that cannot be worked off."""
    python = [sys.executable, "-W", "ignore:You're running the worker with superuser", "-m"]  # Root in a container is a fair case.
    celery = [*python, "celery", "--quiet", "--app", "annotator"]
    web = ["uvicorn", "annotator.asgi:application", "--host", host, "--port", str(port), "--lifespan", "off", "--log-level", "warning"]
    # Gossip and mingle are talk between workers, which the queue inside PostgreSQL does not carry.
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [
        Child("web", [*python, *web, "--no-access-log", "--timeout-graceful-shutdown", "3"], patience=6),
        Child("timer", [*celery, "beat", "--loglevel", "WARNING", "--pidfile="], patience=3),
        Child("worker", [*celery, "worker", "--loglevel", "WARNING", "--hostname", "worker@%h", *alone], patience=15),
    ]


def _on_signals(children: list[Child]) -> asyncio.Event:
    """Set by the first Ctrl-C or SIGTERM; a second one does not wait any longer."""
    stop_asked = asyncio.Event()

    def stop() -> None:
        if stop_asked.is_set():
            for child in children:
                child.kill()
        stop_asked.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    return stop_asked


async def _keep_database_running() -> None:
    """Start the embedded server again when it was killed. Never returns."""
    embedded = settings.DATABASES["default"].get("EMBEDDED")
    while True:
        await asyncio.sleep(GLANCE)
        if embedded:
            server = server_for(embedded["CLUSTER"], fast=embedded["FAST"])
            if not server.is_running():
                await asyncio.to_thread(server.start)


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}"


def _is_ready(address: str) -> bool:
    # The web server answers only to the names that ALLOWED_HOSTS gives.
    allowed = [name.removeprefix(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    question = urllib.request.Request(f"{address}/healthz", headers={"Host": allowed[0]} if allowed else {})  # noqa: S310 - our own address
    try:
        with urllib.request.urlopen(question, timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except (URLError, TimeoutError, ConnectionError):
        return False
