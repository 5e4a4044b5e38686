"""The web server's way in. ASGI, because the live stream keeps a connection open for each reader."""

import gc
import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
os.environ.setdefault("DATABASE_POOL", "8")

django = get_asgi_application()

from annotator.web.static import with_static_files  # noqa: E402 - reads the settings, which Django has only now

application = with_static_files(django)

# What is loaded by now stays. To look through it for garbage, again and again while a long text is laid out, took a third of the time.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
