"""An erasure may destroy a published file, or what was frozen of a report: figures and texts go; digests, dates and the reason stay."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.entry import Conflict, settle
from participants.erased_list import put_down
from reports.emptying import Word, empty_reason, empty_report, empty_summary
from reports.models import Edition, Report, Summary, SummaryEdition, SummaryVersion, Version
from reports.published.named import EDITIONS, is_named
from stages.reminders.forgetting import unsay

AGAIN = FILE, REPORT, PROGRAMME = "file", "report", "programme"
"""How a line begins in the list of what was erased, after its moment: about a file, or about what was frozen of a report."""
SUBJECTS = {Edition: "edition:{}", SummaryEdition: "programme edition:{}"}
"""What the ledger of reminders calls them (``reports/rules.py``, ``reports/programme/rules.py``)."""


@transaction.atomic
def destroy(record, *, because, by):
    """An edition, or all that was frozen with a version, for good.

    Raises ``Conflict`` when it is gone already, when no erasure names it, or for a version behind an edition that stands.
    """
    if not is_named(record):
        raise Conflict(_("No erasure names this report. It stays as it is."))
    word, is_edition = Word(timezone.now(), because, by), type(record) in EDITIONS
    (end if is_edition else empty)(record, word)
    line = (FILE, record.sha256) if is_edition else _key(record)
    put_down(*line, str(by.pk), *because.split())


def end(edition, word):
    """The file, the figures and the texts go, with all that was frozen on the way to it; to be called in a transaction."""
    kind = type(edition)
    gone = {"values": {}, "file": "", kind.REASON: ""}
    told = {"destroyed_at": word.at, "destroyed_by": word.by or edition.published_by, "destroyed_because": word.because}
    settle(kind.objects.filter(pk=edition.pk, destroyed_at=None), **gone, **told)
    papers = empty_report(edition.report_id, word) if kind is Edition else empty_summary(edition.programme_id, word)
    if getattr(edition, kind.REASON):
        unsay(SUBJECTS[kind].format(edition.pk))
    _burn_later([edition, *papers])


def empty(version, word):
    """What was frozen with a version, and is behind no edition that stands; to be called in a transaction."""
    _burn_later(_emptied(*_key(version), word))
    if not type(version).objects.filter(pk=version.pk, destroyed_at=word.at).exists():
        raise Conflict(_("This version was emptied or published a moment before. Look at it as it is now."))


def _key(version):
    return (REPORT, str(version.report_id)) if isinstance(version, Version) else (PROGRAMME, str(version.programme_id))


def _emptied(what, key, word):
    return empty_report(int(key), word) if what == REPORT else empty_summary(int(key), word)


def destroy_again(what, key, word):
    """In a restored copy: every edition with this digest, and what was frozen for one that was published only after the copy was made.

    Or what was frozen of one report. How much was destroyed.
    """
    if what == FILE:
        return _end_again(key, word)
    found = Report.objects.filter(pk=key) if what == REPORT else Summary.objects.filter(programme=key)
    papers = _emptied(what, key, word) if found.exists() else []
    _burn_later(papers)
    return len(papers)


def _end_again(sha256, word):
    found = [each for kind in EDITIONS for each in kind.objects.filter(sha256=sha256, destroyed_at=None)]
    for edition in found:
        end(edition, word)
    papers = []
    for each in Version.objects.filter(rendering__sha256=sha256):
        empty_reason(each.report_id, each.values["edition"])
        papers += empty_report(each.report_id, word)
    for each in SummaryVersion.objects.filter(sha256=sha256).select_related("summary"):
        papers += empty_summary(each.programme_id, word)
    _burn_later(papers)
    return len(found)


def _burn_later(records):
    """Their files go once it is committed."""
    transaction.on_commit(lambda: burn(records))


def burn(records):
    for record in records:
        if record.file:
            record.file.delete(save=False)
