"""Which state of the checks gave an outcome, and on which inputs."""

import hashlib
import json
from typing import Any

ENGINE_VERSION = "7"  # raised when the same inputs may give another outcome, or one with other evidence
LOOKS_AT = "1"  # raised when more, or other things, go into a fingerprint: what people decided is then to be looked at again


def fingerprint(check: str, *inputs: Any) -> str:
    """The SHA-256 of a check's name and of everything that the check looked at, whichever version of the checks looks.

    Inputs are anything that JSON can hold; the same inputs give the same fingerprint on every machine.
    """
    text = json.dumps([LOOKS_AT, check, *inputs], ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
