"""`manage.py citations FILE`: the pages that a file cites, what its back references mean, and what is wrong, without a database."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.verification.report import as_text, report_of
from editions.readers import UnreadableSource, read
from editions.segmentation import segment


class Command(BaseCommand):
    help = "Find the citations of FILE, resolve its back references, and check them. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file to read")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="lines to read, or JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = report_of(segment(read(options["file"])))
        except (OSError, UnreadableSource) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) if options["format"] == "json" else as_text(report))
