"""Cited works through the interface for programs: what is saved, and how two who change at once are told."""

import pytest
from django.urls import reverse

from annotator.actions.verification import attest
from annotator.models import CitationCheck, Upload
from editions.models import Reference


@pytest.fixture
def work(reading):
    return reading.edition.references.get(csl__title="Maß und Gewicht in Sandhafen")


@pytest.fixture
def other(reading):
    csl = {"title": "Vom Maß", "issued": {"date-parts": [[1940]]}}
    return Reference.objects.create(edition=reading.edition, key=90, raw="Vom Maß, 1940", csl=csl)


def at(name, reading, work):
    return reverse(name, args=[reading.pk, work.pk])


@pytest.mark.parametrize(("name", "method"), [("api-reference", "patch"), ("api-merge", "put"), ("api-split", "post")])
def test_a_change_names_the_version_it_starts_from(api, alice, reading, work, other, revision, name, method):
    bodies = {
        "api-reference": {"csl": {"publisher": "Haynel"}},
        "api-merge": {"into": other.pk, "is_one_work": True},
        "api-split": {"csl": {"title": "Nachtrag"}, "mentions": [revision.mentions.get(passage__number=2).pk]},
    }
    send = getattr(api(alice), method)
    body = bodies[name]
    assert send(at(name, reading, work), body, format="json").status_code == 428
    assert send(at(name, reading, work), body, format="json", headers={"If-Match": '"7"'}).status_code == 412
    stale = send(at(name, reading, work), body | {"version": 7}, format="json")
    assert stale.status_code == 409 and stale.json()["about"]["version"] == 1
    done = send(at(name, reading, work), body, format="json", headers={"If-Match": '"1"'})
    assert done.status_code in (200, 201), done.content
    work.refresh_from_db()
    assert work.version == 2


def test_a_description_is_mended_and_an_empty_value_takes_a_field_away(api, alice, reading, work):
    address = at("api-reference", reading, work)
    answer = api(alice).patch(address, {"csl": {"publisher": "Haynel", "page": ""}, "version": 1}, format="json")
    assert answer.json()["csl"]["publisher"] == "Haynel" and answer["ETag"] == '"2"'
    assert answer.json()["by_hand"] == ["publisher"]


@pytest.mark.parametrize(
    "csl",
    [
        {"author": "Amsel"},
        {"author": [["Amsel"]]},
        {"issued": 1901},
        {"issued": {"date-parts": [1901]}},
        {"title": ["A"]},
        {"title": "x" * 3000},
    ],
)
def test_what_is_not_csl_json_is_refused(api, alice, reading, work, csl):
    assert api(alice).patch(at("api-reference", reading, work), {"csl": csl, "version": 1}, format="json").status_code == 400
    assert api(alice).post(reverse("api-references", args=[reading.pk]), {"csl": csl}, format="json").status_code == 400


def test_two_editions_are_merged_only_when_the_program_says_so(api, alice, reading, work, other):
    address = at("api-merge", reading, work)
    refused = api(alice).put(address, {"into": other.pk, "version": 1}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (409, "two_editions")
    merged = api(alice).put(address, {"into": other.pk, "version": 1, "is_one_work": True}, format="json")
    assert merged.json()["merged_into"] == other.pk
    assert api(alice).delete(address).json()["merged_into"] is None


def test_a_work_is_added_and_removed(api, alice, reading):
    added = api(alice).post(reverse("api-references", args=[reading.pk]), {"csl": {"title": "Nachtrag"}}, format="json")
    assert added.status_code == 201
    assert api(alice).post(reverse("api-references", args=[reading.pk]), {"csl": {}}, format="json").status_code == 422
    address = reverse("api-reference", args=[reading.pk, added.json()["id"]])
    assert api(alice).delete(address).status_code == 204 and api(alice).get(address).status_code == 404


def test_a_cited_work_is_not_removed(api, alice, reading, work):
    assert api(alice).delete(at("api-reference", reading, work)).status_code == 409


def test_works_alike_are_listed_and_told_apart(api, alice, reading, work):
    twin = Reference.objects.create(edition=reading.edition, key=91, raw="V.", csl={name: work.csl[name] for name in ("author", "title")})
    alike = reverse("api-references-alike", args=[reading.pk])
    found = api(alice).get(alike).json()["results"]
    assert [(one["reference"], one["into"]) for one in found] == [(twin.pk, work.pk)] and "title" in found[0]["same"]
    assert api(alice).post(at("api-apart", reading, twin), {"other": work.pk}, format="json").status_code == 204
    assert api(alice).get(alike).json()["results"] == []


def test_which_work_a_citation_means_is_said_and_taken_back(api, alice, reading, other, revision):
    mention = revision.mentions.get(passage__number=2)
    address = reverse("api-cited-work", args=[reading.pk, mention.pk])
    assert api(alice).put(address, {"reference": other.pk}, format="json").status_code == 204
    mention.refresh_from_db()
    assert mention.reference == other
    assert api(alice).delete(address).status_code == 204 and api(alice).delete(address).status_code == 409


def test_a_work_of_another_text_does_not_exist(api, alice, reading, work, source_edition):
    strange = Reference.objects.create(edition=source_edition, key=1, raw="X", csl={"title": "X"})
    assert api(alice).put(at("api-merge", reading, work), {"into": strange.pk, "version": 1}, format="json").status_code == 404
    assert api(alice).get(at("api-reference", reading, strange)).status_code == 404


def test_a_holding_minds_the_version_where_it_is_named(api, alice, reading, work, source_edition):
    address = at("api-holding", reading, work)
    body = {"held_as": source_edition.pk}
    assert api(alice).put(address, body, format="json", headers={"If-Match": '"9"'}).status_code == 412
    assert api(alice).put(address, body, format="json").status_code == 202


def test_a_word_is_taken_back_by_its_author_only(api, alice, bob, reading, revision):
    mention = revision.mentions.first()
    word = attest(reading=reading, mention=mention, decision="dismissed", reason="Unwichtig.", by=bob)
    address = reverse("api-attestation", args=[reading.pk, mention.pk, word.pk])
    assert api(alice).delete(address).status_code == 403
    assert api(bob).delete(address).status_code == 204 and api(bob).delete(address).status_code == 409
    listed = api(alice).get(reverse("api-attestations", args=[reading.pk, mention.pk])).json()["results"]
    assert listed[0]["withdrawn_at"] is not None


def test_words_of_a_held_source_are_not_told_to_visitors_of_a_public_text(api, alice, reading, work, source_edition, revision):
    Upload.objects.filter(edition=reading.edition).update(is_public=True)
    work.held_as = source_edition
    work.save()
    CitationCheck.objects.create(
        revision=revision,
        mention=revision.mentions.get(passage__number=2),
        check_name="Q1",
        code="elsewhere",
        result="failed",
        severity="warning",
        engine_version="2",
        fingerprint="a",
        evidence={"found": ["51"], "excerpt": {"before": "", "text": "Zwirnfadenhimmel", "after": ""}, "diff": []},
    )
    for name in ("api-citations", "api-findings"):
        address = reverse(name, args=[reading.pk])
        assert "Zwirnfadenhimmel" in api(alice).get(address).content.decode()
        seen = api().get(address)
        assert seen.status_code == 200 and '"51"' in seen.content.decode() and "Zwirnfadenhimmel" not in seen.content.decode()
