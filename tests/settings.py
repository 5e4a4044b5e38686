"""The settings of the tests: the real ones, on a second cluster that need not survive a power cut."""

from annotator.environment import embedded_database
from annotator.settings import *  # noqa: F403
from annotator.settings import DATABASES, VAR, env

if not env.text("DATABASE_URL"):
    DATABASES["default"] |= embedded_database(VAR / "pg-test", fast=True)
# Several people, or several runs, may test at once on one cluster.
DATABASES["default"]["TEST"] = {"NAME": env.text("TEST_DATABASE_NAME", "test_variorum")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
