"""C2: one work is described alike wherever it is cited: title, year, place, editor, name."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from annotator.verification.facts import TextFacts
from annotator.verification.outcome import FAILED, NOTICE, Outcome, found, passed
from editions.citations.cited_works import is_same_title
from editions.citations.names import fold_name
from editions.citations.short_titles import fold_title

CHECK = "C2"
Described = tuple[int, int | None, dict[str, Any]]


def check(facts: TextFacts) -> list[Outcome]:
    variants: list[Outcome] = []
    for described in _works(facts):
        for code, read, fold in (
            ("title_variant", _title, fold_title),
            ("year_variant", _year, str),
            ("place_variant", _place, fold_name),
            ("editor_variant", _editors, fold_name),
            ("name_variant", _authors, fold_name),
        ):
            if (outcome := _variant(code, described, read, fold)) is not None:
                variants.append(outcome)
    return variants or [passed(CHECK)]


def _works(facts: TextFacts) -> Iterable[list[Described]]:
    """The full descriptions of each work; the same author and title with another year is looked at as one.

    Citations that a person has told apart, as two editions, are not compared.
    """
    groups: list[list[Described]] = []
    for index, mention in enumerate(facts.reading.mentions):
        if mention.form != "full" or not mention.csl.get("title") or mention.mediating is not None:
            continue
        one: Described = (index, mention.note, mention.csl)
        group = next((group for group in groups if _belongs(facts, one, group[0])), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [group for group in groups if len(group) > 1]


def _belongs(facts: TextFacts, one: Described, other: Described) -> bool:
    if one[0] in facts.by_hand or other[0] in facts.by_hand:
        return facts.reading.mentions[one[0]].work == facts.reading.mentions[other[0]].work
    return _same(one[2], other[2])


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    names = _families(one), _families(other)
    if not names[0] or names[0] != names[1] or bool(one.get("container-title")) != bool(other.get("container-title")):
        return False
    if "container-title" not in one and one.get("volume") != other.get("volume"):
        return False
    return is_same_title(fold_title(one["title"]), fold_title(other["title"]))


def _variant(code: str, described: list[Described], read: Callable[[dict[str, Any]], str], fold: Callable[[str], str]) -> Outcome | None:
    written: dict[str, list[Described]] = defaultdict(list)
    for one in described:
        if read(one[2]):
            written[fold(read(one[2]))].append(one)
    if len(written) < 2:
        return None
    values = [{"value": read(group[0][2]), "notes": [note for _, note, _ in group]} for group in written.values()]
    notes = [note for _, note, _ in described if note is not None]
    return found(
        CHECK,
        code,
        FAILED,
        NOTICE,
        says={"notes": ", ".join(map(str, sorted(set(notes)))), "values": " · ".join(str(value["value"]) for value in values)},
        mentions=[index for index, _, _ in described],
        notes=notes,
        table=values,
    )


def _families(csl: dict[str, Any]) -> tuple[str, ...]:
    return tuple(fold_name(person.get("family", "")) for person in csl.get("author") or csl.get("editor") or ())


def _title(csl: dict[str, Any]) -> str:
    return str(csl.get("title", ""))


def _year(csl: dict[str, Any]) -> str:
    return str(csl["issued"]["date-parts"][0][0]) if csl.get("issued") else ""


def _place(csl: dict[str, Any]) -> str:
    """Nothing where it holds a figure: those words were misread as a place."""
    place = str(csl.get("publisher-place", ""))
    return "" if any(letter.isdigit() for letter in place) else place


def _editors(csl: dict[str, Any]) -> str:
    return ", ".join(person.get("family", "") for person in csl.get("editor", ()))


def _authors(csl: dict[str, Any]) -> str:
    return ", ".join(person.get("family", "") for person in csl.get("author", ()))
