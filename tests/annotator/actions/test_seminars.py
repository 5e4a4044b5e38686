from datetime import timedelta

import pytest
from django.utils.timezone import now

from annotator.actions.errors import InvitationOver, Missing, NotAllowed
from annotator.actions.seminars import LastOwner, change_role, found_seminar, invite, join, remove_member, withdraw_invitation
from annotator.models import Claim, Invitation, Membership


def test_whoever_founds_a_seminar_owns_it(alice):
    seminar = found_seminar(name="Gewichte", by=alice)
    assert seminar.memberships.get().role == "owner"


def test_a_seminar_needs_a_name(alice):
    with pytest.raises(Missing):
        found_seminar(name=" ", by=alice)


def test_an_invitation_lets_somebody_in_as_what_it_says(seminar, alice, dora):
    invitation = invite(seminar=seminar, role="observer", by=alice)
    assert join(token=invitation.token, by=dora).role == "observer"


def test_an_invitation_counts_heads(seminar, alice, dora, bob):
    invitation = invite(seminar=seminar, max_uses=1, by=alice)
    join(token=invitation.token, by=bob)  # a member already: costs nothing
    join(token=invitation.token, by=dora)
    assert Invitation.objects.get().uses == 1 and not Invitation.objects.open().exists()


@pytest.mark.parametrize("over", ["expired", "withdrawn", "used", "unknown"])
def test_an_invitation_that_is_over_lets_nobody_in(seminar, alice, dora, over):
    invitation = invite(seminar=seminar, max_uses=1, by=alice)
    if over == "expired":
        Invitation.objects.update(expires_at=now() - timedelta(seconds=1))
    if over == "withdrawn":
        withdraw_invitation(invitation=invitation, by=alice)
    if over == "used":
        Invitation.objects.update(uses=1)
    with pytest.raises(InvitationOver):
        join(token="nothing" if over == "unknown" else invitation.token, by=dora)


def test_only_owners_invite(seminar, bob, carol):
    for user in (bob, carol):
        with pytest.raises(NotAllowed):
            invite(seminar=seminar, by=user)


def test_the_last_owner_stays(seminar, alice):
    mine = Membership.objects.get(user=alice)
    with pytest.raises(LastOwner):
        remove_member(membership=mine, by=alice)
    with pytest.raises(LastOwner):
        change_role(membership=mine, role="annotator", by=alice)


def test_removing_a_member_keeps_the_work(seminar, reading, alice, bob):
    claim = Claim.objects.create(reading=reading, statement="Bleibt.", created_by=bob)
    remove_member(membership=Membership.objects.get(user=bob), by=alice)
    assert Claim.objects.get(pk=claim.pk).created_by == bob


def test_a_member_may_leave_but_not_remove_others(seminar, bob, carol):
    with pytest.raises(NotAllowed):
        remove_member(membership=Membership.objects.get(user=carol), by=bob)
    remove_member(membership=Membership.objects.get(user=bob), by=bob)
    assert not Membership.objects.filter(user=bob).exists()
