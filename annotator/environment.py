"""Settings from the environment: read one, check it, and say in one sentence what to set when it is wrong."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo

from annotator.embedded.places import Places
from annotator.embedded.server import DATABASE, PORT, SUPERUSER

YES = {"1", "true", "yes", "on"}
NO = {"", "0", "false", "no", "off"}


class WrongSetting(ImproperlyConfigured):
    """A value in the environment that we cannot start with."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"{name} is {value!r}: set it to {wanted}, or leave it out.")


class Environment:
    """Typed readings of the environment's variables; an empty variable counts as absent."""

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        self._variables = variables

    def text(self, name: str, default: str = "") -> str:
        return self._variables.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.text(name, "1" if default else "")
        if value.lower() not in YES | NO:
            raise WrongSetting(name, value, "1 or 0")
        return value.lower() in YES

    def number(self, name: str, default: int, *, least: int = 1) -> int:
        value = self.text(name, str(default))
        if not value.isdecimal() or int(value) < least:
            raise WrongSetting(name, value, f"a whole number from {least} upwards")
        return int(value)

    def names(self, name: str, default: list[str]) -> list[str]:
        """A list, written with commas."""
        names = [item.strip() for item in self.text(name).split(",") if item.strip()]
        return names or default

    def url(self, name: str, default: str = "", *, schemes: set[str]) -> str:
        value = self.text(name, default)
        if value and not any(value.startswith(f"{scheme}://") for scheme in schemes):
            wanted = " or ".join(f"{scheme}://" for scheme in sorted(schemes))
            raise WrongSetting(name, _without_password(value), f"an address that begins with {wanted}")
        return value


def secret_key(env: Environment, kept_in: Path) -> str:
    """SECRET_KEY, or one that is made at the first start and kept, so that a fresh machine needs nothing."""
    if key := env.text("SECRET_KEY"):
        return key
    try:
        return kept_in.read_text()
    except OSError:
        return _keep_new_key(kept_in)


def _keep_new_key(kept_in: Path) -> str:
    being_written = kept_in.with_name(f"{kept_in.name}.{os.getpid()}")
    try:
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        being_written.touch(mode=0o600)
        being_written.write_text(secrets.token_urlsafe(50))
        # A link, unlike a rename, never replaces the key that a process beside us has just kept.
        os.link(being_written, kept_in)
    except FileExistsError:
        pass
    except OSError as error:
        raise ImproperlyConfigured(
            f"{kept_in} cannot be written ({error.strerror}): make {kept_in.parent} writable for this account, "
            f"or set VARIORUM_VAR to a directory that is."
        ) from error
    finally:
        being_written.unlink(missing_ok=True)
    return kept_in.read_text()


def database(env: Environment, *, cluster: Path) -> dict[str, Any]:
    """The database that DATABASE_URL names, or the embedded one."""
    url = env.url("DATABASE_URL", schemes={"postgres", "postgresql"})
    found = _named_by(url) if url else embedded_database(cluster)
    found["CONN_MAX_AGE"] = 0
    found["CONN_HEALTH_CHECKS"] = True
    # Under ASGI each request has a thread of its own, so that only a pool keeps connections from one to the next.
    if pool := env.number("DATABASE_POOL", 0, least=0):
        found.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return found


def embedded_database(cluster: Path, *, fast: bool = False) -> dict[str, Any]:
    """The database of the embedded server. Nothing is started here: the first connection does."""
    if os.name != "posix":
        raise ImproperlyConfigured("The embedded PostgreSQL runs on Linux and macOS: set DATABASE_URL to a PostgreSQL database.")
    return {
        "ENGINE": "annotator.embedded",
        "NAME": DATABASE,
        "USER": SUPERUSER,
        "HOST": str(Places.of(cluster).socket),
        "PORT": str(PORT),
        "EMBEDDED": {"CLUSTER": cluster, "FAST": fast},
    }


def _named_by(url: str) -> dict[str, Any]:
    try:
        found = dict(dj_database_url.parse(url))
        if found["NAME"]:
            return found
    except ValueError:
        pass
    raise WrongSetting("DATABASE_URL", _without_password(url), "postgresql://USER:PASSWORD@HOST:PORT/NAME")


def libpq(database: Mapping[str, Any]) -> str:
    """The same database as a libpq connection string, for those that connect without Django: LISTEN and the queue."""
    return make_conninfo(
        host=database.get("HOST") or "localhost",
        port=database.get("PORT") or PORT,
        dbname=database["NAME"],
        user=database.get("USER") or None,
        password=database.get("PASSWORD") or None,
    )


def broker_options(broker_url: str, conninfo: str) -> dict[str, Any]:
    """What each transport needs beside its address. Times in seconds unless the name says otherwise."""
    scheme = broker_url.partition(":")[0]
    if scheme == "pgmq":
        return {
            # Whatever follows `pgmq://`, the queue is in our own database; a URL could not name its socket.
            "conn_string": conninfo,
            "init_extension": False,  # Our migration installs it, from SQL that the package ships.
            "visibility_timeout": 900,
            # Ask ten times a second. A long poll would hold a transaction open, in whose way a first publisher's CREATE waits.
            "wait_time_seconds": 0,
            "polling_interval": 0.1,
            "pool_size": 2,
            "use_notify": False,  # Deadlocks two publishers.
        }
    if scheme in {"redis", "rediss"}:
        return {"visibility_timeout": 900}
    return {}


def email(env: Environment) -> dict[str, Any]:
    """Django's e-mail settings from EMAIL_URL; without it, letters appear in the terminal."""
    url = env.url("EMAIL_URL", "console://", schemes={"console", "smtp", "smtps", "smtp+tls"})
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise WrongSetting("EMAIL_URL", _without_password(url), "smtp+tls://USER:PASSWORD@HOST:PORT") from None
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if not parts.hostname:
        raise WrongSetting("EMAIL_URL", url, "smtp+tls://USER:PASSWORD@HOST:PORT")
    usual_port = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or usual_port[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 10,
    }


def single_sign_on(env: Environment) -> dict[str, Any]:
    """The university's OpenID Connect provider, for django-allauth; nothing when no OIDC_… is set."""
    names = ("OIDC_SERVER_URL", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    missing = [name for name in names if not env.text(name)]
    if len(missing) == len(names):
        return {}
    if missing:
        wanting = f"{' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} missing"
        raise ImproperlyConfigured(f"{wanting}: single sign-on needs {', '.join(names)}, or none of them.")
    url = env.url("OIDC_SERVER_URL", schemes={"https", "http"})
    if not urlsplit(url).hostname:
        raise WrongSetting("OIDC_SERVER_URL", url, "the issuer's address, such as https://login.example.org/realms/staff")
    app = {
        "provider_id": "university",
        "name": env.text("OIDC_NAME", "single sign-on"),
        "client_id": env.text("OIDC_CLIENT_ID"),
        "secret": env.text("OIDC_CLIENT_SECRET"),
        "settings": {"server_url": url.rstrip("/")},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def _without_password(url: str) -> str:
    before, at, after = url.rpartition("@")
    return f"…@{after}" if at and before else url
