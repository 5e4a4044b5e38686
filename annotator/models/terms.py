"""Closed vocabularies that more than one model needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Relation(models.TextChoices):
    """CiTO 2.8.2, read from the evidence to the claim."""

    SUPPORTS = "supports", _("supports")
    CONFIRMS = "confirms", _("confirms")
    QUALIFIES = "qualifies", _("qualifies")
    DISPUTES = "disputes", _("disputes")
    REFUTES = "refutes", _("refutes")
    DISCUSSES = "discusses", _("discusses")


FOR = (Relation.SUPPORTS, Relation.CONFIRMS)
AGAINST = (Relation.DISPUTES, Relation.REFUTES)


class Stance(models.TextChoices):
    """A member's judgement of a claim."""

    AGREE = "agree", _("Holds")
    QUALIFY = "qualify", _("Holds if reworded")
    DISAGREE = "disagree", _("Does not hold")
    UNDECIDED = "undecided", _("Undecided")


class DisagreementState(models.TextChoices):
    OPEN = "open", _("open")
    SETTLED = "settled", _("settled")
    DISMISSED = "dismissed", _("dismissed")
