from collections.abc import Iterable
from functools import partial
from typing import Self

from django.db import models, transaction
from django.db.models import Q


class SheetPictureQuerySet(models.QuerySet["SheetPicture"]):
    def of_file(self, sha256: str) -> Self:
        return self.filter(source_sha256=sha256)

    def wanted(self) -> Self:
        """Those that somebody has asked for and that are not drawn yet."""
        return self.filter(drawn_at=None)

    def want(self, sha256: str, sheets: Iterable[int]) -> None:
        """Ask for these sheets of a file; those that are asked for already stay as they are."""
        rows = [SheetPicture(source_sha256=sha256, sequence=sheet) for sheet in sheets]
        SheetPicture.objects.bulk_create(rows, ignore_conflicts=True)

    def forget(self, sha256: str) -> None:
        """Delete what was drawn of a file, pictures included."""
        for row in self.of_file(sha256).exclude(image="").only("image"):
            transaction.on_commit(partial(row.image.storage.delete, str(row.image.name)))
        self.of_file(sha256).delete()


def picture_path(picture: "SheetPicture", filename: str) -> str:
    """Beside the file's other sheets, outside what the web server serves."""
    return f"pictures/{picture.source_sha256[:2]}/{picture.source_sha256}/{picture.sequence:04}.png"


class SheetPicture(models.Model):
    """How a sheet of a file looks, counted from 0, and where its letters stand. Whatever text was read from the file shares it.

    `letters` and `boxes` are those of `editions.readers.pdf.pictures.DrawnSheet`, the boxes compressed with zlib.
    A row without `drawn_at` is wanted. One with `trouble` could not be drawn then; the code says why.
    """

    source_sha256 = models.CharField(max_length=64)
    sequence = models.PositiveIntegerField()
    image = models.FileField(upload_to=picture_path, max_length=255, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    letters = models.TextField(blank=True)
    boxes = models.BinaryField(default=b"")
    trouble = models.CharField(max_length=40, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)

    objects = SheetPictureQuerySet.as_manager()

    class Meta:
        ordering = ["source_sha256", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["source_sha256", "sequence"], name="sheet_picture_once_per_sheet"),
            models.CheckConstraint(
                condition=Q(drawn_at=None, image="", trouble="")
                | (Q(drawn_at__isnull=False, image="") & ~Q(trouble=""))
                | (Q(drawn_at__isnull=False, trouble="") & ~Q(image="")),
                name="sheet_picture_drawn_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_sha256[:8]}, sheet {self.sequence + 1}"
