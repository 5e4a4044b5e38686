"""What print sets apart is set apart on the page, under every highlight, and the text stays what is stored."""

from django.test import Client
from django.urls import reverse

from annotator.models import Claim, Reading
from editions.models import Passage, Revision
from tests.annotator.web.reading.conftest import WORDS
from tests.annotator.web.reading.pages_as_read import stored_texts


def test_italics_show_under_a_claim_and_the_text_stays(as_alice: Client, reading: Reading, revision: Revision, claim: Claim) -> None:
    start = revision.text.index(WORDS)
    passage = revision.passages.get(start__lte=start, end__gt=start)
    at = start - passage.start
    Passage.objects.filter(pk=passage.pk).update(marks=[[at - 3, at + 7, "italic"], [at + 8, at + 14, "small_caps"]])
    page = as_alice.get(reverse("reading-detail", args=[reading.pk])).content.decode()
    assert page.count("<i>") == 2  # cut where the claim begins
    assert "<i>niemand</i>" in page
    assert '<span class="set-small_caps">fragte</span>' in page
    assert stored_texts(page) == {one.ref: one.text for one in revision.passages.all()}
