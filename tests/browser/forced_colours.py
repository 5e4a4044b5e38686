"""What gets lost where the reader's system sets the colours, asked of a page as it stands."""

from pathlib import Path

from playwright.sync_api import Page

QUESTIONS = Path(__file__).with_suffix(".js").read_text()
# Colours fade into one another; the ones that stay are asked for.
SETTLED = """Promise.all(
    document.getAnimations()
        .filter((each) => each.effect.getComputedTiming().endTime < Infinity)
        .map((each) => each.finished.catch(() => null)),
).then(() => null)"""


def lost(page: Page) -> list[str]:
    """What cannot be seen or told apart any more, in words; nothing of the page is changed but the focus."""
    page.evaluate(f"() => {{ {QUESTIONS} }}")
    _wear(page, "light", forced=False)
    page.evaluate("forced.remember()")
    found = []
    for scheme in ("light", "dark"):
        _wear(page, scheme, forced=True)
        found += [f"{scheme} no fill: {html}" for html in page.evaluate("forced.fills()")]
        found += [f"{scheme} pale: {html}" for html in page.evaluate("forced.pale()")]
    found += page.evaluate("forced.states()") + page.evaluate("forced.controls()")
    _wear(page, "light", forced=False)
    return found


def _wear(page: Page, scheme: str, *, forced: bool) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", forced_colors="active" if forced else "none")
    page.evaluate(SETTLED)
