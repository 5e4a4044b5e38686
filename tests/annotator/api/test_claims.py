import pytest
from django.urls import reverse

from annotator.actions.quotations import SelectedRange, quote
from annotator.actions.seminars import found_seminar
from annotator.models import Claim, Quotation, Reading
from tests.world import TEXT, hold


def test_a_claim_is_made_on_selected_words(api, bob, alice, reading, selected):
    answer = api(bob).post(
        reverse("api-claims", args=[reading.pk]), {"revision": 1, "ranges": [selected], "statement": "Niemand prüfte."}, format="json"
    )
    assert answer.status_code == 201, answer.content
    made = api(alice).get(reverse("api-claim", args=[answer.json()["id"]])).json()
    assert (made["statement"], made["author"]) == ("Niemand prüfte.", "Bob")
    anchor = made["quotations"][0]["ranges"][0]["anchors"][0]
    assert reading.edition.current_revision.text[anchor["start"] : anchor["end"]] == selected["exact"]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"ranges": [{"passage": "p99"}]}, 422, "unknown_passage"),
        ({"ranges": [{"end": 99999}]}, 422, "beyond_text"),
        ({"ranges": [{"exact": "falsche Wörter"}]}, 409, "quotation_mismatch"),
        ({"revision": 9}, 409, "stale_revision"),
        ({"ranges": []}, 422, "empty_quotation"),
        ({"statement": " "}, 400, "invalid"),
        ({"visibility": "everybody"}, 400, "invalid"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason_and_nothing_is_kept(api, bob, reading, selected, change, status, code):
    body = {"revision": 1, "ranges": [selected], "statement": "Niemand prüfte."} | change
    body["ranges"] = [selected | ranges for ranges in body["ranges"]]
    answer = api(bob).post(reverse("api-claims", args=[reading.pk]), body, format="json")
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Claim.objects.exists() and not Quotation.objects.exists()


def test_a_change_must_say_what_it_started_from(api, alice, claim):
    answer = api(alice).patch(reverse("api-claim", args=[claim.pk]), {"statement": "Anders."}, format="json")
    assert answer.status_code == 428


def test_a_change_from_the_standing_version_is_saved(api, alice, claim):
    answer = api(alice).patch(reverse("api-claim", args=[claim.pk]), {"statement": "Anders.", "version": 1}, format="json")
    assert (answer.status_code, answer.json()["version"], answer["ETag"]) == (200, 2, '"2"')


def test_a_stale_version_gets_409_with_what_stands(api, alice, claim):
    Claim.objects.update(version=2, statement="Inzwischen anders.")
    answer = api(alice).patch(reverse("api-claim", args=[claim.pk]), {"statement": "Anders.", "version": 1}, format="json")
    assert answer.status_code == 409
    assert answer.json()["about"]["standing"]["statement"] == "Inzwischen anders."
    assert Claim.objects.get().statement == "Inzwischen anders."


def test_a_stale_etag_gets_412(api, alice, claim):
    url = reverse("api-claim", args=[claim.pk])
    assert api(alice).patch(url, {"statement": "Anders."}, format="json", headers={"If-Match": '"7"'}).status_code == 412
    etag = api(alice).get(url)["ETag"]
    assert api(alice).patch(url, {"statement": "Anders."}, format="json", headers={"If-Match": etag}).status_code == 200


def test_the_claim_of_another_is_not_changed(api, bob, claim):
    answer = api(bob).patch(reverse("api-claim", args=[claim.pk]), {"statement": "Meins.", "version": 1}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_a_deleted_claim_keeps_its_place_without_its_words(api, alice, bob, claim):
    assert api(alice).delete(reverse("api-claim", args=[claim.pk])).status_code == 204
    tombstone = api(bob).get(reverse("api-claim", args=[claim.pk])).json()
    assert tombstone["deleted_at"] and tombstone["statement"] == "" and tombstone["quotations"] == []


def test_judging_shows_the_others(api, bob, carol, claim):
    url = reverse("api-position", args=[claim.pk])
    api(bob).put(url, {"stance": "agree"}, format="json")
    assert api(carol).get(url).json()["count"] == 0
    api(carol).put(url, {"stance": "disagree", "reason": "Zu knapp."}, format="json")
    assert [row["member"] for row in api(carol).get(url).json()["results"]] == ["Bob", "Carol"]


def test_only_contested_claims_are_listed_on_request(api, bob, claim, note):
    url = reverse("api-claims", args=[claim.reading_id])
    assert api(bob).get(url, {"only": "contested"}).json()["count"] == 1
    assert api(bob).get(url, {"only": "divided"}).json()["count"] == 0


def test_a_reviewer_decides(api, carol, bob, claim):
    url = reverse("api-decision", args=[claim.pk])
    body = {"outcome": "upheld", "rationale": "Der Wortlaut trägt."}
    assert api(bob).put(url, body, format="json").status_code == 403
    assert api(carol).put(url, body, format="json").json()["outcome"] == "upheld"
    assert api(carol).put(url, body, format="json").status_code == 409
    assert api(carol).delete(url).status_code == 204


def test_a_list_of_claims_costs_no_more_queries_than_one_claim(api, bob, claim, reading, selected, django_assert_max_num_queries):
    url = reverse("api-claims", args=[reading.pk])
    for number in range(5):
        api(bob).post(url, {"revision": 1, "ranges": [selected], "statement": f"These {number}."}, format="json")
    with django_assert_max_num_queries(11):
        assert api(bob).get(url).json()["count"] == 6


def test_words_of_a_text_that_one_may_not_read_are_left_out(api, alice, bob, claim, selected):
    """The claim rests on a second text too, which only another seminar reads: no act allows it, and a row could still say it."""
    other = found_seminar(name="Anderswo", by=alice)
    edition = hold(other, TEXT, by=alice, name="anderswo.txt")
    reading = Reading.objects.create(seminar=other, edition=edition, created_by=alice)
    claim.quotations.add(quote(reading=reading, revision=1, ranges=[SelectedRange(**selected)], by=alice))
    for url in (reverse("api-claim", args=[claim.pk]), reverse("api-claims", args=[claim.reading_id])):
        seen = [len((answer.get("results") or [answer])[0]["quotations"]) for answer in (api(who).get(url).json() for who in (alice, bob))]
        assert seen == [2, 1]
