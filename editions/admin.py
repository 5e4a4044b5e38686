"""Texts in the administration: to look at. Only what describes a text, and what a work is held as, can be changed here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from editions.models import CitationMention, CitedRange, Edition, NoteCall, Page, Passage, Reference, Repair, Revision


class ReadOnly:
    """For an admin of what is immutable or append-only: it can be read and searched, not changed."""

    def has_add_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, *_: Any) -> bool:
        return False


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    list_display = ("title", "creator_line", "language", "year", "created_at")
    list_filter = ("language",)
    search_fields = ("title", "subtitle", "slug")
    readonly_fields = ("slug", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # an edition comes into being by its import


@admin.register(Revision)
class RevisionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("edition", "number", "language", "source_name", "source_format", "created_at")
    list_filter = ("source_format", "language")
    search_fields = ("edition__title", "source_name", "source_sha256")
    list_select_related = ("edition",)
    exclude = ("source_text",)


@admin.register(Page)
class PageAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("revision", "sequence", "label", "label_source")
    list_filter = ("label_source",)
    search_fields = ("revision__edition__title", "=label")
    list_select_related = ("revision__edition",)


@admin.register(Passage)
class PassageAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("revision", "ref", "kind", "number", "status", "start", "end")
    list_filter = ("kind", "status")
    search_fields = ("revision__edition__title", "=ref")
    list_select_related = ("revision__edition",)
    raw_id_fields = ("page",)


@admin.register(NoteCall)
class NoteCallAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("revision", "marker", "passage", "offset", "note")
    list_filter = (("note", admin.EmptyFieldListFilter),)
    search_fields = ("revision__edition__title", "=marker")
    list_select_related = ("revision__edition", "passage", "note")


@admin.register(Repair)
class RepairAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("revision", "kind", "before", "after", "confidence", "state")
    list_filter = ("kind", "state")
    search_fields = ("revision__edition__title", "before", "after")
    list_select_related = ("revision__edition",)


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    list_display = ("label", "edition", "note_number", "held_as")
    list_filter = (("held_as", admin.EmptyFieldListFilter),)
    search_fields = ("raw", "edition__title")
    list_select_related = ("edition", "held_as")
    autocomplete_fields = ("held_as",)
    readonly_fields = ("edition", "key", "raw", "note_number")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class CitedRangeInline(ReadOnly, admin.TabularInline):
    model = CitedRange
    fields = ("raw", "unit", "role", "first", "last", "following", "tier", "flags")
    extra = 0


@admin.register(CitationMention)
class CitationMentionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("revision", "order", "raw", "form", "resolution", "reference")
    list_filter = ("form", "resolution")
    search_fields = ("raw", "revision__edition__title")
    list_select_related = ("revision__edition", "reference")
    inlines = (CitedRangeInline,)
