from django.urls import reverse

from annotator.actions.claims import edit_claim
from annotator.models import Tag


def test_tags_are_given_read_and_changed(api, alice, bob, reading, selected):
    body = {"revision": 1, "ranges": [selected], "statement": "Niemand prüfte.", "tags": ["Maße", "#maße", "Zoll"]}
    made = api(bob).post(reverse("api-claims", args=[reading.pk]), body, format="json").json()
    assert sorted(made["tags"]) == ["Maße", "Zoll"]
    own = reverse("api-claim", args=[made["id"]])
    changed = api(bob).patch(own, {"statement": "Keiner prüfte.", "version": 1}, format="json").json()
    assert sorted(changed["tags"]) == ["Maße", "Zoll"]
    assert api(bob).patch(own, {"tags": [], "version": 2}, format="json").json()["tags"] == []


def test_evidence_and_objections_carry_tags_too(api, alice, claim):
    evidence = {"relation": "supports", "full_citation": "Verhoog", "tags": ["Zoll"]}
    link = api(alice).post(reverse("api-evidence-of-claim", args=[claim.pk]), evidence, format="json").json()
    objection = {"ground": "context", "statement": "Nein.", "tags": ["Zoll"]}
    note = api(alice).post(reverse("api-disagreements-of-claim", args=[claim.pk]), objection, format="json").json()
    assert (link["tags"], note["tags"]) == (["Zoll"], ["Zoll"])


def test_a_tag_that_is_too_long_is_refused(api, alice, reading, selected):
    body = {"revision": 1, "ranges": [selected], "statement": "Niemand prüfte.", "tags": ["x" * 61]}
    assert api(alice).post(reverse("api-claims", args=[reading.pk]), body, format="json").status_code == 400
    assert not Tag.objects.exists()


def test_a_deleted_claim_shows_no_tags(api, alice, bob, claim):
    kept = {"statement": claim.statement, "claimant": claim.claimant, "visibility": claim.visibility}
    edit_claim(claim=claim, version=1, tags=["Zoll"], by=alice, **kept)
    own = reverse("api-claim", args=[claim.pk])
    assert api(bob).get(own).json()["tags"] == ["Zoll"]
    api(alice).delete(own)
    assert api(bob).get(own).json()["tags"] == []
