"""Who sees what, as the database asks it of a row: what `visible_to` means on every model.

An annotation is seen by its author while they are a member of the reading's seminar; unless it is private, by the members to
whom the reading shows others' work; where it is public, by everybody who may read a public text. Whatever stands on something
(evidence on a claim, a disagreement on either, a reply or an event on any of them) is seen only together with that.

The rule is nested four deep, and it stands here as SQL because it is asked on every page: see ADR 8.
"""
# ruff: noqa: S608 - put together from our own words alone; who asks is a parameter.

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Expression, F

MEMBER = """
SELECT reading.id FROM annotator_reading AS reading JOIN annotator_membership AS member USING (seminar_id) WHERE member.user_id = %s
"""
WRITTEN = " OR ".join(
    f"EXISTS (SELECT FROM {table} WHERE reading_id = reading.id AND created_by_id = member.user_id AND deleted_at IS NULL)"
    for table in ("annotator_claim", "annotator_evidencelink", "annotator_disagreementnote")
)
SHOWN = f"""
{MEMBER} AND (
    member.role IN ('owner', 'reviewer')
    OR reading.policy = 'open'
    OR reading.policy = 'reveal_at' AND reading.reveal_at <= statement_timestamp()
    OR reading.policy = 'own_first' AND ({WRITTEN})
)
"""
PUBLIC = """
SELECT reading.id FROM annotator_reading AS reading JOIN annotator_upload AS upload USING (edition_id) WHERE upload.is_public
"""
# OFFSET 0 keeps the planner from writing these queries out again at every place that names them: they are asked once.
LISTS = f"%s::bigint AS id, ARRAY({MEMBER}) AS member_of, ARRAY({SHOWN}) AS shown, ARRAY({PUBLIC}) AS public"
ME = f"(SELECT {LISTS} OFFSET 0) AS me\n"
GIVEN = "(SELECT %s::bigint AS id, %s::bigint[] AS member_of, %s::bigint[] AS shown, %s::bigint[] AS public OFFSET 0) AS me\n"


def _annotation(row: str) -> str:
    """By its own rule, whatever it stands on."""
    return f"""(
        {row}.created_by_id = me.id AND {row}.reading_id = ANY (me.member_of)
        OR {row}.visibility <> 'private' AND {row}.reading_id = ANY (me.shown)
        OR {row}.visibility = 'public' AND {row}.reading_id = ANY (me.public)
    )"""


def _there(table: str, key: str, rule: str) -> str:
    """The row of the table with that key is seen by the rule, in which its name is that of the table."""
    return f"EXISTS (SELECT FROM annotator_{table} AS {table} WHERE {table}.id = {key} AND {rule})"


def _evidence(row: str) -> str:
    return f"{_annotation(row)} AND {_there('claim', f'{row}.claim_id', _annotation('claim'))}"


def _on_either(row: str) -> str:
    """What stands on a claim or on evidence."""
    claim = _there("claim", f"{row}.claim_id", _annotation("claim"))
    return f"{claim} OR {_there('evidencelink', f'{row}.evidence_link_id', _evidence('evidencelink'))}"


def _disagreement(row: str) -> str:
    on_text = f"{row}.claim_id IS NULL AND {row}.evidence_link_id IS NULL"
    return f"{_annotation(row)} AND ({on_text} OR {_on_either(row)})"


def _on_any(row: str) -> str:
    """What stands on a claim, on evidence or on a disagreement."""
    note = _there("disagreementnote", f"{row}.disagreement_note_id", _disagreement("disagreementnote"))
    return f"({_on_either(row)} OR {note})"


def _event(row: str) -> str:
    """Others' judgements stay theirs, and a relation is seen with both its claims. That the seminar is one's own is asked beside this."""
    judged_by_others = f"{row}.verb = 'judged' AND {row}.actor_id IS DISTINCT FROM me.id"
    unbound = f"{row}.claim_id IS NULL AND {row}.evidence_link_id IS NULL AND {row}.disagreement_note_id IS NULL"
    other = f"COALESCE({row}.after ->> 'other_claim', {row}.before ->> 'other_claim')::bigint"
    related = f"{other} IS NULL OR {_there('claim', other, _annotation('claim'))}"
    return f"NOT ({judged_by_others}) AND ({unbound} OR {_on_any(row)}) AND ({related})"


def _position(row: str) -> str:
    """One's own; others' on a claim that one has judged, unless one has still to review it blind."""
    judged = f"EXISTS (SELECT FROM annotator_position AS own WHERE own.claim_id = {row}.claim_id AND own.member_id = me.id)"
    blind = f"""EXISTS (
        SELECT FROM annotator_claim AS reviewed
        JOIN annotator_reading AS reading ON reading.id = reviewed.reading_id AND reading.blind_review
        JOIN annotator_membership AS member USING (seminar_id)
        WHERE reviewed.id = {row}.claim_id AND reviewed.created_by_id IS DISTINCT FROM me.id
        AND member.user_id = me.id AND member.role IN ('owner', 'reviewer')
        AND NOT EXISTS (SELECT FROM annotator_review AS review WHERE review.claim_id = reviewed.id AND review.reopened_at IS NULL)
    )"""
    seen = _there("claim", f"{row}.claim_id", _annotation("claim"))
    return f"{seen} AND ({row}.member_id = me.id OR {judged} AND NOT {blind})"


def _judgements(row: str) -> str:
    """That the judgements on a claim are divided, though not whose they are: known where the reading shows others' work."""
    return f"{row}.reading_id = ANY (me.shown)"


def _relation(row: str) -> str:
    """Both claims stand and are seen."""
    alive = f"{_annotation('claim')} AND claim.deleted_at IS NULL"
    return f"{_there('claim', f'{row}.subject_id', alive)} AND {_there('claim', f'{row}.object_id', alive)}"


RULES = {
    "claim": _annotation("{row}"),
    "evidence": _evidence("{row}"),
    "disagreement": _disagreement("{row}"),
    "reply": _on_any("{row}"),
    "event": _event("{row}"),
    "position": _position("{row}"),
    "relation": _relation("{row}"),
    "judgements": _judgements("{row}"),
}


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader is to the rule: their key, and which readings they are a member of, which show them others' work, which are public.

    To be given to `visible_to` in the reader's place where one page asks several large questions: the planner then knows that the lists
    cost nothing, and goes through the newest rows first where many match. It is good for that page, and kept for no other.
    """

    pk: int | None
    member_of: list[int]
    shown: list[int]
    public: list[int]

    @classmethod
    def of(cls, user: Any) -> "Sight":
        """In one query."""
        key = _key(user)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {LISTS}", [key] * LISTS.count("%s"))
            return cls(*cursor.fetchone())


def _key(user: Any) -> int | None:
    """None for a visitor, who is nobody in particular."""
    key: int | None = user.pk if getattr(user, "is_authenticated", False) else None
    return key


class Seen(Expression):
    """True of the rows that the user may see, to be given to `filter`.

    `at` is the path to the rows that are asked about, where they are not the filtered ones: "evidence_links".
    """

    def __init__(self, what: str, user: Any, *, at: str = "") -> None:
        super().__init__(output_field=BooleanField())
        self.what = what
        self.user = user if isinstance(user, Sight) else _key(user)
        self.key: Any = F(f"{at}__pk" if at else "pk")

    def get_source_expressions(self) -> list[Any]:
        return [self.key]

    def set_source_expressions(self, exprs: Sequence[Any]) -> None:
        (self.key,) = exprs

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        rule = RULES[self.what].format(row=compiler.quote_name_unless_alias(self.key.alias))
        # Asked row by row, after whatever else narrows the query: a join would go through all annotations to show a few.
        if isinstance(self.user, Sight):
            return f"EXISTS (SELECT FROM {GIVEN} WHERE {rule} OFFSET 0)", list(astuple(self.user))
        asked = f"EXISTS (SELECT FROM {ME} WHERE {rule} OFFSET 0)"
        return asked, [self.user] * asked.count("%s")
