"""Find the pages that a text cites, and read them."""

from editions.citations.locating import find_locators, read_locators
from editions.citations.ranges import parse_page_range

__all__ = ["find_locators", "parse_page_range", "read_locators"]
