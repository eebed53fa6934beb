"""Partnerships, who belongs to them, and the cities that would like one."""

import datetime as dt

from django.db import models, transaction
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Dated, Spanned, now_holds
from participants.entry import Conflict, Entry, settle
from participants.partnerships import admission
from participants.partnerships.hopes import Hope
from participants.partnerships.parts import CITIES, SIDE_OF, Posture, Role, Side
from participants.roads import Road


class Partnership(Entry):
    """One mentor city, one mentee city, within a programme. Class D."""

    class Approach(models.TextChoices):
        HANDS_ON = "hands-on", _("hands-on training and empowerment")
        CONSULTANT = "consultant-led", _("consultant-led")

    road = Road("pk", "programme")
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="partnerships", verbose_name=_("programme"))
    mentor = models.ForeignKey("participants.City", models.PROTECT, related_name="mentoring", verbose_name=_("mentor city"))
    mentee = models.ForeignKey("participants.City", models.PROTECT, related_name="mentored", verbose_name=_("mentee city"))
    approach = models.CharField(_("approach"), max_length=14, choices=Approach, default=Approach.HANDS_ON)
    came_through = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="led_to", verbose_name=_("came through the partnership")
    )
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("partnership"), _("partnerships")
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(mentor=models.F("mentee")),
                name="two_cities",
                violation_error_message=_("The mentor and the mentee must be two different cities."),
            ),
            models.UniqueConstraint(
                fields=["programme", "mentor", "mentee"],
                name="one_partnership_per_pair",
                violation_error_message=_("These two cities already have a partnership in this programme."),
            ),
        ]

    def __str__(self):
        return f"{self.mentor} → {self.mentee}"

    def city_of(self, side):
        """The city of a side; None for the support side."""
        return {Side.MENTOR: self.mentor, Side.MENTEE: self.mentee}.get(side)

    def members(self, on=None):
        """Memberships that hold on a day (today if none is given)."""
        return self.memberships.filter(now_holds(on or dt.date.today())).select_related("practitioner__organisation")

    @transaction.atomic
    def admit(self, membership, *, by):
        """Open the safe space to a practitioner; raises ``admission.Refused`` with the reason."""
        admission.check(membership, by=by)
        settle(Membership.objects.filter(pk=membership.pk, admitted_at=None), admitted_at=timezone.now(), admitted_by=by)
        membership.refresh_from_db()
        membership.save()
        return membership


class Membership(Entry, Spanned):
    """A practitioner's part in a partnership. Successors follow; nobody is overwritten."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="memberships")
    practitioner = models.ForeignKey("participants.Practitioner", models.PROTECT, related_name="memberships", verbose_name=_("practitioner"))
    side = models.CharField(_("side"), max_length=7, choices=Side)
    role = models.CharField(_("role"), max_length=22, choices=Role)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="followed_by", verbose_name=_("took over from")
    )
    admitted_at = models.DateTimeField(_("admitted to the safe space"), null=True, blank=True, editable=False)
    admitted_by = models.ForeignKey("participants.User", models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(admitted_at=None, admitted_by=None) | models.Q(admitted_at__isnull=False, admitted_by__isnull=False),
                name="admission_has_when_and_who",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(since__lte=models.F("until")),
                name="membership_runs_forward",
                violation_error_message=_("The membership ends before it begins."),
            ),
            models.CheckConstraint(
                condition=models.Q(*[models.Q(role=role, side__in=sides) for role, sides in SIDE_OF.items()], _connector=models.Q.OR),
                name="role_fits_side",
                violation_error_message=_("This role does not belong to that side."),
            ),
            models.UniqueConstraint(
                fields=["partnership", "practitioner", "role"],
                condition=models.Q(until=None),
                name="one_open_membership",
                violation_error_message=_("This person already holds this role."),
            ),
        ]
        indexes = [models.Index(fields=["practitioner", "partnership"])]

    def __str__(self):
        return f"{self.get_role_display()} {self.pk}"

    @property
    def is_lead(self):
        return self.role in (Role.LEAD_FACILITATOR, Role.LEAD_PLANNER)

    @transaction.atomic
    def end(self, *, on):
        """The part is over from this day on. Ended twice is a conflict."""
        if on < self.since:
            raise Conflict(_("The membership ends before it begins."))
        settle(Membership.objects.filter(pk=self.pk, until=None), until=on)
        self.refresh_from_db()
        self.save()

    @transaction.atomic
    def hand_over(self, *, to, on, by, admit=False, key=None):
        """On one day this part ends and the successor's begins, in the same role on the same side; both or neither.

        Admission is never inherited: ``admit`` is a lead's own act, done while they still hold the role. Raises ``admission.Refused``,
        ``Conflict`` if somebody ended the part before, ``IntegrityError`` if the successor holds the role already.
        """
        if Membership.objects.select_for_update(of=("self",)).get(pk=self.pk).until is not None:
            raise Conflict(_("This part has ended already. Look at who holds it now."))
        if self.role in (Role.BROKER, Role.ASSOCIATION):
            admission.check_outsider(to, self.partnership.programme_id)
        successor = Membership.objects.create(
            partnership=self.partnership,
            practitioner=to,
            side=self.side,
            role=self.role,
            since=on,
            follows=self,
            recorded_by=by,
            **({"key": key} if key else {}),
        )
        if admit:
            self.partnership.admit(successor, by=by)
        self.end(on=on)
        return successor


class Context(Entry, Dated):
    """What a city tells its partner about itself (finding F1). A new note follows the old one, which stays."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="contexts")
    side = models.CharField(_("side"), max_length=7, choices=[(Side.MENTOR, _("mentor")), (Side.MENTEE, _("mentee"))])
    notes = models.TextField(_("context notes"), max_length=20_000)
    posture = models.CharField(_("how the city learns"), max_length=12, choices=Posture, blank=True)
    BROUGHT = ("pk", "notes", "posture", "on", "on_precision", "on_basis")
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        ordering = ["-on", "-pk"]

    def __str__(self):
        return f"Context {self.pk}"

    @classmethod
    def along(cls, partnerships):
        """The partnerships, with what each city last wrote about itself brought along in the same query: ``latest`` reads it."""
        row = JSONObject(**{name: name for name in cls.BROUGHT})
        its = cls.objects.filter(partnership=models.OuterRef("pk")).values(row=row)
        return partnerships.annotate(**{f"note_of_{side}": models.Subquery(its.filter(side=side)[:1]) for side in CITIES})

    @classmethod
    def latest(cls, partnership) -> dict[str, "Context | None"]:
        """By side, the note that ``along`` brought; earlier ones stay in the database."""
        brought = {side: getattr(partnership, f"note_of_{side}") for side in CITIES}
        return {side: cls(**row | {"on": dt.date.fromisoformat(row["on"])}) if row else None for side, row in brought.items()}


class Interest(Entry, Dated, Hope):
    """A city that heard of a partnership and would like one (finding F10)."""

    road = Road("heard_through", "programme")
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="interests")
    city = models.ForeignKey("participants.City", models.PROTECT, related_name="interests", verbose_name=_("city"))
    heard_through = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="interests", verbose_name=_("heard of it through")
    )
    story = models.TextField(_("how it came about"), max_length=20_000, blank=True)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        ordering = ["-on", "-pk"]
        constraints = [*Entry.Meta.constraints, *Hope.Meta.constraints]

    def __str__(self):
        return f"Interest {self.pk}"

    @property
    def cities(self):
        return [self.city]

    @property
    def hoped(self):
        """What the form of the partnership that answers it begins with."""
        return {"mentee": self.city_id, "came_through": self.heard_through_id}
