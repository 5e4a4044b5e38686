"""Guess the language of a note cheaply: which language's small words and label words does it use most."""

from collections.abc import Iterable

MARKERS: dict[str, frozenset[str]] = {
    "de": frozenset(
        "der die das und von zur zum im des dem den ein eine über für mit auf hg hrsg aufl bd vgl siehe ebd ders dies auch nicht jg in: s".split()
    ),
    "en": frozenset("the of and in on for to with see ed eds by from at edited an as university press vol journal".split()),
    "fr": frozenset("le la les des du et dans sur aux pour par sous dir voir une au l'histoire".split()),
    "it": frozenset("il lo la le gli della del dei delle di e in nel nella per cfr ivi cit a cura cc asv c b reg".split()),
    "es": frozenset("el la los las del y en por para véase op una con".split()),
    "ru": frozenset("и в на с о по см там же ред изд из".split()),
}


def guess_language(words: Iterable[str]) -> str:
    """de, en, fr, it, es or ru; en when nothing tells."""
    seen = [word.lower() for word in words]
    scores = {lang: sum(word in markers for word in seen) for lang, markers in MARKERS.items()}
    best = max(scores, key=lambda lang: scores[lang])
    return best if scores[best] else "en"
