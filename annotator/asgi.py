"""The web server's way in. ASGI, because the live stream keeps a connection open for each reader."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
os.environ.setdefault("DATABASE_POOL", "8")

application = get_asgi_application()
