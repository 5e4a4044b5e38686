from typing import Any

from django.core.management.base import BaseCommand

from annotator.sample.loading import remove


class Command(BaseCommand):
    help = "Removes the sample seminar, its texts, its people, and everything that was written in it."

    def handle(self, *_: Any, verbosity: int, **__: Any) -> None:
        removed = remove()
        if verbosity > 0:
            self.stdout.write("The sample seminar is gone." if removed else "There is no sample seminar.")
