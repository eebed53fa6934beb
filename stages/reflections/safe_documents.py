"""Documents of the safe space: examined and kept as any other, read by its members alone. Class A."""

import uuid

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.files import names, shelf
from participants.files.kinds import PICTURES, Kind, Sort
from participants.guarded import reader
from participants.partnerships.safe_space import shared_with
from stages.reflections.written import Written


class SafeDocument(Written):
    """A file. What is kept is what ``Document.examined`` let through; there is no public path to it, and nobody's word in its name."""

    title = models.CharField(_("title"), max_length=names.LONGEST)
    sort = models.CharField(_("what it is"), max_length=10, choices=Sort, default=Sort.OTHER)
    kind = models.CharField(_("format"), max_length=4, choices=Kind)
    file = models.FileField(max_length=80)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)

    class Meta(Written.Meta):
        indexes = [models.Index(fields=["partnership", "-recorded_at", "-id"], name="safe_documents_newest")]

    @classmethod
    def readable_by(cls, user):
        return Q(author=user) | Q(shared_with(user))

    @classmethod
    def lay_down(cls, found, *, by, partnership, title="", sort="", for_later=False):
        """The file first, then its row; without the row no file stays. The same file by the same person is one record.

        Raises ``ValidationError`` when there is no room.
        """
        digest = found.sha256
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"safe:{partnership.pk}:{digest}")
        row = cls(author=by, partnership=partnership, key=key, kind=found.kind, sha256=digest, for_later=for_later)
        row.title, row.sort = names.readable(title) or found.title, sort or (Sort.PHOTO if found.is_picture else Sort.OTHER)
        row.size = found.content.seek(0, 2)
        laid = shelf.lay(found.content, found.kind)
        try:
            row.file = laid
            kept = row.keep_once(by=by)
        except BaseException:
            shelf.remove(laid)
            raise
        if kept is not row:
            shelf.remove(laid)
        return kept

    def discard(self, *, by):
        """The row, and the file once the row is gone."""
        name = self.file.name
        with reader(by):
            if type(self).objects.own(by).filter(pk=self.pk).delete()[0]:
                transaction.on_commit(lambda: shelf.remove(name))

    @property
    def is_picture(self):
        return self.kind in PICTURES

    @property
    def download_name(self):
        return names.handed_out_as(self.title, self.kind)
