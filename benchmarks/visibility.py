"""What it costs to ask who may see what, beside the same question without the rule.

    python -m benchmarks.visibility [--annotations 100000] [--times 9]

Works in a test database of its own, which it takes away again: one long text, and annotations of which a fifth is private and belongs to
somebody else, each with its event. "build" is the time that Python takes to put the queryset together and to write its SQL.
"""

import argparse
import os
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("TEST_DATABASE_NAME", "benchmark_visibility")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from annotator.models import Claim, DisagreementNote, Event, EvidenceLink, Notice, Position, Reading, Reply, User  # noqa: E402
from benchmarks.search import TEXT, Words, median, timed, write  # noqa: E402

ASKED = (Reading, Claim, EvidenceLink, DisagreementNote, Reply, Position, Event, Notice)
TARGETS = {"claim": Claim, "evidence_link": EvidenceLink, "disagreement_note": DisagreementNote}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotations", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=9)
    options = parser.parse_args()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        write(argparse.Namespace(characters=TEXT, annotations=options.annotations), Words())
        happen()
        for model in ASKED:
            measure(model, options.times)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def happen() -> None:
    """An event for every annotation, a notice for every twentieth, a position on every fifth claim."""
    alice = User.objects.get(username="alice")
    reading = Reading.objects.get()
    for target, model in TARGETS.items():
        keys = model._default_manager.order_by("pk").values_list("pk", "created_by")
        common: dict[str, Any] = {"verb": "created", "seminar_id": reading.seminar_id, "reading_id": reading.pk}
        events = (Event(actor_id=author, **{f"{target}_id": pk}, **common) for pk, author in keys)
        Event.objects.bulk_create(events, batch_size=5000)
    Notice.objects.bulk_create(Notice(user=alice, event=event, kind="reply") for event in Event.objects.all()[1::20])
    Position.objects.bulk_create(Position(claim=claim, member=alice, stance="agree") for claim in Claim.objects.all()[1::5])
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def measure(model: Any, times: int) -> None:
    alice = User.objects.get(username="alice")
    some = model.objects.order_by("pk")[model.objects.count() // 2].pk

    def seen() -> Any:
        return model.objects.visible_to(alice)

    figures = [f"{model.__name__:17} build {median(timed(lambda: str(seen().query), times)):5.2f} ms"]
    for name, asked in {
        "one": lambda rows: rows.filter(pk=some).exists(),
        "newest 20": lambda rows: list(rows.order_by("-pk").values_list("pk", flat=True)[:20]),
        "count": lambda rows: rows.count(),
    }.items():
        with_rule = median(timed(lambda asked=asked: asked(seen()), times))
        without = median(timed(lambda asked=asked: asked(model.objects.all()), times))
        figures.append(f"{name} {with_rule:6.1f} ms ({without:4.1f} without)")
    print("   ".join(figures))


if __name__ == "__main__":
    main()
