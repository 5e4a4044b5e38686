"""All addresses: pages, the interface for programs, and the administration."""

from django.contrib import admin
from django.urls import include, path

from annotator.web.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("api/", include("annotator.api.urls")),
    path("", include("annotator.web.urls")),
]
