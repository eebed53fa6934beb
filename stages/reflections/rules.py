"""Ground rules of a safe space: a text that both sides agree to, with the history of who did. Class A (finding F5)."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models
from django.utils.translation import gettext_lazy as _

from participants.access import May, parts
from participants.entry import Conflict
from participants.guarded import Guarded
from participants.partnerships.parts import CITIES
from participants.partnerships.safe_space import is_inside, within
from stages.reflections.written import Keyed

MOST = 50  # texts of the history that are looked at


class GroundRules(Keyed):
    """One text; whoever proposes another one writes a new row. Without an author: that person was erased, the text is the partnership's."""

    author = models.ForeignKey("participants.User", models.PROTECT, null=True, related_name="+")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="+")
    text = models.TextField(_("ground rules"))
    recorded_at = models.DateTimeField(_("proposed"), auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "key"], name="%(class)s_once")]
        indexes = [models.Index(fields=["partnership", "-id"], name="rules_of_partnership")]

    @classmethod
    def readable_by(cls, user):
        """Everyone who sits in the space, whenever they joined: rules are there to be known."""
        return models.Q(within(user))

    def propose(self, *, by):
        """Everyone in the space may; a lead who does speaks for their side with it."""
        if not is_inside(by, self.partnership):
            raise PermissionDenied
        row = self.keep_once(by=by)
        if leads(by, self.partnership):
            row.agree(by=by)
        return row

    def agree(self, *, by):
        """A lead's yes for their side. Said twice it is one; raises ``Conflict`` where another text has been proposed since."""
        side = leads(by, self.partnership)
        if not side:
            raise PermissionDenied
        if GroundRules.objects.read_by(by, partnership=self.partnership, pk__gt=self.pk, limit=1):
            raise Conflict(_("Another text was proposed after this one. Read it first."))
        try:
            Agreement(rules=self, partnership=self.partnership, side=side, by=by).keep(by=by)
        except IntegrityError:
            if not Agreement.objects.read_by(by, rules=self, side=side):
                raise


class Agreement(Guarded):
    """One side's yes to one text."""

    AUTHOR = "by"
    rules = models.ForeignKey(GroundRules, models.PROTECT, related_name="+")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="+")
    side = models.CharField(max_length=7, choices=[(side.value, side.label) for side in CITIES])
    by = models.ForeignKey("participants.User", models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rules", "side"], name="each_side_agrees_once"),
            models.UniqueConstraint(fields=["rules", "by"], name="two_people_agree"),
        ]

    @classmethod
    def readable_by(cls, user):
        return models.Q(within(user))


def leads(user, partnership):
    """The side for which the user leads, admitted and inside; empty without one."""
    if not is_inside(user, partnership):
        return ""
    return next((part.side for part in parts(user) if part.partnership == partnership.pk and part.grants(May.ADMIT)), "")


@dataclass
class Standing:
    """The text in force, the newer one that waits, all of them (the newest first), and whose yes the reader could give."""

    in_force: GroundRules | None = None
    waiting: GroundRules | None = None
    history: list[GroundRules] = field(default_factory=list)
    may_agree: bool = False


def standing(user, partnership):
    """Each text comes with ``said``, its agreements. Two queries."""
    texts = GroundRules.objects.read_by(user, partnership=partnership, limit=MOST)
    said = Agreement.objects.read_by(user, partnership=partnership, order=("pk",)) if texts else []
    for text in texts:
        text.said = [each for each in said if each.rules_id == text.pk]
        text.sides = {each.side for each in text.said}
    in_force = next((text for text in texts if len(text.sides) == len(CITIES)), None)
    waiting = texts[0] if texts and texts[0] is not in_force else None
    side = leads(user, partnership)
    return Standing(in_force, waiting, texts, bool(waiting and side and side not in waiting.sides))
