"""Documents: photos and files on what the partnership does. Class D."""

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.access import May, in_partnership
from participants.entry import Entry, settle
from participants.files import names, shelf
from participants.files.kinds import PICTURES, Kind, Sort
from participants.roads import Road
from stages import catalogue
from stages.documents import content

# What a document may be on; with none of them it is on the partnership itself. A new subject is a nullable foreign key and its name here.
SUBJECTS = ("activity", "criterion", "word", "commitment", "decision")
LONGEST_REASON = 2000


def _one_subject():
    """At most one subject. An activity can serve several partnerships and leads to them itself; all else names its one partnership."""
    free = {name: Q(**{name: ""} if name == "criterion" else {f"{name}__isnull": True}) for name in SUBJECTS}
    alone = [~free[name] & Q(*(free[other] for other in SUBJECTS if other != name)) & Q(partnership__isnull=name == "activity") for name in SUBJECTS]
    found = Q(*free.values(), partnership__isnull=False)
    for each in alone:
        found |= each
    return found


class DocumentQuerySet(models.QuerySet):
    def standing(self):
        """Without those that were taken down."""
        return self.filter(taken_down_at=None)

    def of(self, partnership):
        """All of a partnership, those on its activities included."""
        activities = partnership.involvements.values("activity")
        return self.filter(Q(partnership=partnership) | Q(activity__in=activities))


class Document(Entry):
    """A file with its class. What is kept is what ``examined`` let through; the person's own file name is only ever a title."""

    class Level(models.TextChoices):
        WORKING = "working", _("working")

    road = Road(
        "partnership", "partnership__programme", many=True, besides=Road("activity__involvements__partnership", "activity__programme", many=True)
    )
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, null=True, editable=False, related_name="documents")
    activity = models.ForeignKey("stages.Activity", models.PROTECT, null=True, editable=False, related_name="documents")
    criterion = models.CharField(max_length=20, blank=True, editable=False, choices=[(key, each.title) for key, each in catalogue.CRITERIA.items()])
    word = models.ForeignKey("stages.Word", models.PROTECT, null=True, editable=False, related_name="documents")
    commitment = models.ForeignKey("stages.Commitment", models.PROTECT, null=True, editable=False, related_name="documents")
    decision = models.ForeignKey("stages.Decision", models.PROTECT, null=True, editable=False, related_name="documents")
    level = models.CharField(_("class"), max_length=10, choices=Level, default=Level.WORKING, editable=False)
    title = models.CharField(_("title"), max_length=names.LONGEST)
    sort = models.CharField(_("what it is"), max_length=10, choices=Sort, default=Sort.OTHER)
    kind = models.CharField(_("format"), max_length=4, choices=Kind, editable=False)
    file = models.FileField(max_length=80, editable=False)
    thumbnail = models.FileField(max_length=80, blank=True, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    taken_down_at = models.DateTimeField(null=True, editable=False)
    taken_down_by = models.ForeignKey("participants.User", models.PROTECT, null=True, editable=False, related_name="+")
    taken_down_reason = models.TextField(_("why it was taken down"), max_length=LONGEST_REASON, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()
    examined = staticmethod(content.examined)

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("document"), _("documents")
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=_one_subject(), name="document_has_one_subject"),
            # The safe space keeps files once its doors are built for them; until then the database refuses any.
            models.CheckConstraint(condition=Q(level="working"), name="document_is_working"),
            models.CheckConstraint(
                condition=Q(taken_down_at=None, taken_down_by=None)
                | (Q(taken_down_at__isnull=False, taken_down_by__isnull=False, word=None) & ~Q(taken_down_reason="")),
                name="taken_down_has_when_who_and_why",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-recorded_at", "-id"], name="documents_of_partnership")]

    def __str__(self):
        return self.title

    @classmethod
    def keep(cls, found, *, by, title="", sort="", **subject):
        """The file first, then its row; without the row no file stays. The same file by the same person on the same subject is one record.

        ``subject`` names the subject, and the partnership unless it is an activity. Raises ``ValidationError`` when there is no room.
        """
        digest = found.sha256
        about = ":".join(f"{name}={getattr(value, 'pk', value)}" for name, value in sorted(subject.items()))
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{about}:{digest}")
        if first := cls.objects.filter(recorded_by=by, key=key).first():
            if not first.taken_down_at:
                return first
            key = uuid.uuid4()
        sort = sort or (Sort.PHOTO if found.is_picture else Sort.OTHER)
        row = cls(key=key, recorded_by=by, title=names.readable(title) or found.title, sort=sort, kind=found.kind, sha256=digest, **subject)
        row.size = found.content.seek(0, 2)
        return row._kept(found)

    def _kept(self, found):
        laid = []
        try:
            laid += [shelf.lay(found.content, self.kind)]
            laid += [shelf.lay(found.thumbnail, Kind.JPEG)] if found.thumbnail else [""]
            self.file, self.thumbnail = laid
            with transaction.atomic():
                self.save(force_insert=True)
        except BaseException as error:
            shelf.remove(*laid)
            twin = isinstance(error, IntegrityError) and Document.objects.filter(recorded_by=self.recorded_by, key=self.key).first()
            if twin:
                return twin
            raise
        return self

    @property
    def is_picture(self):
        return self.kind in PICTURES

    @property
    def download_name(self):
        return names.handed_out_as(self.title, self.kind)

    @property
    def partnerships(self):
        """Those whose members see it."""
        return [self.partnership] if self.partnership_id else self.activity.partnerships

    @property
    def rests_on_it(self):
        """Why it cannot be taken down: the history that rests on it. Empty if it can."""
        if self.word_id:
            return _("A city’s word on a move rests on this document. What the history rests on stays.")
        if self.criterion and self.partnership.journey.attestations.filter(criterion=self.criterion).exists():
            return _("A lead’s word on this criterion rests on this document. What the history rests on stays.")
        if self.commitment_id and self._was_there_when_kept():
            return _("It was here when somebody said that the promise is kept. What the history rests on stays.")
        if self.decision_id and self._was_there_when_they_went_on():
            return _("The partnership has gone on from this decision since. What the history rests on stays.")
        return ""

    def _was_there_when_kept(self):
        """What is added after the last such word is no ground of it, and can go."""
        return self.commitment.turns.filter(says__in=("kept", "confirmed"), recorded_at__gte=self.recorded_at).exists()

    def _was_there_when_they_went_on(self):
        """A change of mind on the same element, or the move out of adoption, for which the decisions count."""
        decided = self.decision.followed_by.filter(recorded_at__gte=self.recorded_at)
        moves = self.partnership.journey.moves.filter(left=catalogue.ADOPTION.key, outcome="effective", settled_at__gte=self.recorded_at)
        return decided.exists() or moves.exclude(entered=catalogue.ADOPTION.key).exists()

    def is_in_the_hands_of(self, user):
        """Whoever added it, as long as they may still write there; and who leads in all of its partnerships.

        An activity can serve several, and its files are theirs together. Where whoever added one has left, a lead of any looks after it.
        """
        may = [in_partnership(user, each) for each in self.partnerships]
        leads = [May.ACCEPT in each for each in may]
        if self.recorded_by_id == user.pk and any(May.LOG in each for each in may):
            return True
        return all(leads) or (any(leads) and self._has_nobody())

    def _has_nobody(self):
        """Whoever added it may no longer write there."""
        return self.recorded_by is None or not any(May.LOG in in_partnership(self.recorded_by, each) for each in self.partnerships)

    def may_take_down(self, user):
        return not self.taken_down_at and self.is_in_the_hands_of(user)

    @transaction.atomic
    def take_down(self, *, by, reason):
        """The file goes, the row stays with who, when and why. Raises ``ValidationError`` for what history rests on, ``Conflict`` if gone already."""
        self._lock_what_it_is_on()
        if kept := self.rests_on_it:
            raise ValidationError(kept, code="kept")
        settle(
            Document.objects.standing().filter(pk=self.pk),
            **{"taken_down_at": timezone.now(), "taken_down_by": by, "taken_down_reason": reason, "file": "", "thumbnail": ""},
        )
        gone = (self.file.name, self.thumbnail.name)
        transaction.on_commit(lambda: shelf.remove(*gone))

    def _lock_what_it_is_on(self):
        """The same locks that a word takes on the promise, the criterion, the move, or on another mind: none comes between question and file."""
        locked = self.commitment or (self.partnership if self.decision_id else None)
        if locked:
            type(locked).objects.select_for_update(no_key=True).get(pk=locked.pk)
        if self.criterion or self.decision_id:
            self.partnership.journey.lock()
