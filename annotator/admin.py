"""People and what they say in the administration. What was said, and what has happened, can be read here and not rewritten."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from annotator import models
from annotator.models.annotation import Visibility
from editions.admin import ReadOnly


@admin.register(models.User)
class ReaderAdmin(UserAdmin):
    list_display = ("username", "name", "email", "is_staff", "last_login")
    search_fields = ("username", "name", "email")
    fieldsets = (*(UserAdmin.fieldsets or ()), (_("As a reader"), {"fields": ("name", "single_keys")}))


class MembershipInline(admin.TabularInline):
    model = models.Membership
    autocomplete_fields = ("user",)
    extra = 0


@admin.register(models.Seminar)
class SeminarAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "created_by", "created_at", "is_sample")
    list_filter = ("is_sample",)
    search_fields = ("name", "slug", "description")
    list_select_related = ("created_by",)
    readonly_fields = ("slug", "created_by", "created_at", "is_sample")
    inlines = (MembershipInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # a seminar without an owner would be nobody's


@admin.register(models.Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "seminar", "role", "joined_at")
    list_filter = ("role",)
    search_fields = ("user__username", "user__name", "seminar__name")
    list_select_related = ("user", "seminar")
    autocomplete_fields = ("user", "seminar")


@admin.register(models.Invitation)
class InvitationAdmin(admin.ModelAdmin):
    list_display = ("seminar", "role", "uses", "max_uses", "expires_at", "revoked_at", "created_by")
    list_filter = ("role",)
    search_fields = ("seminar__name", "email")
    list_select_related = ("seminar", "created_by")
    readonly_fields = ("seminar", "uses", "created_by", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(models.Upload)
class UploadAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "seminar", "purpose", "edition", "size", "is_public", "uploaded_by", "created_at", "confirmed_at")
    list_filter = ("purpose", "is_public", ("confirmed_at", admin.EmptyFieldListFilter))
    search_fields = ("name", "seminar__name", "edition__title", "sha256")
    list_select_related = ("seminar", "edition", "uploaded_by")


@admin.register(models.Reading)
class ReadingAdmin(admin.ModelAdmin):
    list_display = ("edition", "seminar", "policy", "reveal_at", "starts_on", "ends_on")
    list_filter = ("policy",)
    search_fields = ("edition__title", "seminar__name")
    list_select_related = ("edition", "seminar")
    readonly_fields = ("edition", "seminar", "created_by", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


class WithoutPrivate(ReadOnly):
    """Leaves private notes out, and what hangs on them: whoever administers a server is no member.

    `private_by` are the paths to the visibilities that count.
    """

    private_by: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)  # type: ignore[misc]
        for path in self.private_by:
            rows = rows.exclude(**{path: Visibility.PRIVATE})
        return rows


class AnnotationAdmin(WithoutPrivate, admin.ModelAdmin):
    """Claims, evidence and disagreements."""

    private_by: ClassVar[tuple[str, ...]] = ("visibility",)
    list_filter: ClassVar[tuple[Any, ...]] = ("visibility", ("deleted_at", admin.EmptyFieldListFilter))
    list_select_related = ("reading__edition", "created_by")
    date_hierarchy = "created_at"


@admin.register(models.Claim)
class ClaimAdmin(AnnotationAdmin):
    list_display = ("statement", "claimant", "reading", "created_by", "created_at", "visibility", "deleted_at")
    search_fields = ("statement", "reading__edition__title", "created_by__username")


@admin.register(models.EvidenceLink)
class EvidenceLinkAdmin(AnnotationAdmin):
    private_by = ("visibility", "claim__visibility")
    list_display = ("claim", "relation", "analytic_note", "created_by", "created_at", "visibility", "deleted_at")
    list_filter = ("relation", *AnnotationAdmin.list_filter)
    list_select_related = ("claim", "created_by")
    search_fields = ("claim__statement", "analytic_note", "full_citation")


@admin.register(models.DisagreementNote)
class DisagreementNoteAdmin(AnnotationAdmin):
    private_by = ("visibility", "claim__visibility", "evidence_link__visibility")
    list_display = ("statement", "ground", "state", "reading", "created_by", "created_at", "visibility", "deleted_at")
    list_filter = ("ground", "state", *AnnotationAdmin.list_filter)
    search_fields = ("statement", "reading__edition__title", "created_by__username")


@admin.register(models.ClaimRelation)
class ClaimRelationAdmin(WithoutPrivate, admin.ModelAdmin):
    private_by = ("subject__visibility", "object__visibility")
    list_display = ("subject", "kind", "object", "created_by")
    list_filter = ("kind",)
    list_select_related = ("subject", "object", "created_by")


@admin.register(models.Quotation)
class QuotationAdmin(WithoutPrivate, admin.ModelAdmin):
    private_by = ("claims__visibility", "evidence_links__visibility", "disagreement_notes__visibility")
    list_display = ("pk", "reading", "created_by", "created_at")
    list_select_related = ("reading__edition", "created_by")
    search_fields = ("ranges__exact",)


@admin.register(models.Anchor)
class AnchorAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("pk", "revision", "status", "method", "score")
    list_filter = ("status", "method")
    list_select_related = ("revision__edition",)


@admin.register(models.Position)
class PositionAdmin(WithoutPrivate, admin.ModelAdmin):
    """That somebody has judged, not how: the others see that after their own judgement."""

    private_by = ("claim__visibility",)
    list_display = ("claim", "member", "changed_at")
    list_select_related = ("claim", "member")
    fields = ("claim", "member", "created_at", "changed_at")


@admin.register(models.Review)
class ReviewAdmin(WithoutPrivate, admin.ModelAdmin):
    private_by = ("claim__visibility",)
    list_display = ("claim", "outcome", "reviewer")
    list_filter = ("outcome",)
    list_select_related = ("claim", "reviewer")


@admin.register(models.Reply)
class ReplyAdmin(WithoutPrivate, admin.ModelAdmin):
    private_by = ("claim__visibility", "evidence_link__visibility", "disagreement_note__visibility")
    list_display = ("body", "created_by", "created_at", "deleted_at")
    search_fields = ("body", "created_by__username")
    list_select_related = ("created_by",)


@admin.register(models.CitationCheck)
class CitationCheckAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("check_name", "code", "result", "severity", "mention", "revision", "created_at", "superseded_at")
    list_filter = ("check_name", "result", "severity", ("superseded_at", admin.EmptyFieldListFilter))
    search_fields = ("code", "mention__raw", "revision__edition__title")
    list_select_related = ("mention", "revision__edition")


@admin.register(models.Attestation)
class AttestationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("mention", "decision", "copy_used", "created_by", "created_at")
    list_filter = ("decision",)
    search_fields = ("mention__raw", "reason", "copy_used")
    list_select_related = ("mention", "created_by")


@admin.register(models.Event)
class EventAdmin(ReadOnly, admin.ModelAdmin):
    """Who did what kind of thing when; not on what, which may be private or a judgement that others see after their own."""

    list_display = ("created_at", "actor", "verb", "seminar", "reading")
    list_filter = ("verb",)
    search_fields = ("actor__username", "seminar__name")
    list_select_related = ("actor", "seminar", "reading__edition")
    fields = ("created_at", "actor", "verb", "seminar", "reading")
    date_hierarchy = "created_at"


@admin.register(models.Job)
class JobAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("pk", "kind", "state", "step", "done", "total", "attempts", "error_code", "seminar", "created_at", "finished_at")
    list_filter = ("kind", "state")
    search_fields = ("seminar__name", "upload__name", "error")
    list_select_related = ("seminar",)


@admin.register(models.WorkerHeartbeat)
class WorkerHeartbeatAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("name", "seen_at", "is_fresh")
