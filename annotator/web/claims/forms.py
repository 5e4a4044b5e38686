"""What people fill in on the claim page. Each form gives back domain values; the actions say what is allowed."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annotator.models import Claim, DisagreementNote, EvidenceLink, Reading, Reply
from annotator.models.annotation import Visibility
from annotator.models.claim import Bearing, Claimant
from annotator.models.disagreement import Ground
from annotator.models.review import ReviewOutcome
from annotator.models.terms import Relation, Stance
from annotator.web.claims.finding_words import WordsNotFound, find_words
from annotator.web.tagging import TagsField, tags_line
from editions.models import CitationMention, Reference

BEARING = (
    (_("For the claim"), ((Relation.SUPPORTS, _("supports it")), (Relation.CONFIRMS, _("confirms it")))),
    (_("Against the claim"), ((Relation.DISPUTES, _("disputes it")), (Relation.REFUTES, _("refutes it")))),
    (_("Neither"), ((Relation.QUALIFIES, _("qualifies it")), (Relation.DISCUSSES, _("discusses it")))),
)


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _named_mention(mention: CitationMention) -> str:
    """The note and the citation, short enough for a line of a list."""
    where = f"{_('Note')} {mention.passage.number}" if mention.passage.number is not None else str(_("Text"))
    words = " ".join(mention.raw.split())
    work = mention.source
    known = f" = {work.label}" if work and mention.form != "full" else ""
    shown = words if len(words) <= 90 else f"{words[:60]}… {words[-28:]}"
    return f"{where}: {shown}{known}"[:170]


class NamedChoiceField(forms.ModelChoiceField):
    """A choice among rows that `named` puts into words; which rows, is set when the form is made."""

    def __init__(self, *, named: Callable[[Any], str], **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.named = named

    def label_from_instance(self, obj: Any) -> str:
        return self.named(obj)


def among(form: forms.Form, name: str, rows: Any) -> None:
    """The rows that can be chosen in a field."""
    cast("forms.ModelChoiceField", form.fields[name]).queryset = rows


class VersionedForm(forms.Form):
    """Carries the version that the person started from, so that nobody overwrites what they have not seen."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ClaimForm(VersionedForm):
    statement = forms.CharField(label=_("What does the passage assert?"), widget=_area())
    claimant = forms.ChoiceField(label=_("Who asserts it?"), choices=Claimant.choices)
    visibility = forms.ChoiceField(label=_("Visible to"), choices=Visibility.choices)

    tags = TagsField()

    @staticmethod
    def values_of(claim: Claim) -> dict[str, Any]:
        values = {name: getattr(claim, name) for name in ("version", "statement", "claimant", "visibility")}
        return values | {"tags": tags_line(claim)}


class EvidenceForm(forms.Form):
    """Evidence by a citation of the text, by a work and its pages, by a full citation or by a link, with the ATI parts."""

    relation = forms.ChoiceField(label=_("How does it bear on the claim?"), choices=BEARING)
    analytic_note = forms.CharField(label=_("Why?"), required=False, widget=_area())
    mention = NamedChoiceField(
        label=_("A citation in this text"),
        queryset=CitationMention.objects.none(),
        named=_named_mention,
        empty_label=_("none"),
        widget=forms.Select(attrs={"data-filter": _("Search in the citations")}),
        help_text=_("Its cited pages are checked, and the verdict stands beside the evidence."),
    )
    reference = NamedChoiceField(
        label=_("or a work that the text cites"),
        queryset=Reference.objects.none(),
        named=lambda work: work.label[:160],
        empty_label=pgettext_lazy("no work", "none"),
        widget=forms.Select(attrs={"data-filter": _("Search in the works")}),
    )
    locator = forms.CharField(label=_("on the pages"), required=False, max_length=100, help_text=_("For example: 112–130, at 118"))
    full_citation = forms.CharField(label=_("or any other work, as a full citation"), required=False, widget=_area(2))
    url = forms.URLField(label=_("or a link"), required=False, max_length=500, assume_scheme="https")
    source_excerpt = forms.CharField(label=_("Excerpt of the source"), required=False, widget=_area())
    translation = forms.CharField(label=_("Translation of the excerpt"), required=False, widget=_area(2))
    visibility = forms.ChoiceField(label=_("Visible to"), choices=Visibility.choices, initial=Visibility.SEMINAR)
    tags = TagsField()

    SOURCES = ("mention", "reference", "full_citation", "url")

    def __init__(self, *args: Any, reading: Reading, has_quotation: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_quotation = has_quotation
        revision = reading.edition.current_revision
        among(self, "mention", revision.mentions.select_related("passage", "reference", "mediating"))
        among(self, "reference", reading.edition.references.all())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if not self.has_quotation and not any(cleaned.get(name) for name in self.SOURCES):
            raise forms.ValidationError(_("Name the evidence: choose a citation or a work, or give a full citation or a link."))
        if cleaned.get("locator") and not (cleaned.get("reference") or cleaned.get("full_citation")):
            self.add_error("reference", _("Choose the work that these pages belong to."))
        return cleaned


class EvidenceEditForm(EvidenceForm, VersionedForm):
    @staticmethod
    def values_of(link: EvidenceLink) -> dict[str, Any]:
        own = ("version", "relation", "visibility", "locator", "full_citation", "url", "analytic_note", "source_excerpt", "translation")
        values = {name: getattr(link, name) for name in own} | {"mention": link.mention_id, "reference": link.reference_id}
        return values | {"tags": tags_line(link)}


class RelationForm(forms.Form):
    """How the claim stands to another one; `likely` are the claims, by pk, that are offered first."""

    bearing = forms.ChoiceField(label=_("This claim …"), choices=Bearing.choices)
    other = NamedChoiceField(
        label=_("the claim"),
        queryset=Claim.objects.none(),
        named=lambda claim: f"{claim.statement[:150]} ({claim.reading.edition.title[:40]})",
        empty_label=None,
        widget=forms.Select(attrs={"data-filter": _("Search in the claims")}),
        help_text=_("Claims of the seminar that you may see; the likeliest first."),
    )

    def __init__(self, *args: Any, others: Any, likely: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [Case(*(When(pk=pk, then=Value(place)) for place, pk in enumerate(likely)), default=Value(len(likely)))] if likely else []
        among(self, "other", others.order_by(*first, "-pk"))
        self.fields["other"].required = True
        self.fields["other"].error_messages["required"] = _("Choose the other claim. Where there is none, make it first.")


class QuotationForm(forms.Form):
    """Words of a text that the seminar reads: a passage, and the words at which the quotation begins and ends."""

    reading = NamedChoiceField(
        label=_("In which text?"),
        queryset=Reading.objects.none(),
        named=lambda reading: f"{reading.edition.title[:120]}{f', {reading.edition.year}' if reading.edition.year else ''}",
        empty_label=None,
    )
    passage = forms.CharField(
        label=_("Passage"),
        max_length=20,
        required=False,
        help_text=_("As in the margin of the text, for example p12 or n7. Leave it empty and the words are looked for in the whole text."),
    )
    words = forms.CharField(
        label=_("The words"),
        widget=_area(),
        strip=True,
        max_length=20_000,
        help_text=_("As they stand in the text. Omissions are marked as in any quotation: first words […] last words."),
    )

    def __init__(self, *args: Any, readings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among(self, "reading", readings)
        self.fields["reading"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        revision = cleaned["reading"].edition.current_revision
        try:
            cleaned["selected"] = find_words(revision, cleaned["words"], cleaned["passage"])
        except WordsNotFound as error:
            raise forms.ValidationError({error.field: str(error)}) from None
        return cleaned | {"revision": revision.number}


class DisagreementForm(forms.Form):
    ground = forms.ChoiceField(label=_("What is in dispute?"), choices=Ground.choices)
    statement = forms.CharField(label=_("Your counter-position"), widget=_area())
    visibility = forms.ChoiceField(label=_("Visible to"), choices=Visibility.choices, initial=Visibility.SEMINAR)
    tags = TagsField()


class DisagreementEditForm(DisagreementForm, VersionedForm):
    @staticmethod
    def values_of(note: DisagreementNote) -> dict[str, Any]:
        values = {name: getattr(note, name) for name in ("version", "ground", "statement", "visibility")}
        return values | {"tags": tags_line(note)}


class SettleForm(forms.Form):
    reason = forms.CharField(label=_("What settled it?"), required=False, widget=_area(2), help_text=_("May stay empty."))


class DismissForm(forms.Form):
    reason = forms.CharField(label=_("Why is it dismissed?"), widget=_area(2), help_text=_("Its author sees the reason and may reopen it."))


class ReplyForm(forms.Form):
    body = forms.CharField(label=_("Your reply"), widget=_area())


class ReplyEditForm(ReplyForm, VersionedForm):
    @staticmethod
    def values_of(reply: Reply) -> dict[str, Any]:
        return {"version": reply.version, "body": reply.body}


class JudgementForm(forms.Form):
    stance = forms.ChoiceField(
        label=_("Your judgement"),
        choices=Stance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four.")},
    )
    reason = forms.CharField(label=_("Reason"), required=False)


class DecisionForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=ReviewOutcome.choices, widget=forms.RadioSelect)
    rationale = forms.CharField(label=_("Reasons for the decision"), widget=_area())
