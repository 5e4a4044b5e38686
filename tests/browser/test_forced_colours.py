"""That the check of forced colours finds what is lost in them, and leaves alone what is not."""

import pytest
from playwright.sync_api import Page

from tests.browser.forced_colours import lost

LOSES = {
    "no fill": '<div style="block-size: 8px; background: #a00"></div>',
    "pale": '<p style="forced-color-adjust: none; color: #eee; background: #fff">pale</p>',
    "aria-pressed": '<style>[aria-pressed="true"] { background: #00a; color: #fff }</style><button aria-pressed="true">on</button>',
    "aria-current": '<style>[aria-current] { box-shadow: 0 2px }</style><a href="#x" aria-current="page">here</a>',
    "no edge": '<input style="border: 0; background: #eee" aria-label="x">',
    "no ring": "<style>button:focus-visible { outline: none; box-shadow: 0 0 3px }</style><button>x</button>",
}
KEEPS = {
    "a fill with an edge": '<div style="block-size: 8px; background: #a00; border: 1px solid"></div>',
    "a fill that keeps its colour": '<div style="forced-color-adjust: none; block-size: 8px; background: #a00"></div>',
    "a fill like what is behind it": '<div style="background: #eee">Words. <div style="block-size: 8px; background: #eee"></div></div>',
    "what is hidden": '<p hidden style="forced-color-adjust: none; color: #eee">pale</p>',
    "a state with an edge": '<style>[aria-pressed="true"] { border: 5px solid }</style><button aria-pressed="true">on</button>',
    "a state in bold": '<style>[aria-current] { font-weight: 700 }</style><a href="#x" aria-current="page">here</a>',
    "marked words": "<p>some <mark>marked</mark> words</p>",
    "a file": '<input type="file" aria-label="x">',
}


@pytest.mark.parametrize("what", LOSES)
def test_what_is_lost_is_found(page: Page, what: str) -> None:
    page.set_content(f"<main>{LOSES[what]}</main>")
    assert {found.split(":")[0].removeprefix("light ").removeprefix("dark ") for found in lost(page)} == {what}


@pytest.mark.parametrize("what", KEEPS)
def test_what_is_kept_is_left_alone(page: Page, what: str) -> None:
    page.set_content(f"<main>{KEEPS[what]}</main>")
    assert lost(page) == []
