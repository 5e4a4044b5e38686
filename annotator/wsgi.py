"""The way in for web servers that speak WSGI only. Pages work; the live stream needs `annotator.asgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

application = get_wsgi_application()
