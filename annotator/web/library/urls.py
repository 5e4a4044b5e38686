"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.urls import path

from annotator.web.library.holdings import holding_tie
from annotator.web.library.mending import edition_describe, pages_count, pages_label, repair_judge, repairs_judge, upload_publish
from annotator.web.library.readings import reading_export, reading_settings
from annotator.web.library.samples import sample_remove
from annotator.web.library.seminars import seminar_detail
from annotator.web.library.uploads import (
    upload_cancel,
    upload_confirm,
    upload_create,
    upload_detail,
    upload_discard,
    upload_file,
    upload_progress,
    upload_purpose,
    upload_read,
    upload_retry,
)

urlpatterns = [
    path("seminars/<slug:slug>/", seminar_detail, name="seminar-detail"),
    path("seminars/<slug:slug>/sample/remove/", sample_remove, name="sample-remove"),
    path("seminars/<slug:slug>/uploads/new/", upload_create, name="upload-create"),
    path("uploads/<int:pk>/", upload_detail, name="upload-detail"),
    path("uploads/<int:pk>/progress/", upload_progress, name="upload-progress"),
    path("uploads/<int:pk>/cancel/", upload_cancel, name="upload-cancel"),
    path("uploads/<int:pk>/retry/", upload_retry, name="upload-retry"),
    path("uploads/<int:pk>/discard/", upload_discard, name="upload-discard"),
    path("uploads/<int:pk>/confirm/", upload_confirm, name="upload-confirm"),
    path("uploads/<int:pk>/publish/", upload_publish, name="upload-publish"),
    path("uploads/<int:pk>/purpose/", upload_purpose, name="upload-purpose"),
    path("uploads/<int:pk>/read/", upload_read, name="upload-read"),
    path("uploads/<int:pk>/file/", upload_file, name="upload-file"),
    path("uploads/<int:pk>/description/", edition_describe, name="edition-describe"),
    path("uploads/<int:pk>/pages/count/", pages_count, name="pages-count"),
    path("uploads/<int:pk>/pages/labels/", pages_label, name="pages-label"),
    path("uploads/<int:pk>/repairs/", repairs_judge, name="repairs-judge"),
    path("uploads/<int:pk>/repairs/<int:repair_pk>/", repair_judge, name="repair-judge"),
    path("uploads/<int:pk>/held-for/<int:reference_pk>/", holding_tie, name="holding-tie"),
    path("readings/<int:pk>/settings/", reading_settings, name="reading-settings"),
    path("readings/<int:pk>/export/", reading_export, name="reading-export"),
]
