#!/usr/bin/env python3
"""The way in: `python3 manage.py up` and `python3 manage.py test` need nothing but Python."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
REQUIREMENTS = HERE / "requirements.txt"
# Holds the hash of the requirements that were installed. An environment without it is not of our making, and is left alone.
INSTALLED = VENV / "installed-requirements"
NEEDED = ("django", "rest_framework", "celery", "psycopg")


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - said here, because an older Python gets no further
        sys.exit("Variorum needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031
    if not is_complete():
        with one_at_a_time():
            if not VENV_PYTHON.exists():
                make_venv()
            install()
        restart_in_venv()
    run_django()


def is_complete() -> bool:
    """Whether this environment has the packages, of the versions that requirements.txt names where we installed them."""
    if any(find_spec(package) is None for package in NEEDED):
        return False
    ours = Path(sys.prefix).resolve() == VENV.resolve() and INSTALLED.exists()
    return not ours or INSTALLED.read_text() == wanted()


def wanted() -> str:
    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """`up` in one terminal and `test` in another do not install at the same time."""
    if os.name != "posix":
        yield
        return
    import fcntl

    directory = os.open(HERE, os.O_RDONLY)
    try:
        fcntl.flock(directory, fcntl.LOCK_EX)
        yield
    finally:
        os.close(directory)


def make_venv() -> None:
    if not (find_spec("venv") and find_spec("ensurepip")):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        sys.exit(f"This Python lacks the module venv: install it (on Debian and Ubuntu: apt-get install {package}), then start again.")
    say("Making .venv …")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(f"{VENV} cannot be made: {last_line(made.stdout + made.stderr)}")
    INSTALLED.write_text("")


def install() -> None:
    """Install requirements.txt into .venv, with a line that tells how far it is."""
    if INSTALLED.exists() and INSTALLED.read_text() == wanted():
        return
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--requirement", str(REQUIREMENTS)]
    said = ""
    with subprocess.Popen(pip, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            said += line
            progress(line)
    if process.returncode:
        sys.exit(f"\n{said[-2000:]}\nThe packages cannot be installed: look at the lines above, check the network, and start again.")
    say("Installed the packages.", end="\n")
    INSTALLED.write_text(wanted())


def progress(line: str) -> None:
    verb, _, rest = line.strip().partition(" ")
    if verb == "Collecting":
        say(f"Fetching packages: {rest.split(' ')[0]}")
    elif verb == "Installing":
        say(f"Installing {rest.count(',') + 1} packages (half a minute, this once) …")


def say(text: str, end: str = "") -> None:
    """One line that is written over in a terminal, and lines of their own elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}{end}")
    elif end or not text.startswith("Fetching"):
        sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]


def restart_in_venv() -> None:
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), str(HERE / "manage.py"), *sys.argv[1:]])  # noqa: S606 - our own file


def run_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from annotator.embedded.errors import EmbeddedPostgresError

    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])  # Django would take our command for an unknown one instead.
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, EmbeddedPostgresError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
