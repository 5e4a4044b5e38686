"""B3: the volume is stated where the work has several."""

from collections import Counter

from annotator.verification.facts import TextFacts
from annotator.verification.outcome import FAILED, WARNING, Outcome, found, inapplicable, passed
from editions.citations.reading import Mention

CHECK = "B3"


def check(mention: Mention, facts: TextFacts) -> Outcome:
    if mention.work is None or not mention.locators or mention.mediating is not None:
        return inapplicable(CHECK)
    work = facts.reading.works[mention.work]
    own = next((locator.volume for locator in mention.locators if locator.volume), "")
    named = Counter(volume for _, other in facts.mentions_of(mention.work) for locator in other.locators if (volume := locator.volume))
    described = str(work.csl.get("volume", ""))
    if "container-title" in work.csl or not (named or described):
        return inapplicable(CHECK)
    if own and described and _plain(own) != _plain(described):
        return found(CHECK, "volume_conflict", FAILED, WARNING, says={"volume": own, "other": described})
    if not own and not described and len(named) > 1:
        return found(CHECK, "volume_missing", FAILED, WARNING, volumes=sorted(named))
    return passed(CHECK)


def _plain(volume: str) -> str:
    return volume.replace(" ", "").strip(".").upper()
