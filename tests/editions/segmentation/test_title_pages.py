import pytest

from editions.segmentation import segment_text

BODY = """Wer die Waage hält, der hält die Stadt, hat man in Sandhafen lange
gesagt, und niemand fragte, wer die Gewichte prüfte und warum sie es
taten. Das ist alles.
"""


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["Ein Titel"], ["title"]),
        (["Die Waage am Hafen", "Ein Versuch über Gewichte"], ["title", "subtitle"]),
        (["Die Waage am Hafen", "Anselm Verhoog"], ["title", "byline"]),
        (["Die Waage", "Die Sandhafener Gilde und der Kornpfennig von 1587", "Anselm Verhoog"], ["title", "subtitle", "byline"]),
        (["Anselm Verhoog", "Maß und Gewicht in Sandhafen"], ["byline", "title"]),
        (["Die Waage am Hafen", "J.-B. Verhoog"], ["title", "byline"]),
        (["Die Waage am Hafen", "Anselm van der Hoog"], ["title", "byline"]),
        (["Die Waage am Hafen", "Grenzen der Waage"], ["title", "subtitle"]),
        (["The Tidebook of Hester Vane", "The Third Quire"], ["title", "subtitle"]),
    ],
)
def test_what_stands_above_a_text(lines: list[str], kinds: list[str]) -> None:
    segmented = segment_text("\n\n".join([*lines, BODY]))
    assert [passage.kind for passage in segmented.passages] == [*kinds, "paragraph"]
