"""The wanted figures, on collections of real notes that are not part of the repository."""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from editions.citations import find_locators, read_locators

SHARED = Path(__file__).parents[5] / "shared"
SCORE = SHARED / "data" / "citations" / "score.py"
SEED = sorted((SHARED / "seed").glob("*.txt")) if SHARED.exists() else []

needs_data = pytest.mark.skipif(not SCORE.exists(), reason="the collections of notes are not beside the repository")
needs_seed = pytest.mark.skipif(not SEED, reason="the seed article is not beside the repository")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(records: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {each["id"]: find_locators(each["text"], None if each["lang"] == "und" else each["lang"]) for each in records}


@needs_data
@pytest.mark.parametrize(("collection", "wanted"), [("linkedbooks_train", 0.95), ("anystyle_core", 0.95)])
def test_the_wanted_share_of_ranges_is_right(scorer: ModuleType, collection: str, wanted: float) -> None:
    lines = (SCORE.parent / f"{collection}.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    measured, _ = scorer.score(records, read(records))
    assert measured["ranges"]["f1"] >= wanted


@needs_seed
def test_the_page_locators_and_pinpoints_of_the_seed_are_found() -> None:
    found = [locator for locator in read_locators(SEED[0].read_text(encoding="utf-8"), "de") if locator.label == "page"]
    assert len(found) == 29
    assert sum(bool(locator.pinpoint) for locator in found) == 4


@needs_seed
def test_nothing_else_in_the_seed_is_taken_for_a_page() -> None:
    others = Counter(locator.label for locator in read_locators(SEED[0].read_text(encoding="utf-8"), "de") if locator.label != "page")
    assert others == {"leaf": 5}
