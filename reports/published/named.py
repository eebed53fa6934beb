"""Whom an erasure names in what was published or frozen, and who may then destroy it."""

from participants.access import May, parts
from participants.models import Erasure
from reports.models import Edition, Report, Summary, SummaryEdition, SummaryVersion, Version

EDITIONS = {Edition: Version, SummaryEdition: SummaryVersion}
VERSIONS = {Version: Report, SummaryVersion: Summary}


def is_named(record):
    """Did somebody who was erased stand in it?

    An edition is named itself, or by the version that it was made of, where it was published only after that. A version is named with its
    report: all that was frozen of it goes at once, also what was frozen after the erasure from a text that still held the name.
    """
    its = [[kind._meta.label_lower, pk] for kind, pk in (_of_edition if type(record) in EDITIONS else _of_version)(record)]
    named = Erasure.objects.filter(done_at__isnull=False).exclude(named_in=[]).values_list("named_in", flat=True)
    return any(each in found for found in named for each in its)


def _of_edition(record):
    return [(type(record), record.pk), (EDITIONS[type(record)], record.version_id)]


def _of_version(record):
    kind = type(record)
    report, key = VERSIONS[kind], getattr(record, f"{VERSIONS[kind]._meta.model_name}_id")
    rows = kind.objects.filter(**{VERSIONS[kind]._meta.model_name: key}).order_by()
    return [(report, key), *((kind, pk) for pk in rows.values_list("pk", flat=True))]


def standing_edition(version):
    """The edition that a version stands behind, while it is not destroyed."""
    kind = next(kind for kind, of in EDITIONS.items() if of is type(version))
    return kind.objects.filter(version_id=version.pk, destroyed_at=None).only("pk", "number").first()


def may_destroy(user, record):
    """The manager of its programme, while an erasure names it."""
    manages = any(part.programme == record.programme_id and part.grants(May.PUBLISH) for part in parts(user))
    return manages and not record.destroyed_at and is_named(record)
