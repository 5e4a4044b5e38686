from typing import Any

from django.core.management.base import BaseCommand

from annotator.translations import compile_translations


class Command(BaseCommand):
    help = "Compiles the translations; needs no gettext."

    def handle(self, **options: Any) -> None:
        count = compile_translations()
        if options["verbosity"] > 0:
            self.stdout.write(f"Compiled {count} files.")
