"""The label of each page: the file's own, else the running number in its margin, else none, so that its ordinal stands in."""

from collections.abc import Sequence

FROM_FILE = "file"
FROM_MARGIN = "printed"


def page_labels(of_file: Sequence[str], of_margin: Sequence[str]) -> list[tuple[str, str]]:
    """Label and source per page. Labels of the file that only count its sheets say less than a number on the page."""
    ordinals = [str(index + 1) for index in range(len(of_file))]
    if any(of_file) and (list(of_file) != ordinals or not any(of_margin)):
        return [(label, FROM_FILE if label else "") for label in of_file]
    return [(label, FROM_MARGIN if label else "") for label in of_margin]
