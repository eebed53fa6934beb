"""What the pure functions say, kept for lists: one standing per partnership, one row per finding; and what a person set aside."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.access import May, in_partnership
from participants.dates import sensible
from participants.entry import Entry
from participants.roads import Road
from stages.signals.sentences import FINDINGS

SIGNALS = [(finding.key, finding.title) for finding in FINDINGS]


class Standing(models.Model):
    """Where a partnership stands, in one row; written anew after every write that touches it, and when ``recheck_on`` comes."""

    road = Road("partnership", "programme")
    partnership = models.OneToOneField("participants.Partnership", models.PROTECT, related_name="standing", primary_key=True)
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="+", db_index=False)
    stage = models.CharField(max_length=14)
    state = models.CharField(max_length=9)
    since = models.DateField()
    since_precision = models.CharField(max_length=5)
    since_basis = models.CharField(max_length=12)
    last_contact = models.DateField(null=True)
    last_contact_precision = models.CharField(max_length=5, default="day")
    quiet_on = models.DateField(null=True, help_text="From this day it is going quiet, unless there is contact before; none while it rests.")
    gone_on = models.DateField(null=True, help_text="From this day it is gone quiet.")
    waiting = models.CharField(max_length=14, blank=True, help_text="The sides whose word is awaited, with a space between.")
    raised = models.PositiveSmallIntegerField(default=0)
    recheck_on = models.DateField(null=True)
    refreshed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["programme", "stage", "since", "partnership"], name="standing_by_stage"),
            models.Index(fields=["recheck_on"], name="standing_to_recheck"),
        ]

    def __str__(self):
        return f"Standing {self.pk}"


class Finding(models.Model):
    """What one finding says of a partnership: raised, cleared, unknown, or set aside; with the keys of the records it rests on."""

    class State(models.TextChoices):
        RAISED = "raised", _("raised")
        CLEARED = "cleared", _("cleared")
        UNKNOWN = "unknown", _("cannot be known yet")
        ASIDE = "aside", _("set aside")

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="findings")
    signal = models.CharField(max_length=3, choices=SIGNALS)
    state = models.CharField(max_length=7, choices=State)
    case = models.CharField(max_length=20)
    about = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "signal"], name="one_row_per_finding")]
        indexes = [models.Index(fields=["signal", "partnership"], condition=models.Q(state="raised"), name="raised_findings")]

    def __str__(self):
        return f"Finding {self.pk}"


class Aside(Entry):
    """A person sets a signal aside, with a reason and a day to look again. It holds while the signal rests on the same evidence."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="asides")
    signal = models.CharField(_("signal"), max_length=3, choices=SIGNALS)
    reason = models.TextField(_("why it is set aside"), max_length=20_000)
    look_again = models.DateField(_("look at it again on"), validators=[sensible])
    case = models.CharField(max_length=20, editable=False)
    evidence = models.JSONField(default=list, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)
    taken_back_by = models.ForeignKey("participants.User", models.PROTECT, null=True, editable=False, related_name="+")

    class Meta(Entry.Meta):
        verbose_name = _("signal set aside")
        ordering = ["-pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(taken_back_at=None, taken_back_by=None) | models.Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="aside_taken_back_has_when_and_who",
            ),
        ]

    def __str__(self):
        return f"Aside {self.pk}"

    def is_in_the_hands_of(self, user):
        """Who may let it count again: whoever set it aside, as long as they may still log; a lead of either city; the manager."""
        may = in_partnership(user, self.partnership)
        return bool({May.ACCEPT, May.INVITE} & may) or (self.recorded_by_id == user.pk and May.LOG in may)
