"""Catalogues on the network, as they would answer: all works, people and identifiers are invented."""

import json
from dataclasses import dataclass
from datetime import timedelta

import httpx2
import pytest
import requests
from django.urls import reverse
from django.utils.timezone import now

from annotator import jobs
from annotator.actions.verification import queue_check
from annotator.models import CatalogueRecord, CitationCheck, Job
from annotator.verification import lookup
from annotator.verification.b4_metadata import check
from annotator.verification.lookup import Catalogues
from tests import world

CITED = {
    "type": "article-journal",
    "title": "Die Mühlen am Holmbach",
    "author": [{"family": "Tiede", "given": "Arne"}],
    "container-title": "Holmer Blätter",
    "volume": "7",
    "page": "12–30",
    "issued": {"date-parts": [[1951]]},
}
CROSSREF = {
    "status": "ok",
    "message": {
        "total-results": 2,
        "items": [
            {"title": ["Mühlen anderswo"], "author": [{"family": "Sand", "given": "U."}], "issued": {"date-parts": [[1999]]}},
            {
                "DOI": "10.99999/holm.7.12",
                "type": "journal-article",
                "title": ["Die Mühlen am Holmbach"],
                "container-title": ["Holmer Blätter"],
                "author": [{"family": "Tiede", "given": "A.", "sequence": "first", "affiliation": []}],
                "volume": "7",
                "page": "12-30",
                "issued": {"date-parts": [[1951, 3]]},
            },
        ],
    },
}
OPENALEX = {
    "meta": {"count": 1},
    "results": [
        {
            "id": "https://openalex.org/W000000001",
            "doi": "https://doi.org/10.99999/holm.7.12",
            "display_name": "Die Mühlen am Holmbach: ein Verzeichnis",
            "publication_year": 1952,
            "authorships": [{"author": {"display_name": "Arne Tiede"}}],
            "primary_location": {"source": {"display_name": "Holmer Blätter"}},
            "biblio": {"volume": "7", "issue": None, "first_page": "12", "last_page": "31"},
        }
    ],
}
TEXT = """1

Die Mühlen

Man hat sie gezählt.1

1 Arne Tiede, Die Mühlen am Holmbach, in: Holmer Blätter 7 (1951), S. 12–30.
"""


@dataclass(frozen=True)
class Raw:
    """An answer as it comes over the wire."""

    status: int
    content: bytes = b""


def raw(answer):
    return answer if isinstance(answer, Raw) else Raw(200, json.dumps(answer).encode())


class Network:
    """What is asked, and the answers: a recorded body, a bare answer, or an error."""

    def __init__(self):
        self.asked = []
        self.answers = {"api.crossref.org": CROSSREF, "api.openalex.org": OPENALEX}

    def answer(self, url, timeout):
        host = url.split("/")[2]
        self.asked.append((host, timeout))
        return self.answers[host]


@pytest.fixture
def network(monkeypatch):
    network = Network()

    def get(url, *, params, headers, timeout):
        answer = network.answer(url, timeout)
        if isinstance(answer, Exception):
            raise answer
        request = httpx2.Request("GET", url)
        given = raw(answer)
        return httpx2.Response(given.status, headers={"content-type": "application/json"}, content=given.content, request=request)

    def send(self, request, **options):
        answer = network.answer(request.url, options["timeout"])
        if isinstance(answer, Exception):
            raise answer
        response = requests.Response()
        given = raw(answer)
        response.status_code, response._content, response.url = given.status, given.content, request.url
        return response

    monkeypatch.setattr("httpx2.get", get)
    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", send)
    return network


@pytest.mark.django_db
def test_crossrefs_record_of_the_same_work_is_found_among_others(network):
    record = Catalogues(["crossref"]).look_up(CITED, "crossref")
    assert record["DOI"] == "10.99999/holm.7.12" and record["issued"] == {"date-parts": [[1951]]}
    assert check(CITED, record, catalogue="Crossref").code == "agrees"


@pytest.mark.django_db
def test_openalex_disagrees_about_year_and_pages(network):
    record = Catalogues(["openalex"]).look_up(CITED, "openalex")
    outcome = check(CITED, record, catalogue="OpenAlex")
    assert (outcome.code, outcome.severity, outcome.evidence["differing"]) == ("disagrees", "notice", ["issued", "page"])
    assert outcome.message == "OpenAlex describes the work otherwise (in the text / there): 1951 / 1952; 12–30 / 12–31."


@pytest.mark.django_db
def test_each_question_has_a_time_limit(network):
    catalogues = Catalogues(["crossref", "openalex"])
    for name in catalogues.names:
        catalogues.look_up(CITED, name)
    assert network.asked == [("api.crossref.org", 5), ("api.openalex.org", 5)]


@pytest.mark.django_db
def test_an_answer_is_kept_and_not_asked_for_again(network):
    for _ in range(3):
        assert Catalogues(["crossref"]).look_up(CITED, "crossref")
    assert len(network.asked) == 1 and CatalogueRecord.objects.count() == 1


@pytest.mark.django_db
def test_that_there_is_no_record_is_kept_too(network):
    network.answers["api.crossref.org"] = {"status": "ok", "message": {"total-results": 0, "items": []}}
    assert [Catalogues(["crossref"]).look_up(CITED, "crossref") for _ in range(2)] == [{}, {}]
    assert len(network.asked) == 1
    assert check(CITED, {}, catalogue="Crossref").code == "no_record"


@pytest.mark.django_db
def test_an_old_answer_is_asked_for_again_and_stands_while_nobody_answers(network):
    Catalogues(["crossref"]).look_up(CITED, "crossref")
    CatalogueRecord.objects.update(fetched_at=now() - timedelta(days=100))
    network.answers["api.crossref.org"] = httpx2.ConnectTimeout("no")
    assert Catalogues(["crossref"]).look_up(CITED, "crossref")["DOI"] == "10.99999/holm.7.12"
    assert len(network.asked) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("crossref", httpx2.ReadTimeout("slow")),
        ("openalex", requests.Timeout("slow")),
        ("openalex", {"error": "odd"}),
        ("crossref", {"status": "ok"}),
        *((name, Raw(status, b'{"message": "no"}')) for name in ("crossref", "openalex") for status in (403, 404, 429, 500, 503)),
        *(
            (name, Raw(200, content))
            for name in ("crossref", "openalex")
            for content in (b"", b"<html>", b'{"message": {"items": [', b"[]")
        ),
        *((name, Raw(200, b"null")) for name in ("crossref", "openalex")),
        ("crossref", {"status": "ok", "message": {"items": [None]}}),
        ("crossref", {"status": "ok", "message": {"items": [{"title": "not a list", "author": "nobody"}]}}),
        ("openalex", {"meta": {}, "results": [{"authorships": "nobody"}]}),
        ("openalex", {"meta": {}, "results": None}),
        ("crossref", httpx2.ConnectError("no route")),
        ("openalex", requests.ConnectionError("no route")),
    ],
)
def test_a_catalogue_that_does_not_answer_is_left_alone_for_the_rest_of_the_job(network, name, failure):
    network.answers[f"api.{name}.org"] = failure
    catalogues = Catalogues([name])
    assert catalogues.look_up(CITED, name) is None
    assert catalogues.names == () and catalogues.look_up(CITED | {"title": "Ein anderes Buch"}, name) is None
    assert len(network.asked) == 1 and not CatalogueRecord.objects.exists()


@pytest.mark.django_db
def test_a_title_alone_is_not_asked_for(network):
    assert Catalogues(["crossref"]).look_up({"title": "Briefe"}, "crossref") is None
    assert network.asked == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, "agrees"),
        ({"title": "Die Mühlen am Holmbach. Zweiter Teil"}, "agrees"),
        ({"author": [{"family": "Sand"}]}, "no_record"),
        ({"title": "Die Brücken am Holmbach und ihre Pfeiler"}, "no_record"),
        ({"volume": "8"}, "disagrees"),
        ({"container-title": "Kieler Hefte"}, "disagrees"),
        ({"page": "12-30"}, "agrees"),
        ({"page": ""}, "agrees"),
        ({"issued": {"date-parts": [[1952]]}}, "disagrees"),
        ({"issued": {"date-parts": [[1950, 12, 31]]}}, "disagrees"),
        ({"issued": {"date-parts": [[1951, 12]]}}, "agrees"),
        ({"issued": {}}, "agrees"),
    ],
)
def test_what_counts_as_disagreement(changed, code):
    assert check(CITED, CITED | changed, catalogue="Crossref").code == code


@pytest.fixture
def reading(seminar, alice):
    return world.open_for(seminar, world.hold(seminar, TEXT, by=alice, name="muehlen.txt"), by=alice)


def run(reading, by):
    job = queue_check(reading=reading, by=by)
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))
    assert Job.objects.get(pk=job.pk).state == "done"


def test_nothing_is_asked_unless_it_is_switched_on(network, reading, alice):
    run(reading, alice)
    assert network.asked == [] and not CitationCheck.objects.filter(check_name="B4").exists()


def test_the_check_job_asks_once_and_keeps_what_was_answered(network, reading, alice, settings):
    settings.METADATA_LOOKUP = ["crossref", "openalex"]
    run(reading, alice)
    codes = sorted(CitationCheck.objects.filter(check_name="B4").values_list("code", flat=True))
    assert codes == ["agrees", "disagrees"]
    run(reading, alice)
    assert len(network.asked) == 2 and CitationCheck.objects.filter(check_name="B4").count() == 2


def test_what_was_answered_stands_when_nobody_answers_later(network, reading, alice, settings):
    settings.METADATA_LOOKUP = ["crossref"]
    run(reading, alice)
    CatalogueRecord.objects.all().delete()
    network.answers["api.crossref.org"] = httpx2.ReadTimeout("slow")
    run(reading, alice)
    assert CitationCheck.objects.current().filter(check_name="B4", code="agrees").count() == 1


def test_the_names_in_the_settings_are_those_that_can_be_asked():
    assert set(lookup.ASK) == set(lookup.CATALOGUES) == {"crossref", "openalex"}


@pytest.mark.parametrize(
    "answer", [Raw(404), Raw(429, b'{"message": {"status": "slow down"}}'), Raw(200, b"<html>"), httpx2.ReadTimeout("slow")]
)
def test_a_check_ends_well_whatever_a_catalogue_answers(network, reading, alice, settings, answer):
    settings.METADATA_LOOKUP = ["crossref"]
    network.answers["api.crossref.org"] = answer
    run(reading, alice)
    assert not CitationCheck.objects.filter(check_name="B4").exists()
    assert CitationCheck.objects.current().filter(check_name="F1").exists()


@pytest.mark.django_db
def test_what_is_sent_is_the_description_of_the_work_and_nothing_else(network, monkeypatch):
    sent = []

    def get(url, *, params, headers, timeout):
        sent.append((params, headers))
        raise httpx2.ReadTimeout("slow")

    monkeypatch.setattr("httpx2.get", get)
    Catalogues(["crossref"]).look_up(CITED | {"note": "Zwirnfadenhimmel"}, "crossref")
    ((params, headers),) = sent
    assert params["query.bibliographic"] == "Tiede Die Mühlen am Holmbach Holmer Blätter 1951"
    assert "Zwirnfadenhimmel" not in f"{params}{headers}"


def test_the_report_says_what_leaves_the_house(client, reading, alice, settings):
    client.force_login(alice)
    address = reverse("citation-report", args=[reading.pk])
    assert "nothing of this text is sent anywhere" in client.get(address).content.decode()
    settings.METADATA_LOOKUP = ["crossref", "openalex"]
    assert "A check asks Crossref, OpenAlex for each work cited in full" in client.get(address).content.decode()
