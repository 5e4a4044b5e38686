"""Evidence, disagreements and replies through the API."""

from django.urls import reverse


def test_evidence_is_linked_with_words_of_the_text(api, bob, claim, selected):
    url = reverse("api-evidence-of-claim", args=[claim.pk])
    answer = api(bob).post(url, {"relation": "supports", "revision": 1, "ranges": [selected], "analytic_note": "Wörtlich."}, format="json")
    assert answer.status_code == 201, answer.content
    assert (answer.json()["side"], answer.json()["quotation"]["exact"]) == ("for", selected["exact"])


def test_evidence_may_be_a_citation_of_the_text(api, bob, claim, revision):
    mention = revision.mentions.first()
    url = reverse("api-evidence-of-claim", args=[claim.pk])
    assert api(bob).post(url, {"relation": "disputes", "mention": mention.pk}, format="json").json()["mention"] == mention.pk
    assert api(bob).post(url, {"relation": "disputes", "mention": 99999}, format="json").status_code == 404


def test_evidence_that_names_nothing_is_refused(api, bob, claim):
    answer = api(bob).post(reverse("api-evidence-of-claim", args=[claim.pk]), {"relation": "supports"}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (422, "missing")


def test_evidence_is_changed_under_its_version(api, bob, link):
    url = reverse("api-evidence-link", args=[link.pk])
    assert api(bob).patch(url, {"relation": "refutes", "version": 1}, format="json").json()["side"] == "against"
    assert api(bob).patch(url, {"relation": "supports", "version": 1}, format="json").status_code == 409


def test_a_dispute_is_opened_settled_and_reopened(api, carol, claim):
    made = (
        api(carol)
        .post(
            reverse("api-disagreements-of-claim", args=[claim.pk]), {"ground": "inference", "statement": "Das folgt nicht."}, format="json"
        )
        .json()
    )
    settlement = reverse("api-settlement", args=[made["id"]])
    assert api(carol).put(settlement, {}, format="json").json()["state"] == "settled"
    assert api(carol).put(settlement, {}, format="json").status_code == 409
    assert api(carol).delete(settlement).json()["state"] == "open"


def test_selected_words_are_disputed(api, bob, reading, selected):
    body = {"ground": "wording", "statement": "Zu stark.", "revision": 1, "ranges": [selected]}
    made = api(bob).post(reverse("api-disagreements-of-reading", args=[reading.pk]), body, format="json").json()
    assert made["quotation"]["exact"] == selected["exact"]


def test_only_a_reviewer_dismisses_and_says_why(api, alice, bob, carol, note):
    url = reverse("api-dismissal", args=[note.pk])
    assert api(alice).put(url, {"reason": "Nein."}, format="json").status_code == 403  # it is her claim
    assert api(carol).put(url, {"reason": ""}, format="json").status_code == 422
    assert api(carol).put(url, {"reason": "Besprochen."}, format="json").json()["state"] == "dismissed"


def test_replies_stand_in_their_thread(api, bob, carol, claim, link, note):
    for name, target in (("api-claim-replies", claim), ("api-evidence-replies", link), ("api-disagreement-replies", note)):
        url = reverse(name, args=[target.pk])
        assert api(carol).post(url, {"body": "Gut."}, format="json").status_code == 201
        assert [row["body"] for row in api(bob).get(url).json()["results"]] == ["Gut."]


def test_a_deleted_reply_leaves_its_place(api, carol, claim):
    url = reverse("api-claim-replies", args=[claim.pk])
    made = api(carol).post(url, {"body": "Gut."}, format="json").json()
    assert api(carol).delete(reverse("api-reply", args=[made["id"]])).status_code == 204
    assert api(carol).get(url).json()["results"][0]["body"] == ""
