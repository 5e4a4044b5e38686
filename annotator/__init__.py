"""People read, claim, contest and check. Importing it makes our Celery app the one that shared tasks belong to."""

from annotator.celery import app as celery_app

__all__ = ["celery_app"]
