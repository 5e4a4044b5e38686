"""The settings of the tests: the real ones, on a second cluster that need not survive a power cut."""

from annotator.environment import embedded_database
from annotator.settings import *  # noqa: F403
from annotator.settings import DATABASES, STORAGES, VAR, env

if not env.text("DATABASE_URL"):
    DATABASES["default"] |= embedded_database(VAR / "pg-test", fast=True)
# Several people, or several runs, may test at once on one cluster.
TEST_DATABASE_NAME = env.text("TEST_DATABASE_NAME", "test_variorum")
DATABASES["default"]["TEST"] = {"NAME": TEST_DATABASE_NAME}

# One of several processes that share the tests: pytest-django gives each a database of its own.
PLACE = TEST_DATABASE_NAME + env.text("PYTEST_XDIST_WORKER", "")
MEDIA_ROOT = VAR / f"files-{PLACE}"
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    # Pages in one process need no collected files; tests.browser.settings serves them as they are served in earnest.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
