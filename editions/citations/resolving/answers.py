"""The answers that a citation is given: the work of another one, one of several, or none."""

from collections.abc import Sequence
from dataclasses import replace

from editions.citations.chains import chain_through
from editions.citations.cited import Mention, Rule, Step
from editions.citations.cited_works import items_before_volumes
from editions.citations.resolving.so_far import SoFar
from editions.citations.short_titles import Candidate

RESOLVED, NO_TARGET, MULTIPLE, UNRESOLVED = "resolved", "no_target", "multiple_targets", "unresolved"


def follow(so_far: SoFar, rule: Rule, mention: Mention, at: int) -> Mention:
    """Point at mention `at`, and through it at its work."""
    target = so_far.mentions[at]
    bare = rule == "ibid" and not mention.locators
    return replace(
        mention,
        steps=chain_through(rule, target, at),
        work=target.work,
        candidates=target.candidates if target.work is None else (),
        resolution=RESOLVED if target.work is not None else target.resolution,
        inherited=bare,
        mediating=target.mediating if bare else None,
    )


def one_of(so_far: SoFar, rule: Rule, mention: Mention, there: Sequence[int]) -> Mention:
    """Point at several mentions, none of which can be preferred."""
    works = tuple(dict.fromkeys(work for at in there if (work := so_far.work_at(at)) is not None))
    steps = tuple(Step(rule, so_far.note_of(at), at) for at in there[:1])
    return replace(mention, resolution=MULTIPLE, candidates=works, steps=steps)


def meant(so_far: SoFar, rule: Rule, mention: Mention, found: Sequence[Candidate]) -> Mention:
    """Point at the work that was found by name or title, where it is one."""
    found = items_before_volumes(found)
    if not found:
        return replace(mention, resolution=NO_TARGET)
    keys = tuple(one.work.key for one in found)
    if len(keys) > 1:
        return replace(mention, resolution=MULTIPLE, candidates=keys)
    at = so_far.cited.described_at[keys[0]]
    return replace(mention, work=keys[0], resolution=RESOLVED, steps=(Step(rule, so_far.note_of(at), at),))


def broken(so_far: SoFar, mention: Mention, passage: int | None) -> Mention:
    """A note that is missing or cut off: what can be read of it are candidates, no answer."""
    there = so_far.inside(passage) if passage is not None else []
    readable = {work for at in there if (work := so_far.mentions[at].work) is not None}
    return replace(mention, resolution=NO_TARGET, candidates=tuple(sorted(readable)))
