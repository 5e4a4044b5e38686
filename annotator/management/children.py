"""The processes that `up` starts: keep them running, pass on what they say, stop them in order."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

Say = Callable[[str, str], None]

PR_SET_PDEATHSIG = 1
STEADY = 15.0  # seconds after which a process counts as well started
MAX_FALSE_STARTS = 3
INSISTENCE = 3.0  # seconds that a process has after it was told to drop its work
LONGEST_LINE = 1024 * 1024


class FalseStart(Exception):
    """A process ends again and again as soon as it is started."""


@dataclass(slots=True)
class Child:
    """One process. `patience`: seconds that it may take to finish its work when asked to stop."""

    name: str
    command: list[str]
    patience: float
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)
    _wanted: bool = field(default=True, init=False)

    async def keep_running(self, say: Say) -> None:
        """Run the process until `stop`, and again when it dies. Raises FalseStart when that does not help."""
        false_starts = 0
        clock = asyncio.get_running_loop().time
        while self._wanted:
            started = clock()
            code = await self._run(say)
            if not self._wanted:
                return
            false_starts = false_starts + 1 if clock() - started < STEADY else 1
            if false_starts == MAX_FALSE_STARTS:
                raise FalseStart(f"{self.name} ends as soon as it is started (code {code}): the lines above say why.")
            say(self.name, f"ended unexpectedly ({_how(code)}), starts again")
            await asyncio.sleep(false_starts)

    async def stop(self) -> None:
        """Ask the process to finish, insist after `patience`, and then end it with all that it started."""
        self._wanted = False
        process = self._process
        if process is None or process.returncode is not None:
            return
        for request, patience in ((signal.SIGTERM, self.patience), (signal.SIGQUIT, INSISTENCE)):
            process.send_signal(request)
            try:
                await asyncio.wait_for(process.wait(), patience)
            except TimeoutError:
                continue
            return
        self.kill()
        await process.wait()

    def kill(self) -> None:
        """End the process, and all that it started, at once."""
        self._wanted = False
        if self._process and self._process.returncode is None:
            os.killpg(self._process.pid, signal.SIGKILL)

    async def _run(self, say: Say) -> int:
        self._process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=LONGEST_LINE,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            # Ctrl-C in the terminal reaches `up` alone, which then stops the others in order.
            start_new_session=True,
            preexec_fn=_stop_with_parent if sys.platform == "linux" else None,
        )
        assert self._process.stdout  # a pipe, as asked for above
        async for line in self._process.stdout:
            say(self.name, line.decode(errors="replace").rstrip())
        return await self._process.wait()


def _how(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"code {code}"


# Loaded before any fork, which may load nothing.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _stop_with_parent() -> None:
    """A killed `up` cannot stop its children; the kernel does it then."""
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
