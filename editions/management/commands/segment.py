"""`manage.py segment FILE`: what an import would make of a file, without a database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editions.readers import UnreadableSource, read
from editions.segmentation import segment
from editions.segmentation.as_json import as_json
from editions.segmentation.as_text import as_text


class Command(BaseCommand):
    help = "Show the pages, passages, notes and repairs that an import of FILE would give."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file to read")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="a check list to read, or JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            segmented = segment(read(options["file"]))
        except (OSError, UnreadableSource) as error:
            raise CommandError(str(error)) from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(segmented), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(as_text(segmented))
