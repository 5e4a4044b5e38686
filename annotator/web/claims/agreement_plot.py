"""How the judgements on each claim are divided, as a picture: a bar for each claim, the least agreed on top."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _

from annotator.agreement import JUDGEMENTS, ClaimAgreement

MOST = 40  # bars; the table holds all claims
WIDTH, WORDS, FIGURE = 720, 280, 60
ROW, BAR, TOP = 26, 16, 6
LETTERS = 42  # of a statement, at 12 px


def plot(claims: Sequence[ClaimAgreement]) -> str:
    """An <svg> whose bars are as long as the claim with the most judgements allows. The table beside it says the same in words."""
    shown = claims[:MOST]
    most = max(claim.judgements for claim in shown)
    height = TOP + ROW * len(shown)
    label = _("Judgements on %(count)s claims, the least agreed first; the table below gives the figures") % {"count": len(shown)}
    size = {"viewBox": f"0 0 {WIDTH} {height}", "width": str(WIDTH), "height": str(height)}
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "plot", "role": "img", "aria-label": label, **size})
    for number, claim in enumerate(shown):
        _bar(svg, claim, TOP + number * ROW, (WIDTH - WORDS - FIGURE) / most)
    return tostring(svg, encoding="unicode")


def _bar(svg: Element, claim: ClaimAgreement, y: int, unit: float) -> None:
    _text(svg, "plot__claim", WORDS - 10, y, _short(claim.claim.statement))
    x = float(WORDS)
    for stance in JUDGEMENTS:
        if count := claim.counts[stance]:
            place = {"x": f"{x:g}", "y": str(y), "width": f"{count * unit:g}", "height": str(BAR)}
            SubElement(svg, "rect", {"class": f"plot__{stance}", **place})
            _text(svg, f"plot__count plot__count--{stance}", x + count * unit / 2, y, str(count))
            x += count * unit
    figure = "–" if claim.percent is None else f"{claim.percent:.0f} %"
    _text(svg, "plot__figure", WIDTH, y, figure)


def _text(svg: Element, name: str, x: float, y: int, words: str) -> None:
    SubElement(svg, "text", {"class": name, "x": f"{x:g}", "y": str(y + 12)}).text = words


def _short(statement: str) -> str:
    words = " ".join(statement.split())
    return words if len(words) <= LETTERS else f"{words[: LETTERS - 1]}…"
