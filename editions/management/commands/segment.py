"""`manage.py segment FILE`: what an import would make of a file, without a database."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editions.readers import MAX_BYTES, SourceText, UnreadableSource, read, read_bytes
from editions.segmentation import segment
from editions.segmentation.as_json import as_json
from editions.segmentation.as_text import as_text


class Command(BaseCommand):
    help = "Show the pages, passages, notes and repairs that an import of FILE would give."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the file to read; - for the standard input")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="a check list to read, or JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            segmented = segment(_source(options["file"]))
        except UnreadableSource as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{options['file']!r} cannot be read: {(error.strerror or str(error)).lower()}.") from error
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_json(segmented), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(as_text(segmented))


def _source(file: str) -> SourceText:
    return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1)) if file == "-" else read(file)
