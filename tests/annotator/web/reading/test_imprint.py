from typing import Any

import pytest

from annotator.web.reading.imprint import imprint

ISSUED = {"date-parts": [[2019, 4]]}
ARTICLE = {"container-title": "Hafenblätter", "volume": 12, "page": "41–58"}


@pytest.mark.parametrize(
    ("csl", "line"),
    [
        ({}, ""),
        ({"issued": ISSUED}, "2019"),
        (ARTICLE, "Hafenblätter 12, 41–58"),
        (ARTICLE | {"issue": "2", "issued": ISSUED}, "Hafenblätter 12/2 (2019), 41–58"),
        ({"publisher-place": "Emden", "publisher": "Deich", "issued": ISSUED}, "Emden: Deich 2019"),
        ({"issued": {"date-parts": []}, "page": "3"}, "3"),
    ],
)
def test_the_line_above_the_title(csl: dict[str, Any], line: str) -> None:
    assert imprint(csl) == line
