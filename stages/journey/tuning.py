"""A programme may ask for less or for more than the catalogue does: a criterion that is off, or another number, with the reason."""

from collections import defaultdict

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import JSONObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict
from participants.models import Programme
from participants.roads import Road
from stages import catalogue
from stages.journey.kept import KeptModel
from stages.journey.words import LONGEST

MOST = {"context_sides": 2, "visit_purposes": 3, "stepped_back": 1}
"""How many pieces of evidence a fact can have at all; the others can have any number, and ``PLENTY`` is as many as anyone asks for."""
PLENTY = 20


def most(criterion) -> int:
    """The largest number that a programme may ask for; 0 where there is nothing to count."""
    found = MOST.get(criterion.fact, PLENTY) if criterion.fact else 0
    return found if found > 1 else 0


class Listed(models.Aggregate):
    """Rows as one JSON list, so that a page's first query can bring them along."""

    function = "JSON_GROUP_ARRAY"
    output_field = models.JSONField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


class Tuning(KeptModel):
    """What a programme asks of one criterion from now on. The newest counts, the older ones stay. Class F."""

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="tunings")
    criterion = models.CharField(_("criterion"), max_length=20, choices=[(key, each.title) for key, each in catalogue.CRITERIA.items()])
    asked = models.BooleanField(_("asked for"), default=True)
    number = models.PositiveSmallIntegerField(_("how many it takes"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("what a programme asks for")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(number=None) | models.Q(number__gte=1, asked=True), name="a_number_is_asked_for"),
        ]

    def __str__(self):
        return f"Tuning {self.pk}"

    @classmethod
    def standing(cls, programmes) -> dict[int, dict[str, "Tuning"]]:
        """By programme and criterion, what counts now: one query for any number of programmes."""
        found: dict[int, dict[str, Tuning]] = defaultdict(dict)
        for each in cls.objects.filter(programme__in=programmes).order_by("pk"):
            found[each.programme_id][each.criterion] = each
        return found

    @classmethod
    def of(cls, partnership: int) -> dict[str, "Tuning"]:
        """By criterion, what the programme of one partnership asks for."""
        return {each.criterion: each for each in cls.objects.filter(programme__partnerships=partnership).order_by("pk")}

    @classmethod
    def along(cls, partnerships):
        """The partnerships, with what their programme asks for brought along in the same query: ``newest`` reads it."""
        row = JSONObject(pk="pk", criterion="criterion", asked="asked", number="number", reason="reason")
        its = cls.objects.filter(programme=models.OuterRef("programme")).order_by().values("programme")
        return partnerships.annotate(tuned=models.Subquery(its.annotate(rows=Listed(row)).values("rows")))

    @classmethod
    def newest(cls, partnership) -> dict[str, "Tuning"]:
        """By criterion, what the programme of a partnership asks for; a query only where it was not brought along."""
        if not hasattr(partnership, "tuned"):
            return cls.of(partnership.pk)
        rows = sorted(partnership.tuned or (), key=lambda row: row["pk"])
        return {row["criterion"]: cls(**row | {"asked": bool(row["asked"])}) for row in rows}

    @classmethod
    @transaction.atomic
    def tune(cls, programme, criterion, *, by, reason, asked=True, number=None, seen=None):
        """Ask for it or not, and for how many; ``seen`` is the newest one (0 for none) that the page showed.

        Raises ``ValidationError`` by field, ``Conflict`` if somebody was faster.
        """
        Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
        newest = cls.objects.filter(programme=programme, criterion=criterion.key).last()
        if seen is not None and seen != (newest.pk if newest else 0):
            raise Conflict(_("Someone else changed this while you were writing. Look at what counts now, then save again."))
        number = _checked(criterion, asked, number)
        if not reason.strip():
            raise ValidationError({"reason": _("Say why. Every partnership of the programme can read it.")})
        if (asked, number) == ((newest.asked, newest.number) if newest else (True, None)):
            raise ValidationError(_("Nothing would change: this is what the programme asks for already."))
        return cls.objects.create(programme=programme, criterion=criterion.key, asked=asked, number=number, reason=reason, recorded_by=by)

    @classmethod
    def taking_over(cls, source, target):
        """What the source asks for otherwise than the catalogue: for each criterion its tuning, and the one that the target has of its own."""
        standing = cls.standing([source.pk, target.pk])
        asked, own = standing.get(source.pk, {}), standing.get(target.pk, {})
        changed = [asked[key] for key in catalogue.CRITERIA if key in asked and not asked[key].is_the_catalogues]
        return [(each, own.get(each.criterion)) for each in changed]

    @classmethod
    @transaction.atomic
    def take_over(cls, source, target, *, by):
        """Into a programme that has not spoken of them itself, with a note of where they come from. The second time it makes nothing."""
        Programme.objects.select_for_update(no_key=True).get(pk=target.pk)
        note = gettext("Taken over from “%(programme)s”.") % {"programme": source}
        made = []
        for each, own in cls.taking_over(source, target):
            if own is None:
                what = {"criterion": each.criterion, "asked": each.asked, "number": each.number}
                made.append(cls.objects.create(programme=target, reason=f"{note} {each.reason}"[:LONGEST], recorded_by=by, **what))
        return made

    @property
    def is_the_catalogues(self):
        """Back to what the study's model asks for."""
        return self.asked and self.number is None

    def says_the_same_as(self, other):
        return (self.asked, self.number) == (other.asked, other.number)


def _checked(criterion, asked, number):
    """The number as it is kept: none where the catalogue's own holds."""
    if not asked or number in (None, criterion.number):
        return None
    if not 1 <= number <= most(criterion):
        raise ValidationError({"number": _("Give a number from 1 to %(most)d.") % {"most": most(criterion) or 1}})
    return number
