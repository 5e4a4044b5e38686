"""Saving what two people may have open at once."""

from typing import Any

from django.db.models import F, Model
from django.utils.timezone import now

from annotator.actions.errors import NotAllowed, StaleVersion
from annotator.permissions import may_edit


def change(annotation: Any, *, version: int, by: Any, **fields: Any) -> dict[str, Any]:
    """Write the changed fields if the row still has `version`; give back their values before.

    Raises NotAllowed, or StaleVersion with the row as it stands in `detail`.
    """
    if not may_edit(by, annotation):
        raise NotAllowed
    before = {name: _plain(getattr(annotation, name)) for name in fields}
    model: type[Model] = type(annotation)
    changed = model._default_manager.filter(pk=annotation.pk, version=version, deleted_at=None).update(
        **fields, version=F("version") + 1, edited_at=now()
    )
    annotation.refresh_from_db()
    if not changed:
        standing = {name: _plain(getattr(annotation, name)) for name in fields}
        if hasattr(annotation, "tags"):
            standing["tags"] = list(annotation.tags.values_list("name", flat=True))
        raise StaleVersion(version=annotation.version, standing=standing)
    return before


def bury(annotation: Any, *, by: Any) -> None:
    """Leave a tombstone. Nothing that hangs on the annotation is touched."""
    if not may_edit(by, annotation):
        raise NotAllowed
    type(annotation)._default_manager.filter(pk=annotation.pk, deleted_at=None).update(deleted_at=now(), version=F("version") + 1)
    annotation.refresh_from_db()


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value
