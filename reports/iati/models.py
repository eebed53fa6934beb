"""What a manager says to the public about a programme: the settings of its IATI file, sums, and where published reports can be read.

Class D until it is in a file that left; all of it is written to be public.
"""

import datetime as dt

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import sensible
from participants.entry import Conflict, Entry
from participants.roads import Road
from reports.iati import codes, typed
from reports.published.models import Edition


class Kind(models.TextChoices):
    """A sum of the programme, as IATI tells them apart."""

    ORIGINAL = "original", _("budget as first agreed")
    REVISED = "revised", _("budget as revised")
    INCOMING_COMMITMENT = "11", _("promised to us")
    INCOMING_FUNDS = "1", _("received")
    OUTGOING_COMMITMENT = "2", _("promised by us")
    DISBURSEMENT = "3", _("passed on to a partner")
    EXPENDITURE = "4", _("spent")


BUDGETS = (Kind.ORIGINAL, Kind.REVISED)


class Profile(Entry):
    """The settings of one programme's file."""

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.OneToOneField("participants.Programme", models.PROTECT, related_name="iati_profile")
    code = models.CharField(_("own code"), max_length=40, blank=True, validators=[typed.code])
    status = models.CharField(_("where the programme stands"), max_length=1, blank=True, choices=codes.ACTIVITY_STATUS)
    began_on = models.DateField(_("it began on"), null=True, blank=True, validators=[sensible])
    ended_on = models.DateField(_("it ended on"), null=True, blank=True, validators=[sensible])
    sectors = models.TextField(_("sectors"), max_length=1_000, blank=True, validators=[typed.sectors])
    mentor_share = models.PositiveSmallIntegerField(_("share of the mentor’s country, in percent"), default=50)
    goals = models.CharField(_("Sustainable Development Goals"), max_length=200, blank=True, validators=[typed.goals])
    gender = models.CharField(_("gender equality"), max_length=1, blank=True, choices=codes.POLICY_SIGNIFICANCE)
    governance = models.CharField(_("participation and good governance"), max_length=1, blank=True, choices=codes.POLICY_SIGNIFICANCE)
    extending = models.ManyToManyField(
        "participants.Organisation", blank=True, related_name="+", verbose_name=_("organisations that broker or accompany")
    )
    collaboration = models.CharField(_("kind of co-operation"), max_length=1, blank=True, choices=codes.COLLABORATION_TYPE)
    flow = models.CharField(_("kind of flow"), max_length=2, blank=True, choices=codes.FLOW_TYPE)
    finance = models.CharField(_("kind of finance"), max_length=3, blank=True, choices=codes.FINANCE_TYPE)
    aid = models.CharField(_("kind of aid"), max_length=3, blank=True, choices=codes.AID_TYPE)
    tied = models.CharField(_("tied or untied"), max_length=1, blank=True, choices=codes.TIED_STATUS)
    contact_office = models.CharField(_("office to write to"), max_length=160, blank=True)
    contact_email = models.EmailField(_("its e-mail address"), blank=True)
    contact_website = models.URLField(_("its website"), blank=True, validators=[typed.public])
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=models.Q(mentor_share__lte=100), name="mentor_share_is_a_percentage"),
            models.CheckConstraint(
                condition=models.Q(began_on=None) | models.Q(ended_on=None) | models.Q(began_on__lte=models.F("ended_on")),
                name="programme_ran_forward",
                violation_error_message=_("It ended before it began."),
            ),
        ]

    def __str__(self):
        return f"IATI profile {self.pk}"

    @classmethod
    def of(cls, programme):
        """The programme's own; a fresh one, with the sectors that the programme names already, if nobody has written any."""
        return getattr(programme, "iati_profile", None) or cls(programme=programme, sectors=typed.shared_out(programme.sectors))


class Amount(Entry):
    """A sum at the level of the programme. A budget has a period of a year at most; everything else has its day."""

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="iati_amounts")
    kind = models.CharField(_("what it is"), max_length=8, choices=Kind)
    since = models.DateField(_("day, or first day"), validators=[sensible])
    until = models.DateField(_("last day"), null=True, blank=True, validators=[sensible])
    value = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    is_committed = models.BooleanField(_("this budget is agreed, not only foreseen"), default=False)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        ordering = ["since", "pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=BUDGETS, until__gte=models.F("since"), until__lte=models.F("since") + dt.timedelta(365))
                | (~models.Q(kind__in=BUDGETS) & models.Q(until=None)),
                name="budgets_have_a_year_at_most",
                violation_error_message=_("A budget has a first and a last day, a year apart at most; everything else has its day."),
            ),
        ]

    def __str__(self):
        return f"IATI amount {self.pk}"

    @property
    def is_budget(self):
        return self.kind in BUDGETS


class Address(Entry):
    """Where everybody can read a published report."""

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="+")
    edition = models.OneToOneField(Edition, models.PROTECT, related_name="iati_address")
    url = models.URLField(_("public address"), max_length=400, blank=True, validators=[typed.public])
    history = HistoricalRecords()

    def __str__(self):
        return f"IATI address {self.pk}"


class Identifier(models.Model):
    """An identifier that was in a file once. It belongs to this programme, or to this partnership of it, for ever."""

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="iati_identifiers")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=200, unique=True)
    first_used_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"IATI identifier {self.pk}"

    @classmethod
    @transaction.atomic
    def claim(cls, programme, wanted):
        """Keep identifiers for those they name: ``wanted`` maps None (the programme) or the id of a partnership to a text.

        Raises ``Conflict`` where another activity had one of them.
        """
        try:
            with transaction.atomic():
                rows = {key: cls._kept(programme, key, text) for key, text in wanted.items()}
        except IntegrityError as error:
            raise Conflict(TAKEN) from error
        if any((row.programme_id, row.partnership_id) != (programme.pk, key) for key, row in rows.items()):
            raise Conflict(TAKEN)

    @classmethod
    def _kept(cls, programme, key, text):
        return cls.objects.get_or_create(text=text, defaults={"programme": programme, "partnership_id": key})[0]


TAKEN = _("Another activity was published under this identifier before. An identifier is never used again: choose another code.")
