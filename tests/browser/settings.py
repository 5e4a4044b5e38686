"""The settings of the server that browser tests visit: static files are collected and hashed, as they are in earnest."""

from annotator.settings import STORAGES as EARNEST
from tests.settings import *  # noqa: F403
from tests.settings import PLACE, STORAGES, VAR

STORAGES = STORAGES | {"staticfiles": EARNEST["staticfiles"]}
STATIC_ROOT = VAR / f"static-{PLACE}"
