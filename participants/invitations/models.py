"""Invitations into a programme or a partnership. They open the working level (class D), never the safe space."""

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.entry import Entry, settle
from participants.partnerships.parts import Role as Part
from participants.partnerships.parts import Side
from participants.roads import Road

LASTS = dt.timedelta(days=14)


def digest(token: str) -> str:
    """Only the digest is stored, so that nobody who reads the table can use an invitation."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(Entry):
    """For one person, one role. Class C: the address and the token are nobody else's business."""

    road = Road("partnership", "programme")
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="invitations")
    partnership = models.ForeignKey(
        "participants.Partnership", models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name=_("partnership")
    )
    side = models.CharField(_("side"), max_length=7, choices=Side, blank=True)
    role = models.CharField(_("role"), max_length=22, choices=[("manager", _("programme manager")), ("funder", _("funder")), *Part.choices])
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of the mail"), max_length=10, default=settings.LANGUAGE_CODE)
    practitioner = models.ForeignKey("participants.Practitioner", models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("valid until"), editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey("participants.User", models.PROTECT, null=True, editable=False, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(accepted_at=None, accepted_by=None) | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="acceptance_has_when_and_who",
            ),
        ]

    def __str__(self):
        return f"Invitation {self.pk}"

    def seal(self):
        """Draw a fresh token (256 random bits), keep its digest, and return the token: it is shown once."""
        token = secrets.token_urlsafe(32)
        self.token_digest, self.expires_at = digest(token), timezone.now() + LASTS
        return token

    @property
    def is_open(self):
        return self.accepted_at is None and self.withdrawn_at is None and timezone.now() < self.expires_at

    @transaction.atomic
    def accept(self, *, user):
        """Give the user the part they were invited to, exactly once; raises ``Conflict`` if it is used up or expired."""
        now = timezone.now()
        usable = Invitation.objects.filter(pk=self.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=now)
        settle(usable, accepted_at=now, accepted_by=user)
        practitioner = self.person(user)
        if self.partnership is None:
            return self.programme.appoint(practitioner, self.role, by=self.recorded_by)
        return self.partnership.memberships.get_or_create(
            practitioner=practitioner,
            role=self.role,
            until=None,
            defaults={"side": self.side, "since": timezone.localdate(), "recorded_by": self.recorded_by},
        )[0]

    def person(self, user):
        """The practitioner that this user is: known already, invited by name, or new."""
        if practitioner := getattr(user, "practitioner", None):
            return practitioner
        practitioner = self.practitioner if self.practitioner and self.practitioner.user_id is None else None
        practitioner = practitioner or user._meta.get_field("practitioner").related_model(name=self.name, recorded_by=self.recorded_by)
        practitioner.user = user
        if self.partnership and self.side in (Side.MENTOR, Side.MENTEE) and practitioner.city_id is None:
            practitioner.city = self.partnership.city_of(self.side)
        practitioner.save()
        return practitioner
