"""Seminars, uploads, readings and citations through the API."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from annotator.models import Job, Seminar
from editions.models import Reference


def test_a_token_is_given_for_a_password_and_opens_the_door(client, reading, bob):
    token = client.post(reverse("api-token"), {"username": "bob", "password": "long enough 1"}).json()["token"]
    listed = client.get(reverse("api-readings"), headers={"Authorization": f"Token {token}"}).json()
    assert [row["title"] for row in listed["results"]] == ["Die Waage am Hafen"]


def test_a_seminar_is_founded(api, dora):
    assert api(dora).post(reverse("api-seminars"), {"name": "Neues Seminar"}, format="json").status_code == 201
    assert Seminar.objects.visible_to(dora).count() == 1


def test_a_file_is_taken_and_its_import_queued(api, bob, seminar):
    file = SimpleUploadedFile("brief.txt", "Ein kurzer Brief.\n\nMit zwei Absätzen.".encode())
    answer = api(bob).post(reverse("api-uploads", args=[seminar.pk]), {"file": file}, format="multipart")
    assert answer.status_code == 201 and answer.json()["job"]["state"] == "waiting"
    assert Job.objects.filter(kind="import").count() == 1


def test_the_same_file_is_not_taken_twice(api, bob, seminar):
    for expected in (201, 409):
        file = SimpleUploadedFile("brief.txt", b"Ein kurzer Brief.")
        answer = api(bob).post(reverse("api-uploads", args=[seminar.pk]), {"file": file}, format="multipart")
        assert answer.status_code == expected


@pytest.mark.parametrize(("content", "status"), [(b"", 422), (b"x" * 1_100_000, 422)])
def test_an_empty_file_and_one_over_the_limit_are_refused(api, bob, seminar, settings, content, status):
    settings.VARIORUM_MAX_UPLOAD_MB = 1
    answer = api(bob).post(reverse("api-uploads", args=[seminar.pk]), {"file": SimpleUploadedFile("x.txt", content)}, format="multipart")
    assert (answer.status_code, answer.json()["code"]) == (status, "upload_refused")
    assert not Job.objects.exists()


def test_the_text_comes_with_pages_and_passages(api, olga, reading, revision):
    text = api(olga).get(reverse("api-text", args=[reading.pk])).json()
    assert text["text"] == revision.text and len(text["pages"]) == revision.pages.count()
    passages = api(olga).get(reverse("api-passages", args=[reading.pk])).json()["results"]
    assert [passage["ref"] for passage in passages][-1] == "n3"
    assert sum(len(passage["calls"]) for passage in passages) == 3


def test_a_list_of_passages_has_a_fixed_number_of_queries(api, olga, reading, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        api(olga).get(reverse("api-passages", args=[reading.pk]))


def test_citations_come_with_their_pages_and_a_verdict(api, olga, reading):
    first, second, archive = api(olga).get(reverse("api-citations", args=[reading.pk])).json()["results"]
    assert [(pages["role"], pages["first"], pages["last"]) for pages in first["ranges"]] == [
        ("range", "40", "58"),
        ("pinpoint", "44", "44"),
    ]
    assert second["form"] == "ibid" and second["reference"] == first["reference"]
    assert archive["form"] == "archival" and archive["verdict"]["words"] == "waiting"


def test_a_check_is_queued_once_while_it_waits(api, bob, olga, reading):
    url = reverse("api-checks", args=[reading.pk])
    assert api(olga).post(url).status_code == 403
    assert api(bob).post(url).json()["id"] == api(bob).post(url).json()["id"]


def test_a_cited_work_is_tied_to_a_held_edition(api, bob, carol, reading, source_edition):
    reference = reading.edition.references.first()
    url = reverse("api-holding", args=[reading.pk, reference.pk])
    assert api(bob).put(url, {"held_as": source_edition.pk}, format="json").status_code == 403
    assert api(carol).put(url, {"held_as": source_edition.pk}, format="json").status_code == 202
    assert Reference.objects.get(pk=reference.pk).held_as == source_edition


def test_somebody_attests_what_they_looked_up(api, bob, reading, revision):
    url = reverse("api-attestations", args=[reading.pk, revision.mentions.first().pk])
    assert api(bob).post(url, {"decision": "looked_up"}, format="json").status_code == 422
    body = {"decision": "looked_up", "copy_used": "Staatsbibliothek, 8° Ru 12"}
    assert api(bob).post(url, body, format="json").status_code == 201
    assert api(bob).get(url).json()["results"][0]["author"] == "Bob"


@pytest.mark.parametrize("form", ["csv", "jsonld", "markdown"])
def test_annotations_go_out(api, olga, reading, form):
    answer = api(olga).get(reverse("api-export", args=[reading.pk, form]))
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]


def test_an_unknown_form_names_the_known_ones(api, olga, reading):
    answer = api(olga).get(reverse("api-export", args=[reading.pk, "papyrus"]))
    assert answer.status_code == 404 and "csv" in answer.json()["detail"]


def test_the_schema_is_complete(client, db, recwarn):
    answer = client.get(reverse("api-schema"))
    assert answer.status_code == 200 and b"make_claim" in answer.content
