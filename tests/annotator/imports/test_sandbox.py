"""A file that makes the parser crash, eat memory or run on ends one job, in words that say what to do, and not the worker."""

import os
import pickle
import time

import pytest
from django.core.files.base import ContentFile

from annotator import jobs
from annotator.actions.uploads import receive
from annotator.imports import sandbox
from annotator.imports.sandbox import Limits, ParserFailed, read_safely
from annotator.models import Job
from editions.models import Edition
from editions.readers import UnreadableSource
from editions.segmentation import restore
from tests.annotator.printed_book import book
from tests.editions.readers import twins

SMALL = Limits(memory=600_000_000, seconds=20)


@pytest.fixture
def misbehaving(monkeypatch):
    monkeypatch.setattr(sandbox, "PARSER", ("-m", "tests.annotator.imports.misbehaving"))


@pytest.mark.parametrize("name", twins.ALL)
def test_what_is_read_apart_is_read_the_same(name):
    source, segmented = read_safely(twins.ALL[name](), f"uhr.{name}")
    assert restore(segmented) == source.raw
    assert len([passage for passage in segmented.passages if passage.kind == "note"]) == len(twins.NOTES)


def test_a_long_file_arrives_whole_while_somebody_looks_up_often(monkeypatch):
    monkeypatch.setattr(sandbox, "LOOK_UP_EVERY", 0.05)
    looked_up = []
    data = b"Ein Absatz mit einigen Worten darin.\n\n" * 20_000
    source, segmented = read_safely(data, "lang.md", while_waiting=lambda read, count: looked_up.append(1))
    assert len(source.raw) == len(data)
    assert len(segmented.passages) == 20_000
    assert looked_up


def test_who_waits_learns_how_many_pages_have_been_read(monkeypatch):
    monkeypatch.setattr(sandbox, "LOOK_UP_EVERY", 0.01)
    told = []
    read_safely(book(), "faehre.pdf", while_waiting=lambda read, count: told.append((read, count)))
    assert told[0] == (0, 0)
    assert {count for _, count in told} <= {0, 1, 3}
    assert told[-1] == (1, 1) or told[-1][1] == 3


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        (b"17 501", (17, 501)),
        (b"1 1" + b" " * 29, (1, 1)),
        (b"", (0, 0)),
        (b"17", (0, 0)),
        (b"502 501", (0, 0)),
        (b"1 99999999", (0, 0)),
        (b"-1 5", (0, 5)),
        ("² ٣".encode(), (0, 0)),
        (b"\xff\xfe rm -rf", (0, 0)),
    ],
)
def test_what_a_parser_tells_is_a_page_of_a_count_or_nothing(tmp_path, said, understood):
    with (tmp_path / "told").open("w+b") as told:
        told.write(said)
        told.flush()
        assert sandbox._pages(told) == understood


def test_a_refusal_comes_with_its_code_and_sentence():
    with pytest.raises(UnreadableSource) as refused:
        read_safely(b" \n", "leer.txt")
    assert refused.value.code == "blank"
    assert "white space" in str(refused.value)


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize(
    ("words", "limits", "code"),
    [
        (b"abort", SMALL, "parser_crashed"),
        (b"eat", SMALL, "too_much_memory"),
        (b"sleep", Limits(seconds=3), "too_slow"),
        (b"count", Limits(seconds=3), "too_slow"),
    ],
)
def test_a_parser_that_goes_wrong_is_ended_with_a_sentence(words, limits, code):
    began = time.monotonic()
    with pytest.raises(UnreadableSource) as refused:
        read_safely(words, "aufsatz.txt", limits=limits)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")
    assert time.monotonic() - began < 30


@pytest.mark.usefixtures("misbehaving")
def test_what_a_library_prints_does_not_spoil_the_answer():
    source, _ = read_safely(b"Ein Satz.", "aufsatz.txt")
    assert source.raw == "Ein Satz."


@pytest.mark.usefixtures("misbehaving")
def test_a_mistake_of_ours_is_told_apart_from_a_bad_file():
    with pytest.raises(ParserFailed, match="a mistake of ours"):
        read_safely(b"fail", "aufsatz.txt")


@pytest.mark.usefixtures("misbehaving")
def test_a_parser_that_was_taken_over_cannot_hand_on_more_than_values():
    with pytest.raises(pickle.UnpicklingError, match="system"):
        read_safely(b"intrude", "aufsatz.txt")


@pytest.mark.usefixtures("misbehaving")
def test_who_waits_may_end_the_parser():
    def stop(read: int, count: int) -> None:
        raise jobs.Stopped

    began = time.monotonic()
    with pytest.raises(jobs.Stopped):
        read_safely(b"sleep", "aufsatz.txt", while_waiting=stop)
    assert time.monotonic() - began < 20


def test_the_parser_is_not_told_our_secrets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    monkeypatch.setenv("SECRET_KEY", "secret")
    assert "secret" not in str(sandbox._environment())
    assert sandbox._environment()["PATH"] == os.environ["PATH"]


@pytest.fixture
def job_for(seminar, alice):
    """Imports these bytes as a worker does, and gives back the job as it ended."""

    def run(data: bytes, name: str) -> Job:
        job = receive(seminar=seminar, file=ContentFile(data), name=name, by=alice).jobs.get()
        assert Job.objects.take(job.pk)
        jobs.run(Job.objects.get(pk=job.pk))
        return Job.objects.get(pk=job.pk)

    return run


@pytest.mark.parametrize("name", [name for name in twins.ALL if name != "txt"])
def test_a_job_brings_a_text_of_each_format(job_for, name):
    job = job_for(twins.ALL[name](), f"uhr.{name}")
    assert (job.state, job.error) == ("done", "")
    edition = job.upload.edition
    assert (edition.title, edition.subtitle, edition.creators) == (twins.TITLE, twins.SUBTITLE, [twins.AUTHOR])
    assert edition.current_revision.passages.filter(kind="note").count() == len(twins.NOTES)


@pytest.mark.usefixtures("misbehaving")
def test_a_crash_of_the_parser_fails_the_job_and_leaves_the_worker_at_work(job_for):
    crashed = job_for(b"abort", "boese.txt")
    assert (crashed.state, crashed.error_code) == ("failed", "parser_crashed")
    assert crashed.error.endswith(".")
    assert not Edition.objects.exists()
    assert job_for(b"Ein gutes Ende nach einem schlechten Anfang.", "gut.txt").state == "done"
