"""The trust pulse: a wave of questions, what each person answered (class B), and what may be shown of it (finding F3)."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import basis_field, in_words
from participants.entry import Conflict
from participants.guarded import Guarded, reader
from participants.roads import Road
from stages import catalogue
from stages.trust.asked import asked, met
from stages.trust.promise import VERSION
from stages.trust.publishing import ALL, LEAST, MOST, SIDES
from stages.trust.questions import CLIMATE, HIGHEST, LOWEST, PERSONS, SESSION
from stages.trust.talks import Talk

__all__ = ["Published", "Rating", "Response", "Talk", "Wave"]

APART = 60  # days between two pulses that a lead opens by hand
OPEN_FOR, SESSION_OPEN_FOR = 14, 7  # days in which one can answer
AGAINST = {
    True: _("You can only answer about people of the other city whom you have met at something that was held, and not about yourself."),
    False: _("This pulse does not ask that. Look at its questions again."),
}


class Kind(models.TextChoices):
    GATE = "gate", _("at a move of stage")
    YEARLY = "yearly", _("yearly in after-care")
    HAND = "by hand", _("opened by a lead")
    SESSION = "session", _("after a closed session")


class Frozen(Exception):
    """Somebody tried to rewrite a wave or what was published of it. A fault in our own code: no page offers it."""


class Once(models.Model):
    """Written once. Whatever changes later does so under a condition, in its verb."""

    class Meta:
        abstract = True

    def save(self, **options):
        if not self._state.adding:
            raise Frozen
        super().save(**{**options, "force_insert": True})

    def delete(self, **options):
        raise Frozen


class WaveQuerySet(models.QuerySet):
    def open(self, day=None):
        """Those that can be answered: not closed, and their last day is not over."""
        return self.filter(closed_at=None, closes_on__gte=day or timezone.localdate())

    def about_trust(self):
        """All but those after a closed session."""
        return self.exclude(kind=Kind.SESSION)


class Wave(Once):
    """One time of asking. That it is or was open is class D; who answered is nobody's business. ``closes_on``: the last day to answer."""

    Kind = Kind

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="waves")
    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    move = models.OneToOneField("stages.Move", models.PROTECT, null=True, related_name="+")
    part = models.ForeignKey("stages.Part", models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    basis = basis_field()
    opened_by = models.ForeignKey("participants.Membership", models.PROTECT, null=True, related_name="+")
    closes_on = models.DateField(_("open until"))
    closed_at = models.DateTimeField(null=True)

    objects = WaveQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("pulse"), _("pulses")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "kind"], condition=Q(closed_at=None) & ~Q(kind="session"), name="one_open_wave_per_kind"),
            models.UniqueConstraint(fields=["partnership", "part"], name="one_wave_per_session"),
            models.CheckConstraint(
                condition=Q(kind="gate", move__isnull=False, part=None, opened_by=None)
                | Q(kind="session", part__isnull=False, move=None, opened_by=None)
                | Q(kind="by hand", opened_by__isnull=False, move=None, part=None)
                | Q(kind="yearly", move=None, part=None, opened_by=None),
                name="wave_has_what_it_belongs_to",
            ),
            models.CheckConstraint(condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="wave_closes_after_it_opened"),
        ]
        indexes = [
            models.Index(fields=["partnership", "-opened_at"], name="waves_of_partnership"),
            models.Index(fields=["closes_on"], condition=Q(closed_at=None), name="open_waves_by_day"),
        ]

    def __str__(self):
        return f"Wave {self.pk}"

    @classmethod
    def begin(cls, partnership, kind, *, on=None, **belongs):
        """Open a wave, or None if there is one already that stands in its way. Asked twice at once, one is opened."""
        last = (on or timezone.localdate()) + dt.timedelta(SESSION_OPEN_FOR if kind == Kind.SESSION else OPEN_FOR)
        try:
            with transaction.atomic():
                return cls.objects.create(partnership=partnership, kind=kind, closes_on=last, **belongs)
        except IntegrityError:
            return None

    @classmethod
    def waits_until(cls, partnership):
        """The first day on which a lead can open a pulse by hand; today or earlier means now. No pulse is open then."""
        latest = partnership.waves.about_trust().first()
        if latest is None:
            return timezone.localdate()
        after = timezone.localdate(latest.opened_at) + dt.timedelta(APART)
        return after if latest.closed_at else max(after, latest.closes_on + dt.timedelta(1))

    @classmethod
    def open_by_hand(cls, partnership, *, by):
        """A lead asks. Raises ``Conflict`` while a pulse is open, or the last one is not long enough ago."""
        if cls.waits_until(partnership) > timezone.localdate() or not (opened := cls.begin(partnership, Kind.HAND, opened_by=by)):
            raise Conflict(_("There was a pulse not long ago. Asked too often, people stop answering. Look at when the next one can be opened."))
        return opened

    @property
    def title(self):
        """What it is called, in the reader's language."""
        if self.move:
            return gettext("Pulse at the move to “%(stage)s”") % {"stage": gettext(catalogue.stage(self.move.entered).title)}
        if self.part:
            return gettext("After the closed session of %(day)s") % {"day": in_words(self.part.activity.on, self.part.activity.on_precision)}
        return gettext("Yearly pulse in after-care") if self.kind == Kind.YEARLY else gettext("Pulse opened by a lead")

    @property
    def themes(self):
        return (SESSION,) if self.kind == Kind.SESSION else (PERSONS, CLIMATE)

    @property
    def is_open(self):
        return self.closed_at is None and timezone.localdate() <= self.closes_on

    @staticmethod
    def asked_in(waves) -> dict[int, dict[int, str]]:
        """By wave: the users who are asked, with their side."""
        return asked(waves)

    def asked(self) -> dict[int, str]:
        return asked([self])[self.pk]

    def answers_of(self, user) -> tuple[int, dict]:
        """What the user answered: the version, 0 for none, and (person rated or None, question) → value. For this user's eyes alone."""
        with reader(user):
            rows = list(Rating.objects.own(user).filter(response__wave=self).select_related("response"))
        return (rows[0].response.version if rows else 0), {(row.rated_id, row.question): row.value for row in rows}

    @transaction.atomic
    def take(self, said, *, by, version):
        """Keep what a person answered: all of it, or nothing. Answered before, it takes the place of what was said then.

        ``said``: (person rated or None, question) → 1 to 7, or None for "cannot say". ``version``: of the response that the form showed, 0 for
        none. Raises ``Conflict`` when it is closed or answered meanwhile, ``PermissionDenied`` for whoever is not asked.
        """
        self._hold()
        self._check(said, by)
        with reader(by):
            mine = Response.objects.own(by).filter(wave=self)
            before = mine.first()
            if (before.version if before else 0) != version:
                raise Conflict(_("You have answered already, in another window or with a second click. Look at what is kept, and send it again."))
            if before:
                mine.update(version=version + 1, answered_at=timezone.now(), promise=VERSION)
                Rating.objects.own(by).filter(response=before).delete()
            response = before or Response(wave=self, user=by, promise=VERSION).keep(by=by)
            rows = [Rating(response=response, rated_id=rated, question=question, value=value) for (rated, question), value in said.items()]
            Rating.objects.own(by).bulk_create(rows)

    @transaction.atomic
    def give_back(self, *, by):
        """Delete what the person answered, as if they had never done so. Raises ``Conflict`` when it is closed."""
        self._hold()
        with reader(by):
            Response.objects.own(by).filter(wave=self).delete()

    def _check(self, said, by):
        """Only whoever is asked answers, from 1 to 7, only these questions, and only about people of the other city whom they met."""
        side = self.asked().get(by.pk)
        if side is None:
            raise PermissionDenied
        people = [who.pk for who in met(self.partnership, by, side)] if any(theme.of_persons for theme in self.themes) else []
        known = {(who, item) for theme in self.themes for who in (people if theme.of_persons else [None]) for item in theme.items}
        if unknown := set(said) - known:
            raise ValidationError(AGAINST[any(rated for rated, _question in unknown)])
        if not all(value is None or LOWEST <= value <= HIGHEST for value in said.values()):
            raise ValidationError(_("Choose a number from 1 to 7, or “cannot say”."))

    def _hold(self):
        """Nobody closes it while one answers, and nobody answers while it closes."""
        held = Wave.objects.select_for_update().open().filter(pk=self.pk).first()
        if held is None:
            raise Conflict(_("This pulse is closed. Answers that came in time count; nothing can be added or changed now."))


class Response(Guarded):
    """That a person answered, once in a wave. ``promise``: the version of what they were promised. Class B."""

    AUTHOR = "user"

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="+")
    user = models.ForeignKey("participants.User", models.PROTECT, related_name="+")
    promise = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1, editable=False)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wave", "user"], name="one_response_per_wave")]


class Rating(Guarded):
    """One answer: of a person, or of the climate or a session (no person). No value means "cannot say". Class B."""

    AUTHOR = "response__user"

    response = models.ForeignKey(Response, models.CASCADE, related_name="+")
    rated = models.ForeignKey("participants.Practitioner", models.PROTECT, null=True, related_name="+")
    question = models.CharField(max_length=10)
    value = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "rated", "question"], condition=Q(rated__isnull=False), name="one_rating_of_a_person"),
            models.UniqueConstraint(fields=["response", "question"], condition=Q(rated=None), name="one_rating_of_no_person"),
            models.CheckConstraint(condition=Q(value=None) | Q(value__gte=LOWEST, value__lte=HIGHEST), name="rating_from_one_to_seven"),
        ]


class Published(Once):
    """One figure that may be shown, computed once at the close; read through ``stages.trust.figures`` alone."""

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="+")
    group = models.CharField(max_length=6, choices=[(name, name) for name in (ALL, *SIDES)])
    figure = models.CharField(max_length=10)
    half = models.PositiveSmallIntegerField()
    band = models.PositiveSmallIntegerField()
    response = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wave", "group", "figure"], name="figure_published_once"),
            models.CheckConstraint(condition=Q(half__gte=LEAST, half__lte=MOST), name="figure_with_joined_ends"),
            models.CheckConstraint(condition=Q(band__in=(5, 10, 20)), name="count_as_a_band"),
        ]

    def __str__(self):
        return f"Published {self.pk}"
