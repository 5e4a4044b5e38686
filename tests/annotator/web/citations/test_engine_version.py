"""A new version of the checks: the report says so, and older results stay visible."""

from django.urls import reverse

from annotator.models import CitationCheck
from annotator.verification import engine, keeping


def of_an_older_version(check, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(engine, "ENGINE_VERSION", "0")
        patched.setattr(keeping, "ENGINE_VERSION", "0")
        check()


def test_results_of_the_present_version_are_not_called_old(as_user, alice, reading, check):
    check()
    assert "older version" not in as_user(alice).get(reverse("citation-report", args=[reading.pk])).content.decode()


def test_the_report_offers_a_new_check_when_the_version_is_older(as_user, alice, olga, reading, check, monkeypatch):
    of_an_older_version(check, monkeypatch)
    page = as_user(alice).get(reverse("citation-report", args=[reading.pk])).content.decode()
    assert "The results on 3 citations come from an older version" in page and "Check with the present version" in page
    assert "Check with the present version" not in as_user(olga).get(reverse("citation-report", args=[reading.pk])).content.decode()


def test_after_the_new_check_the_older_results_stay_visible(as_user, alice, reading, ibid, check, monkeypatch):
    of_an_older_version(check, monkeypatch)
    check()
    versions = CitationCheck.objects.filter(mention=ibid).values_list("engine_version", "superseded_at")
    assert {(version, gone is None) for version, gone in versions} == {("0", False), (engine.ENGINE_VERSION, True)}
    client = as_user(alice)
    assert "older version" not in client.get(reverse("citation-report", args=[reading.pk])).content.decode()
    assert "version 0 of the checks" in client.get(reverse("citation-detail", args=[reading.pk, ibid.pk])).content.decode()
