"""Every page of the product, found by its address: no barrier that axe knows, nothing that sticks out of a narrow window, and nothing
that is lost where the system sets the colours.

An address is a page when it answers a browser with a whole HTML document. One that answers nobody here with a page has to be named
in NO_PAGE, so that a later page cannot be forgotten.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page, expect

from annotator import jobs
from annotator.actions.claims import make_claim
from annotator.actions.disagreements import contest
from annotator.actions.evidence import link_evidence
from annotator.actions.positions import take_position
from annotator.actions.relations import relate
from annotator.actions.replies import reply
from annotator.actions.reviews import decide
from annotator.actions.seminars import invite
from annotator.actions.verification import queue_check
from annotator.models import Job, Reading, User
from annotator.news.digest import stopping_token
from tests import world
from tests.browser.forced_colours import SETTLED, lost

PASSWORD = "long enough 1"
WIDTHS = (1440, 390)
ENLARGED = (720, 320)  # CSS pixels: 1440 at 200 % (WCAG 2.2, 1.4.4), 1280 at 400 % (1.4.10)
AXE = Axe()
AXE_RUN = 'axe.run({resultTypes: ["violations"]}).then((results) => results.violations)'
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

# A stream that goes on for ever, and the way to a university and back, which leads away from here.
NOT_ASKED = {"reading-events", "openid_connect_login", "openid_connect_callback"}
# Pages for which the test does more than to ask for their address.
OTHERWISE_ASKED = {"account_set_password", "mfa_authenticate", "socialaccount_login_error"}
# The rooms of the product by the first word of their addresses, to be visited one after the other; in "" is what no other names.
ROOMS = {
    "account": ("account", "^account"),
    "claims": ("claims", "evidence", "disagreements", "replies"),
    "library": ("seminars", "editions", "uploads"),
    "readings": ("readings",),
    "": (),
}
# Acts, parts of pages, files, and addresses that lead on to a page.
NO_PAGE = """
account-export account_logout agreement-csv api-token-withdraw check-cancel check-start citation-results citation-unresolve
citation-withdraw citations-attest citations-export citations-reread citations-withdraw claim-create claim-judge claim-map-export
disagreement-create disagreement-detail edition-describe evidence-create healthz holding-tie invitation-resend invitation-withdraw
letters-choose logout membership-change membership-remove mfa_download_recovery_codes notification-open notifications-read
pages-count pages-label passage-shape places-confirm range-place reading-cards reading-changes reading-checks reading-compose
reading-here reading-hits reading-words reference-apart reference-part reference-remove references-confirm references-export
references-import repair-judge repairs-judge repairs-undo revision-back revision-discard revision-place revision-progress
seminar-write set_language sheet-picture socialaccount_signup upload-cancel upload-confirm upload-discard upload-file
upload-progress upload-publish upload-purpose upload-read upload-retry
"""


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Route, name and parameters of every address but those of the administration and of the interface for programs."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if route.startswith(("admin/", "api/")):
            continue
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route)
        elif isinstance(entry, URLPattern) and entry.name:
            yield route, entry.name, tuple(entry.pattern.converters or entry.pattern.regex.groupindex)


@pytest.fixture
def alice(db: None) -> User:
    return world.person("alice")


@pytest.fixture
def carol(db: None) -> User:
    """Has a second factor."""
    carol = world.person("carol")
    TOTP.activate(carol, "A" * 32)
    RecoveryCodes.activate(carol)
    return carol


@pytest.fixture
def parameters(alice: User, carol: User) -> Callable[[str, str], Any]:
    """What a parameter means in the address of a thing, in a seminar where something of everything has been said."""
    bob = world.person("bob")
    seminar = world.seminar_of(alice, reviewer=carol, annotator=bob)
    seminar.is_sample = True
    seminar.save()
    upload = world.bring(seminar, world.TEXT.encode(), by=alice, name="waage.txt")
    source = world.bring(seminar, world.SOURCE.encode(), by=alice, name="mass.txt", purpose="source")
    assert upload.edition and source.edition
    reading = world.open_for(seminar, upload.edition, by=alice)
    said = _said(reading, alice, bob, carol)
    job = queue_check(reading=reading, by=bob)
    assert Job.objects.take(job.pk)
    jobs.run(Job.objects.get(pk=job.pk))
    invitation = invite(seminar=seminar, by=alice)
    revision = upload.edition.current_revision
    mention, reference = revision.mentions.order_by("pk")[0], upload.edition.references.order_by("pk")[0]
    rooms = {
        "readings": reading.pk,
        "uploads": upload.pk,
        "editions": upload.edition.pk,
        "account": alice.pk,
        "seminars": bob.pk,
        "notifications": alice.notices.order_by("pk")[0].pk,
        **said,
    }
    meanings = {
        "slug": seminar.slug,
        "number": 1,
        "ref": "p3",
        "act": "split",
        "mention_pk": mention.pk,
        "reference_pk": reference.pk,
        "edition_pk": source.edition.pk,
        "repair_pk": revision.repairs.order_by("pk")[0].pk,
        "quotation_pk": said["quotation"],
        "relation_pk": said["relation"],
        "range_pk": said["range"],
        "sequence": 0,
        "attestation_pk": 1,
        "batch": "00000000-0000-0000-0000-000000000000",
        "provider_id": "nobody",
        "key": "nothing",
        "uidb64": "MQ",
    }

    def meaning(route: str, parameter: str) -> Any:
        room = route.partition("/")[0]
        if parameter == "token":
            return {"join": invitation.token, "letters": stopping_token(bob)}.get(room, "set-password")
        if parameter == "pk":
            return rooms[room]
        assert parameter in meanings, f"Say in this test what {parameter!r} of {route} can mean."
        return meanings[parameter]

    return meaning


def _said(reading: Reading, alice: User, bob: User, carol: User) -> dict[str, Any]:
    """A claim that alice makes and carol decides, with everything that can hang on one; the keys of it all by their rooms."""
    revision = reading.edition.current_revision
    words = world.place(revision, "niemand fragte, wer die Gewichte prüfte")
    claim = make_claim(reading=reading, revision=1, ranges=[words], statement="Nobody looked.", by=alice)
    other = make_claim(reading=reading, revision=1, ranges=[words], statement="Somebody looked.", by=bob)
    link = link_evidence(claim=claim, relation="supports", full_citation="Verhoog 1934", mention=revision.mentions.first(), by=alice)
    note = contest(reading=reading, claim=claim, ground="wording", statement="Somebody did look.", by=alice)
    contest(reading=reading, claim=claim, ground="wording", statement="The council did.", by=bob)
    answer = reply(to=claim, body="Who says so?", by=alice)
    relation = relate(subject=claim, object=other, kind="contradicts", by=alice)
    for who, stance in ((alice, "agree"), (bob, "disagree"), (carol, "qualify")):
        take_position(claim=claim, stance=stance, by=who)
    reply(to=note, body="Is that so, @alice?", by=bob)
    decide(claim=other, outcome="upheld", rationale="It stands.", by=carol)
    quotation = claim.quotations.get()
    return {
        "claims": claim.pk,
        "evidence": link.pk,
        "disagreements": note.pk,
        "replies": answer.pk,
        "relation": relation.pk,
        "quotation": quotation.pk,
        "range": quotation.ranges.get().pk,
    }


def room_of(route: str) -> str:
    return next((room for room, words in ROOMS.items() if route.partition("/")[0] in words), "")


def addresses_in(room: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [address for address in addresses(get_resolver()) if room_of(address[0]) == room]


def pages_of(page: Page, room: str, meaning: Callable[[str, str], Any]) -> dict[str, str]:
    """The addresses of the room that give this browser a page, by their names."""
    found = {}
    for route, name, wanted in addresses_in(room):
        if name not in NOT_ASKED:
            address = reverse(name, kwargs={parameter: meaning(route, parameter) for parameter in wanted})
            answer = page.request.get(address, max_redirects=0)
            if answer.ok and answer.headers.get("content-type", "").startswith("text/html") and "<html" in answer.text():
                found[name] = address
    return found


def troubles(page: Page, address: str) -> list[str]:
    """What is wrong with the page at two widths in light and dark, enlarged, and in forced colours."""
    page.goto(address)
    page.evaluate(AXE.axe_script)
    found = []
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            for rule in page.evaluate(AXE_RUN):
                found += [f"{address} {width} {scheme} {rule['id']}: {node['html'][:150]}" for node in rule["nodes"]]
    for width in ENLARGED:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate(TOO_WIDE):
            found.append(f"{address} is wider than its window of {width} pixels")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    return found + [f"{address} in forced colours: {what}" for what in lost(page)]


def known_again(page: Page) -> None:
    """The password is given once more, as the pages about the account ask."""
    page.goto(reverse("account_reauthenticate"))
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.primary").click()
    expect(page.locator("h1")).not_to_have_text("Is it you?")


def asked_for_a_code(page: Page) -> str:
    """The address at which somebody with a second factor is asked for it."""
    page.context.clear_cookies()
    page.goto(reverse("login"))
    page.locator("[name=username]").fill("carol")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button.primary").click()
    expect(page.locator("[name=code]")).to_be_visible()
    return page.url


@pytest.mark.flaky(reruns=0)  # a minute long, and sure
@pytest.mark.parametrize("room", ROOMS)
def test_no_page_has_a_barrier_and_none_is_forgotten(
    page: Page, sign_in: Callable[[User], Page], alice: User, carol: User, parameters: Callable[[str, str], Any], room: str
) -> None:
    seen: dict[str, str] = {}
    found = []
    for who in (None, carol, alice):
        if who is not None:
            sign_in(who)
            known_again(page)
        of_this_one = pages_of(page, room, parameters)
        for name in of_this_one.keys() - seen.keys():
            found += troubles(page, of_this_one[name])
        seen |= of_this_one
    assert not found, "\n".join(found)
    names = {name for _route, name, _wanted in addresses_in(room)}
    assert names - seen.keys() == names & {*NO_PAGE.split(), *NOT_ASKED, *OTHERWISE_ASKED}


def test_what_is_no_page_is_an_address() -> None:
    assert {*NO_PAGE.split(), *NOT_ASKED, *OTHERWISE_ASKED} <= {name for _route, name, _wanted in addresses(get_resolver())}


@pytest.mark.flaky(reruns=0)
def test_pages_that_come_by_themselves_have_no_barrier(page: Page, sign_in: Callable[[User], Page], alice: User, carol: User) -> None:
    sign_in(alice)
    found = troubles(page, "/nowhere/")
    alice.set_unusable_password()
    alice.save()
    sign_in(alice)
    for name in ("account_set_password", "socialaccount_login_error"):
        found += troubles(page, reverse(name))
    found += troubles(page, asked_for_a_code(page))
    assert not found, "\n".join(found)
