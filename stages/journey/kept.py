"""Records that history rests on (class F): rows are never deleted, and a column that is set never changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.touch import touched


class Kept(Exception):
    """Somebody tried to rewrite history. A fault in our own code: no page offers it."""

    def __init__(self, record):
        super().__init__(_("%(name)s: kept as it was written.") % {"name": record._meta.verbose_name})


class KeptQuerySet(models.QuerySet):
    """Only the columns that the model names in ``set_later`` are written afterwards: once, while they are empty."""

    def update(self, **changes):
        if not set(changes) <= set(self.model.set_later):
            raise Kept(self.model)
        empty = {name: self.model.set_later[name] for name in changes}
        return super(KeptQuerySet, self.filter(**empty)).update(**changes)

    def delete(self):
        raise Kept(self.model)

    def bulk_update(self, objs, fields, batch_size=None):
        raise Kept(self.model)

    def bulk_create(self, objs, **options):
        if options.get("update_conflicts"):
            raise Kept(self.model)
        return super().bulk_create(objs, **options)


class KeptModel(models.Model):
    """Made once, by its verbs. ``set_later`` names the columns that may still be set, with the value that means "not yet"."""

    set_later: dict[str, str | None] = {}

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **options):
        if not self._state.adding:
            raise Kept(self)
        super().save(**{**options, "force_insert": True})
        touched(self)

    def delete(self, **options):
        raise Kept(self)
