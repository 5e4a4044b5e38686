"""Static files: under names that carry a hash of their content, and served in front of Django."""

from django.conf import settings
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.core.handlers.asgi import ASGIHandler
from servestatic import ServeStaticASGI
from servestatic.storage import CompressedManifestStaticFilesStorage

HASHED = r"^.+\.[0-9a-f]{12}\..+$"


class HashedModules(CompressedManifestStaticFilesStorage):
    """Also rewrites the names inside `import` statements, so that our ES modules need no bundler."""

    support_js_module_import_aggregation = True
    # Ours only: packages ship modules with bare names, which a browser could not resolve either.
    _js_module_import_aggregation_patterns = ("js/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1])


def with_static_files(application: ASGIHandler) -> ASGIStaticFilesHandler | ServeStaticASGI:
    """The application with the collected files before it; with DEBUG on, with the files as they lie in the source."""
    if settings.DEBUG:
        return ASGIStaticFilesHandler(application)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    return ServeStaticASGI(
        application,
        root=settings.STATIC_ROOT,
        prefix=settings.STATIC_URL,
        immutable_file_test=HASHED,
        allow_all_origins=False,
        add_headers_function=_harden,
    )


def _harden(headers: dict[str, str], path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
