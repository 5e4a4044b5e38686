"""The handout in Markdown (CommonMark). What people wrote is text, never markup."""

import re
from collections.abc import Iterator

from annotator.exports.gathered import Gathered
from annotator.exports.handout import Block, compose
from annotator.exports.looks import as_markdown

INDENT = "  "
SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
# At the start of a line these would open a list, a heading line or a rule.
LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


def present(annotations: Gathered) -> Iterator[bytes]:
    before = ""
    for block in compose(annotations):
        # Items of one list stand close, all else is set apart by an empty line.
        gap = "\n" if before and not (before == block.kind == "item") else ""
        before = block.kind
        yield f"{gap}{_line(block)}\n".encode()


def escaped(text: str) -> str:
    """The text as CommonMark shows it, character for character, on one line."""
    return _begun(signs_escaped(" ".join(text.split())))


def signs_escaped(text: str) -> str:
    """Words within a line: what CommonMark would take for a sign is escaped."""
    return SPECIAL.sub(r"\\\1", text)


def _begun(line: str) -> str:
    return LINE_START.sub(lambda match: f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}", line)


def _line(block: Block) -> str:
    text = _begun(as_markdown(block.text, block.marks, signs_escaped))
    label, after = escaped(block.label), escaped(block.after)
    match block.kind:
        case "title":
            return f"# {text}"
        case "subtitle":
            return f"**{text}**"
        case "meta":
            return f"*{text}*"
        case "page":
            return f"## {text}"
        case "claim":
            return f"### {label}: {text}" + (f"\n\n*{after}*" if after else "")
        case "quotation":
            return f"> {text}" + (f" ({after})" if after else "")
        case "heading":
            return f"**{text}**"
        case "item":
            return INDENT * block.depth + "- " + _item(text, label, after)


def _item(text: str, label: str, after: str) -> str:
    named = f"*{label}*: {text}" if label and text else f"*{label}*" if label else text
    return f"{named} ({after})" if after else named
