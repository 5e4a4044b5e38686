"""The report on a text's citations."""

import pytest
from django.urls import reverse

from annotator.models import CitationCheck, Job, Reading, User
from annotator.web.citations.filters import Filters
from annotator.web.citations.report import report_of
from editions.models import CitationMention, Edition, Reference


def page_of(client, reading: Reading, query: str = "") -> str:
    response = client.get(reverse("citation-report", args=[reading.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def counts(reading: Reading, user: User) -> dict[str, int]:
    return {part.status: part.count for part in report_of(reading, user, Filters()).tally.parts if part.count}


def test_before_a_check_everything_waits(reading: Reading, alice: User, full: CitationMention):
    assert counts(reading, alice) == {"waiting": 3}


def test_a_check_verifies_what_stands_in_the_held_source(reading: Reading, alice: User, tied: Reference, check):
    check()
    assert counts(reading, alice)["verified"] == 1


def test_nothing_is_verified_without_a_source(reading: Reading, alice: User, check):
    check()
    assert "verified" not in counts(reading, alice)


def test_errors_come_before_warnings_before_what_is_fine(
    reading: Reading, alice: User, full: CitationMention, ibid: CitationMention, archival: CitationMention, outcome
):
    outcome("F1", "ok", mention=full, result="passed", severity="none")
    outcome("C3", "ambiguous", mention=ibid, severity="warning", evidence={"says": {"raw": "Ebd."}})
    outcome("Q1", "not_found", mention=archival)
    rows = report_of(reading, alice, Filters()).rows
    assert [(str(row.heading), row.panel.mention) for row in rows] == [
        ("Errors", archival),
        ("Warnings", ibid),
        ("Nothing to remark", full),
    ]


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("?status=contradicted", ["Note 3"]),
        ("?check=C3", ["Note 2"]),
        ("?note=1", ["Note 1"]),
        ("?status=nonsense&check=X9&note=abc&work=0", ["Note 3", "Note 2", "Note 1"]),
        ("?note=99", []),
        ("?page=99", ["Note 3", "Note 2", "Note 1"]),
    ],
)
def test_filters_narrow_the_list_and_bad_ones_are_left_out(
    as_user,
    alice: User,
    reading: Reading,
    full: CitationMention,
    ibid: CitationMention,
    archival: CitationMention,
    outcome,
    query: str,
    notes: list[str],
):
    outcome("F1", "ok", mention=full, result="passed", severity="none")
    outcome("C3", "ambiguous", mention=ibid, severity="warning", evidence={"says": {"raw": "Ebd."}})
    outcome("Q1", "not_found", mention=archival)
    page = page_of(as_user(alice), reading, query)
    assert [line.split("<")[0] for line in page.split('<div class="cited__where">')[1:]] == notes


def test_the_work_filter_shows_what_cites_it(as_user, alice: User, reading: Reading, full: CitationMention):
    page = page_of(as_user(alice), reading, f"?work={full.reference.pk}")
    assert page.count('<div class="cited__where">') == 2  # the full citation and its "ebd."


def test_findings_about_the_whole_text_stand_on_top(as_user, alice: User, reading: Reading, outcome):
    outcome("C6", "note_missing", notes=[31, 32], evidence={"says": {"notes": "31, 32"}})
    page = page_of(as_user(alice), reading)
    assert page.index("Notes missing from the text: 31, 32.") < page.index("Citation by citation")


def test_short_titles_that_lead_nowhere_are_gathered_in_one_line(
    as_user, alice: User, reading: Reading, full: CitationMention, ibid: CitationMention, outcome
):
    outcome("C3", "dangling", mention=full, evidence={"says": {"raw": "Anders"}})
    outcome("C3", "dangling", mention=ibid, evidence={"says": {"raw": "Anders"}})
    whole = page_of(as_user(alice), reading).split("The text as a whole", 1)[1].split("Citation by citation", 1)[0]
    assert "Short titles that lead to no full citation" in whole
    assert whole.count("?note=") == 2


def test_a_conflict_of_ranges_shows_all_notes_and_what_most_say(
    as_user, alice: User, reading: Reading, full: CitationMention, ibid: CitationMention, outcome
):
    table = [
        {"note": 1, "mention": 0, "range": [40, 58], "raw": "S. 40–58"},
        {"note": 2, "mention": 1, "range": [40, 56], "raw": "S. 40–56"},
        {"note": 9, "mention": 2, "range": [40, 58], "raw": "S. 40–58"},
    ]
    evidence = {"says": {"notes": "1, 2, 9", "ranges": "S. 40–58, S. 40–56"}, "table": table, "majority": [40, 58]}
    for mention in (full, ibid):
        outcome("C1", "range_conflict", mention=mention, severity="warning", notes=[1, 2, 9], evidence=evidence)
    page = page_of(as_user(alice), reading)
    whole = page.split("The text as a whole", 1)[1].split("Citation by citation", 1)[0]
    assert whole.count("<table>") == 1
    assert whole.count("most notes") == 2
    assert "40–56" in whole


def test_plausible_never_looks_like_verified(as_user, alice: User, reading: Reading, full: CitationMention, outcome):
    outcome("F1", "ok", mention=full, result="passed", severity="none")
    outcome("Q0", "source_not_loaded", mention=full, result="untested", severity="info")
    page = page_of(as_user(alice), reading)
    assert 'class="v ok"' not in page
    assert "source not held" in page


def test_works_show_what_they_are_held_as(as_user, alice: User, reading: Reading, tied: Reference, source_edition: Edition):
    works = page_of(as_user(alice), reading).split('id="references"', 1)[1]
    assert source_edition.title in works
    assert reverse("reference-tie", args=[reading.pk, tied.pk]) in works


def test_a_resembling_text_is_offered_but_not_tied(as_user, alice: User, reading: Reading, full: CitationMention, source_edition: Edition):
    works = page_of(as_user(alice), reading).split('id="references"', 1)[1]
    assert "Yes, look it up there" in works
    full.reference.refresh_from_db()
    assert full.reference.held_as is None


def test_an_empty_text_says_so(as_user, alice: User, reading: Reading):
    reading.edition.current_revision.mentions.all().delete()
    assert "The program has found no citations in this text." in page_of(as_user(alice), reading)


def test_the_report_speaks_german(as_user, alice: User, reading: Reading):
    response = as_user(alice).get(reverse("citation-report", args=[reading.pk]), headers={"Accept-Language": "de"})
    assert "Nachweise und was die Prüfungen sagen" in response.content.decode()


def test_long_reports_come_in_pages(as_user, alice: User, reading: Reading, full: CitationMention):
    copies = [
        CitationMention(
            revision=full.revision, passage=full.passage, order=100 + number, start=full.start, end=full.end, raw=full.raw, form="full"
        )
        for number in range(150)
    ]
    CitationMention.objects.bulk_create(copies)
    page = page_of(as_user(alice), reading)
    assert page.count('<div class="cited__where">') == 100
    assert 'rel="next"' in page
    assert page_of(as_user(alice), reading, "?page=2").count('<div class="cited__where">') == 53


@pytest.mark.parametrize("citations", [5, 60])
def test_the_number_of_queries_does_not_grow_with_the_citations(
    as_user, alice: User, reading: Reading, full: CitationMention, citations: int, django_assert_max_num_queries
):
    for number in range(citations):
        row = CitationMention.objects.create(
            revision=full.revision,
            passage=full.passage,
            order=100 + number,
            start=full.start,
            end=full.end,
            raw=full.raw,
            form="full",
            reference=full.reference,
        )
        CitationCheck.objects.create(
            revision=full.revision,
            mention=row,
            check_name="Q0",
            code="source_not_loaded",
            result="untested",
            severity="info",
            engine_version="1",
            fingerprint="a",
        )
    client = as_user(alice)
    with django_assert_max_num_queries(28):
        page_of(client, reading)


def test_the_results_are_sent_again_only_when_they_have_changed(as_user, alice: User, reading: Reading, full: CitationMention, outcome):
    client = as_user(alice)
    address = reverse("citation-results", args=[reading.pk])
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    outcome("Q1", "not_found", mention=full)
    again = client.get(address, headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert "The quotation was not found" in again.content.decode()


def test_a_running_check_shows_its_progress(as_user, alice: User, reading: Reading):
    Job.objects.create(
        kind="check", state="running", seminar=reading.seminar, reading=reading, edition=reading.edition, done=14, total=43, attempts=1
    )
    page = page_of(as_user(alice), reading)
    assert "14 of 43" in page
    assert '<progress max="100" value="32"' in page
    assert reverse("check-cancel", args=[reading.pk]) in page


def test_a_finding_about_a_place_leads_there_and_shows_its_words(as_user, alice: User, reading: Reading, outcome):
    place = {"passage": "p3", "start": 1, "end": 9, "words": "die Waage schwieg"}
    outcome("C8", "quotation_without_note", severity="notice", evidence=place)
    page = page_of(as_user(alice), reading)
    assert '<q lang="de">die Waage schwieg</q>' in page
    assert f'href="{reverse("reading-detail", args=[reading.pk])}#p3"' in page
