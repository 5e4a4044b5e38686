"""What the search page finds, for whom, and how it says so."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.timezone import now

from annotator.actions.disagreements import contest
from annotator.actions.replies import reply
from annotator.models import Claim, Reading, Upload
from annotator.models.annotation import Visibility
from annotator.models.reading import Policy
from annotator.search.annotations import MODELS, MOST, AnnotationSearch
from annotator.search.scope import scope_of
from editions.models import Passage, Revision
from editions.search.index import index_revision
from editions.search.query import read_query
from tests import world
from tests.annotator.web.search.shown import counts, marked

SEARCH = reverse("search")


def test_words_are_found_in_all_their_forms_on_their_printed_page(as_alice, reading):
    page = as_alice.get(SEARCH, {"q": "Gewicht"})
    assert marked(page) == ["Gewichte", "Gewichte", "Gewicht"]
    assert "p. 12" in page.content.decode()


def test_exact_words_are_found_in_that_form_alone(as_alice, reading):
    assert marked(as_alice.get(SEARCH, {"q": "gewicht", "mode": "exact"})) == ["Gewicht"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("mass", ["Maß"]),
        ("pruften", ["prüfte"]),
        ('"steine des rates"', ["Steine des Rates"]),
        ('"rates des steine"', []),
        ("Kornpf*", ["Kornpfennig"]),
        ("Buch-Führung", ["Buchführung"]),
        ("der", ["der", "der", "Der", "der"]),
        ("stein -rat", ["Steinen"]),
        ("Emden 1934", ["Emden", "1934"]),
    ],
)
def test_a_query_finds(as_alice, reading, query, found):
    assert marked(as_alice.get(SEARCH, {"q": query}))[: len(found) or None] == found


def test_a_hit_opens_the_text_at_its_words(as_alice, reading):
    page = as_alice.get(SEARCH, {"q": "Kornpfennig"}).content.decode()
    (address,) = re.findall(r'href="([^"]*hit=[^"]*)"', page)
    address = address.replace("&amp;", "&")
    assert address.endswith(f"#{address.split('p=')[1].split('&')[0]}")
    opened = as_alice.get(address)
    assert opened.status_code == 200 and "data-hits=" in opened.content.decode()


def test_a_note_is_found_as_a_note(as_alice, reading):
    page = as_alice.get(SEARCH, {"q": "Verhoog", "kind": "notes"})
    assert counts(page) == {"notes": 1}
    assert "note 1, p. 12" in page.content.decode()


def test_a_hit_after_the_page_break_is_on_the_next_page(as_alice, reading):
    assert "p. 13" in as_alice.get(SEARCH, {"q": "Buchführung"}).content.decode()


def test_every_kind_of_annotation_is_found(as_alice, claim, evidence, note, answer):
    page = as_alice.get(SEARCH, {"q": "weight"})
    assert counts(page) == {"claims": 1, "disagreements": 1}
    page = as_alice.get(SEARCH, {"q": "weighing"})
    assert counts(page) == {"evidence": 1, "replies": 1}


def test_a_page_of_one_kind_links_to_the_claim(as_alice, claim, evidence, note, answer):
    shown = as_alice.get(SEARCH, {"q": "weighing", "kind": "replies"}).content.decode()
    assert f"{reverse('claim-detail', args=[claim.pk])}#reply-{answer.pk}" in shown


@pytest.mark.parametrize("kind", ["claim", "evidence", "note"])
def test_what_others_keep_private_is_neither_shown_nor_counted(as_alice, as_bob, as_dora, claim, evidence, note, answer, kind, request):
    mine = request.getfixturevalue(kind)
    type(mine).objects.filter(pk=mine.pk).update(visibility=Visibility.PRIVATE, created_by=None)
    found = counts(as_alice.get(SEARCH, {"q": "weight"})) | counts(as_alice.get(SEARCH, {"q": "weighing"}))
    gone = {"claim": {"claims", "evidence", "disagreements", "replies"}, "evidence": {"evidence"}, "note": {"disagreements", "replies"}}
    assert gone[kind].isdisjoint(found)


def test_an_author_finds_their_own_private_claim(as_alice, as_bob, claim):
    type(claim).objects.update(visibility=Visibility.PRIVATE)
    assert counts(as_alice.get(SEARCH, {"q": "weights"})) == {"claims": 1}
    assert counts(as_bob.get(SEARCH, {"q": "weights"})) == {}


def test_what_is_deleted_is_not_found(as_alice, claim):
    type(claim).objects.update(deleted_at="2026-01-01T00:00Z")
    assert counts(as_alice.get(SEARCH, {"q": "weights"})) == {}


def test_a_changed_claim_is_found_by_its_new_words(as_alice, claim):
    type(claim).objects.update(statement="Ganz andere Wörter.")
    assert counts(as_alice.get(SEARCH, {"q": "Wort"})) == {"claims": 1}


def test_an_outsider_finds_nothing(as_dora, claim, reading):
    page = as_dora.get(SEARCH, {"q": "Gewichte weights"})
    assert page.status_code == 200 and counts(page) == {}
    assert counts(as_dora.get(SEARCH, {"q": "Gewichte", "reading": reading.pk})) == {}
    assert str(reading.edition.title) not in as_dora.get(SEARCH).content.decode()


def test_a_visitor_finds_what_is_public(client, reading, claim):
    assert counts(client.get(SEARCH, {"q": "Gewichte"})) == {}
    Upload.objects.update(is_public=True)
    assert counts(client.get(SEARCH, {"q": "Gewichte"})) == {"text": 2, "notes": 1}
    assert counts(client.get(SEARCH, {"q": "weights"})) == {}


def test_a_search_in_one_text_leaves_the_others_out(as_alice, alice, seminar, reading, source_edition):
    other = world.open_for(seminar, source_edition, by=alice)
    assert counts(as_alice.get(SEARCH, {"q": "Gewichte", "reading": other.pk})) == {"text": 2}
    assert sum(counts(as_alice.get(SEARCH, {"q": "Gewichte"})).values()) == 5


def test_a_correction_is_searched_once_it_is_published(as_alice, reading, revision):
    coming = Revision.objects.create(
        edition=reading.edition, number=2, text=revision.text.replace("Kornpf", "Salzpf"), language="de", published_at=None
    )
    for passage in revision.passages.all():
        Passage.objects.create(
            revision=coming, ref=passage.ref, order=passage.order, kind=passage.kind, start=passage.start, end=passage.end
        )
    index_revision(coming)
    assert counts(as_alice.get(SEARCH, {"q": "Kornpfennig"})) == {"text": 1}
    assert counts(as_alice.get(SEARCH, {"q": "Salzpfennig"})) == {}
    Revision.objects.update(published_at=now())
    assert counts(as_alice.get(SEARCH, {"q": "Kornpfennig"})) == {}
    assert counts(as_alice.get(SEARCH, {"q": "Salzpfennig"})) == {"text": 1}


@pytest.mark.parametrize("query", ["", "   ", "…", "-Rat", "'", "\\", "a:*b", "!(", "%s", "<script>", "\x00", "«", '"', "* & |", "𝔤"])
def test_whatever_is_typed_gets_an_answer(as_alice, reading, query):
    assert as_alice.get(SEARCH, {"q": query}).status_code == 200


@pytest.mark.parametrize("nonsense", [{"kind": "x"}, {"page": "z", "kind": "text"}, {"reading": "x"}, {"reading": "999999"}, {"mode": "x"}])
def test_nonsense_in_the_address_is_ignored(as_alice, reading, nonsense):
    assert as_alice.get(SEARCH, {"q": "Gewicht", **nonsense}).status_code == 200


def test_a_search_without_hits_says_what_to_do(as_alice, reading):
    page = as_alice.get(SEARCH, {"q": "Walfisch", "reading": reading.pk}).content.decode()
    assert "Nothing found for “Walfisch”." in page and "Search all my texts" in page


def test_hits_come_a_page_at_a_time(as_alice, alice, seminar):
    text = "Vom Salz\n\n" + "\n\n".join(
        f"Absatz {n} handelt vom Salz, und zwar ausführlich genug für einen ganzen Absatz." for n in range(50)
    )
    world.open_for(seminar, world.hold(seminar, text, by=alice, name="salz.txt"), by=alice)
    first = as_alice.get(SEARCH, {"q": "Salz", "kind": "text"}).content.decode()
    assert first.count('class="hit"') == 20 and "page=2" in first
    assert 'class="hit"' in as_alice.get(SEARCH, {"q": "Salz", "kind": "text", "page": 3}).content.decode()


def test_the_page_asks_the_database_a_fixed_number_of_times(
    as_alice, reading, claim, evidence, note, answer, django_assert_max_num_queries
):
    with django_assert_max_num_queries(33):
        as_alice.get(SEARCH, {"q": "weigh*"})


def test_the_page_speaks_german(as_alice, reading):
    page = as_alice.get(SEARCH, {"q": "Gewicht"}, headers={"accept-language": "de"}).content.decode()
    assert "Alle Formen eines Wortes" in page and "Anmerkungen" in page and "S. 12" in page


def test_the_reading_page_learns_where_the_hits_are(as_alice, reading, revision):
    told = as_alice.get(reverse("reading-hits", args=[reading.pk]), {"q": "Gewicht"}).json()["marks"]
    passages = {passage.ref: passage.text for passage in revision.passages.all()}
    assert [passages[ref][start:end] for ref, spans in told.items() for start, end in spans] == ["Gewichte", "Gewichte", "Gewicht"]


def test_hits_of_a_text_are_hidden_from_outsiders(as_dora, client, reading):
    address = reverse("reading-hits", args=[reading.pk])
    assert as_dora.get(address, {"q": "Gewicht"}).status_code == 404
    assert client.get(address, {"q": "Gewicht"}).status_code == 404


def test_a_search_in_one_text_leaves_out_the_replies_of_others(as_alice, alice, seminar, source_edition, answer):
    other = world.open_for(seminar, source_edition, by=alice)
    assert counts(as_alice.get(SEARCH, {"q": "weighed", "reading": other.pk})) == {}
    assert counts(as_alice.get(SEARCH, {"q": "weighed"})) == {"replies": 1}


def test_private_notes_of_others_do_not_crowd_out_what_one_may_see(as_alice, alice, bob, reading):
    Claim.objects.create(reading=reading, created_by=alice, statement="Of salt")
    others = (Claim(reading=reading, created_by=bob, statement="Of salt", visibility=Visibility.PRIVATE) for _ in range(MOST + 10))
    Claim.objects.bulk_create(others)
    assert counts(as_alice.get(SEARCH, {"q": "salt"})) == {"claims": 1}


def test_so_many_hits_are_not_counted(as_alice, bob, reading):
    Claim.objects.bulk_create(Claim(reading=reading, created_by=bob, statement="Of salt") for _ in range(MOST + 1))
    page = as_alice.get(SEARCH, {"q": "salt", "kind": "claims", "page": MOST}).content.decode()
    assert f"{MOST - 19} to {MOST} of {MOST}+" in page
    Claim.objects.first().delete()
    assert f"of {MOST}<" in as_alice.get(SEARCH, {"q": "salt", "kind": "claims"}).content.decode()


@pytest.mark.parametrize("private", ["nothing", "claim", "evidence", "note"])
@pytest.mark.parametrize("policy", Policy.values)
def test_a_search_sees_just_what_may_be_seen(
    alice, bob, carol, olga, dora, reading, claim, evidence, note, answer, policy, private, request
):
    Reading.objects.update(policy=policy, reveal_at=now() + timedelta(days=1))
    if private != "nothing":
        kept = request.getfixturevalue(private)
        type(kept).objects.update(visibility=Visibility.PRIVATE)
    contest(reading=reading, evidence_link=evidence, ground="evidence", statement="Not weighed.", by=bob)
    reply(to=evidence, body="Weighed.", by=bob)
    for user in (alice, bob, carol, olga, dora, AnonymousUser()):
        seen = AnnotationSearch.of(scope_of(user), read_query("weigh*")).found(*MODELS)
        visible = {kind: model.objects.visible_to(user).order_by("-pk") for kind, model in MODELS.items()}
        assert seen == {kind: list(rows.values_list("pk", flat=True)) for kind, rows in visible.items()}, user
