"""How wide the last line of print is, in a line of which a tool has made one out of several."""

import pytest

from editions.segmentation.widths import width, width_of_last

FULL = "Am Abend zählte der Müller die Pfähle am Wehr und schwieg dazu lan"
SHORT = "und schrieb es auf."


def share(text: str) -> float:
    return width_of_last(text, width(FULL)) / width(FULL)


@pytest.mark.parametrize("text", [SHORT, FULL, f"{FULL}ge"])
def test_a_line_of_print_is_left_alone(text):
    assert width_of_last(text, width(FULL)) == width(text)


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_full_lines_run_together_are_full(lines):
    assert share(FULL * lines) == 1.0


@pytest.mark.parametrize("lines", [2, 3])
def test_the_last_of_lines_run_together_may_be_short(lines):
    assert abs(share(FULL * lines + SHORT) - width(SHORT) / width(FULL)) < 0.1


def test_without_a_measure_a_line_is_as_wide_as_it_is():
    assert width_of_last(SHORT, 0) == width(SHORT)
