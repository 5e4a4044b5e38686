import asyncio
import sys
import time

import pytest

from annotator.management import children
from annotator.management.children import Child, FalseStart

STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.signal(signal.SIGQUIT, signal.SIG_IGN); "


def python(script: str, *, patience: float = 5.0) -> Child:
    return Child("child", [sys.executable, "-c", script], patience)


def until_it_says(child: Child, words: str) -> list[str]:
    """Runs the child, stops it when it has said these words, and returns all that was said."""
    said: list[str] = []

    async def run() -> None:
        heard = asyncio.Event()

        def say(_: str, line: str) -> None:
            said.append(line)
            if words in line:
                heard.set()

        running = asyncio.create_task(child.keep_running(say))
        await asyncio.wait_for(heard.wait(), 20)
        await child.stop()
        await asyncio.wait_for(running, 20)

    asyncio.run(run())
    return said


def test_what_a_process_says_is_passed_on() -> None:
    assert until_it_says(python("import time; print('ready', flush=True); time.sleep(60)"), "ready") == ["ready"]


def test_a_process_that_dies_is_started_again() -> None:
    script = "import os, pathlib, time; print('here', flush=True); time.sleep(0.1); os.abort()"
    assert until_it_says(python(script), "starts again") == ["here", "ended unexpectedly (SIGABRT), starts again"]


def test_a_process_that_dies_each_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "MAX_FALSE_STARTS", 2)
    with pytest.raises(FalseStart, match=r"child ends as soon as it is started \(code 3\)"):
        asyncio.run(python("raise SystemExit(3)").keep_running(lambda *_: None))


def test_a_process_that_will_not_stop_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "INSISTENCE", 0.2)
    began = time.monotonic()
    until_it_says(python(STUBBORN + "import time; print('ready', flush=True); time.sleep(60)", patience=0.2), "ready")
    assert time.monotonic() - began < 15
