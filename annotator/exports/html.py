"""The handout as one web page that needs nothing else: to print, to send, to keep."""

from collections.abc import Iterator

from django.template.loader import render_to_string

from annotator.exports.gathered import Gathered
from annotator.exports.handout import compose
from annotator.exports.looks import as_html


def present(annotations: Gathered) -> Iterator[bytes]:
    blocks = ((block, as_html(block.text, block.marks)) for block in compose(annotations))
    yield render_to_string("annotator/exports/handout.html", {"annotations": annotations, "blocks": blocks}).encode()
