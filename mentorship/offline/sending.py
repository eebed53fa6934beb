"""What a phone sends: something that was done, a plan that was held, a photo. Each with the key that the phone made for it."""

import hashlib
import uuid

from django.http import Http404
from django.utils.translation import gettext as _

from participants.forms import saved
from stages.activities import sight
from stages.activities.forms import ActivityForm, HoldForm
from stages.documents.forms import DocumentForm
from stages.models import Receipt

MACHINERY = {"csrfmiddlewaretoken", "author", "key"}


class Refused(Exception):
    """Nothing was kept; ``sentences`` say why, in words for its author. ``status``: 400 for what was typed, 409 for what came too late."""

    def __init__(self, sentences, status=400):
        super().__init__()
        self.sentences, self.status = [str(each) for each in sentences], status


def key_of(data):
    """The key of an entry; ``Refused`` without one."""
    try:
        return uuid.UUID(data.get("key", ""))
    except ValueError:
        raise Refused([_("This entry has no key.")]) from None


def digest(data, files):
    """Of all that was typed and chosen, whatever the order of its fields."""
    summed = hashlib.sha256()
    for name in sorted(set(data) - MACHINERY):
        summed.update(repr((name, sorted(data.getlist(name)))).encode())
    for file in files.getlist("files"):
        summed.update(hashlib.sha256(file.read()).digest())
        file.seek(0)
    return summed.hexdigest()


def take(user, data, files):
    """Keep an entry once; gives its ``Receipt``. Raises ``Refused``, ``Differs``, ``Http404``, ``PermissionDenied``."""
    kinds = {"log": _log, "hold": _hold, "photo": _photo}
    key, kind = key_of(data), kinds.get(data.get("kind", ""))
    if not kind:
        raise Refused([_("Nobody knows what this entry is.")])
    return Receipt.once(user, key, digest(data, files), lambda: kind(user, data, files))


def _log(user, data, files):
    partnerships = sight.chosen(user, data.getlist("partnership"))
    if not partnerships or len({each.programme_id for each in partnerships}) > 1:
        raise Refused([_("Say which partnership it belongs to.")])
    return _kept(ActivityForm(data, partnerships=partnerships, held=True), user)


def _hold(user, data, files):
    plan = sight.loggable(user, _number(data.get("activity", "")))
    if plan.state != "planned":
        raise Refused([_("Somebody told of this before you, or it was cancelled. Your words are still on this phone.")], 409)
    return _kept(HoldForm(data, instance=plan, partnerships=plan.partnerships, held=True), user)


def _photo(user, data, files):
    first = Receipt.objects.filter(user=user, key=_key(data.get("entry", ""))).first()
    if not (first and first.activity_id):
        raise Refused([_("The entry that this photo belongs to is not there.")])
    activity = sight.loggable(user, first.activity_id)
    form = DocumentForm(data, files)
    if not (form.is_valid() and form.keep(user, activity=activity)):
        raise Refused(_sentences(form))
    return activity


def _kept(form, user):
    if not (form.is_valid() and (record := saved(form, user))):
        raise Refused(_sentences(form), 409 if form.is_stale else 400)
    return record


def _sentences(form):
    return [f"{form.fields[name].label}: {each}" if name in form.fields else each for name, errors in form.errors.items() for each in errors]


def _number(text):
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def _key(text):
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
