"""Real articles, which are not in the repository: every note and every call is found, and nothing of the text is lost."""

from pathlib import Path

import pytest

from editions.readers import read
from editions.segmentation import restore, segment

TEXTS = Path(__file__).parents[5] / "shared" / "data" / "texts"


@pytest.mark.parametrize(
    ("name", "notes", "labels"),
    [
        ("pdf_de_alj_2023_2_1.pdf", 228, ["1", "2", "3"]),
        ("pdf_en_olh_13.pdf", 79, ["A", "1", "2"]),
        ("pdf_fr_lefoucaldien_44.pdf", 36, ["A", "1", "2"]),
    ],
)
def test_an_article_has_all_its_notes_and_calls(name, notes, labels):
    if not (TEXTS / name).exists():
        pytest.skip(f"{TEXTS / name} is not here")
    source = read(TEXTS / name)
    segmented = segment(source)
    numbers = [passage.number for passage in segmented.passages if passage.kind == "note"]
    assert numbers == list(range(1, notes + 1))
    assert [(call.marker, call.note) for call in segmented.calls] == [(str(number), f"n{number}") for number in numbers]
    assert [page.label for page in segmented.pages[:3]] == labels
    assert restore(segmented) == source.raw
