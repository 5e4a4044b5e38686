"""Every address refuses outsiders (404: it does not exist for them) and visitors."""

import pytest
from django.urls import get_resolver, reverse

from annotator.actions.relations import relate
from annotator.actions.replies import reply
from annotator.actions.verification import queue_check
from annotator.models import Attestation, Claim, Upload

OPEN_TO_ALL = {"api-token", "api-schema"}
LISTS = {"api-seminars", "api-readings", "api-search"}  # empty for outsiders


def names():
    for pattern in get_resolver("annotator.api.urls").url_patterns[0].url_patterns:
        if pattern.name not in OPEN_TO_ALL | LISTS:
            yield pattern.name


@pytest.fixture
def address(seminar, reading, claim, link, note, revision, bob):
    """The address of a name, filled with what stands in the world."""
    upload = Upload.objects.first()
    answer = reply(to=claim, body="Ja.", by=bob)
    job = queue_check(reading=reading, by=bob)
    reference = reading.edition.references.first()
    mention = revision.mentions.first()
    said = {"decision": "dismissed", "reason": "Unwichtig.", "created_by": bob}
    word = Attestation.objects.create(reading=reading, mention=mention, **said)
    relation = relate(subject=claim, object=Claim.objects.create(reading=reading, statement="Ja.", created_by=bob), kind="entails", by=bob)

    def filled(name):
        pk = {
            "api-uploads": seminar,
            "api-upload": upload,
            "api-confirmation": upload,
            "api-job": job,
            "api-claim": claim,
            "api-reply": answer,
            "api-evidence-link": link,
            "api-disagreements-of-evidence": link,
            "api-evidence-replies": link,
            "api-disagreement-note": note,
            "api-settlement": note,
            "api-dismissal": note,
            "api-disagreement-replies": note,
            **dict.fromkeys(["api-claim-quotations", "api-evidence-of-claim", "api-disagreements-of-claim"], claim),
            **dict.fromkeys(["api-claim-quotation", "api-claim-relations", "api-claim-relation", "api-claims-alike"], claim),
            **dict.fromkeys(["api-position", "api-decision", "api-claim-replies"], claim),
        }.get(name, reading)
        more = {
            "api-attestations": {"mention": mention.pk},
            **{key: {"reference": reference.pk} for key in ["api-holding", "api-reference", "api-merge", "api-split", "api-apart"]},
            "api-cited-work": {"mention": mention.pk},
            "api-attestation": {"mention": mention.pk, "attestation": word.pk},
            "api-export": {"form": "csv"},
            "api-anchor": {"range_pk": claim.quotations.first().ranges.first().pk},
            "api-claim-quotation": {"quotation": claim.quotations.first().pk},
            "api-claim-relation": {"relation": relation.pk},
        }
        return reverse(name, kwargs={"pk": pk.pk} | more.get(name, {}))

    return filled


@pytest.mark.parametrize("name", list(names()))
def test_an_outsider_finds_nothing_at(name, address, api, dora):
    for method in ("get", "post", "put", "patch", "delete"):
        answer = getattr(api(dora), method)(address(name), {}, **({} if method == "get" else {"format": _format(name)}))
        assert answer.status_code in (404, 405), (method, answer.status_code, answer.content[:200])


@pytest.mark.parametrize("name", list(names()))
def test_a_visitor_is_turned_away_from(name, address, api):
    for method in ("get", "post", "put", "patch", "delete"):
        answer = getattr(api(), method)(address(name), {}, **({} if method == "get" else {"format": _format(name)}))
        assert answer.status_code in (401, 403, 404, 405), (method, answer.status_code)


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists_are_empty_for_an_outsider(name, address, api, dora):
    assert api(dora).get(reverse(name)).json()["results"] == []


def test_a_private_claim_does_not_exist_for_other_members(claim, api, bob):
    type(claim).objects.update(visibility="private")
    assert api(bob).get(reverse("api-claim", args=[claim.pk])).status_code == 404
    listed = api(bob).get(reverse("api-claims", args=[claim.reading_id])).json()
    assert listed["count"] == 0 and listed["results"] == []


def _format(name):
    return "multipart" if name == "api-uploads" else "json"
