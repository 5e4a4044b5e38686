"""Which state of the checks gave an outcome, and on which inputs."""

import hashlib
import json
from typing import Any

ENGINE_VERSION = "1"  # raised when the same inputs may give another outcome


def fingerprint(check: str, *inputs: Any) -> str:
    """The SHA-256 of a check's name, the engine version and everything that the check looked at.

    Inputs are anything that JSON can hold; the same inputs give the same fingerprint on every machine.
    """
    text = json.dumps([ENGINE_VERSION, check, *inputs], ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
