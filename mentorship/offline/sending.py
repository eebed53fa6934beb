"""What a phone sends: something that was done, a plan that was held, a photo, a text of the safe space. Each with the key that the phone made."""

import hashlib

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from mentorship.offline import confidential
from mentorship.offline.answers import Refused, Taken
from mentorship.offline.numbers import key, number
from participants.forms import has_control_characters, saved
from stages.activities import sight
from stages.activities.forms import ActivityForm, HoldForm
from stages.documents.forms import DocumentForm
from stages.models import Differing, Receipt

MACHINERY = {"csrfmiddlewaretoken", "author", "key"}
CONFIDENTIAL = {"reflection": confidential.reflection, "note": confidential.note}
LONGEST = 50_000  # characters of a second content that is kept to be looked at


def key_of(data):
    """The key of an entry; ``Refused`` without one."""
    if found := key(data.get("key", "")):
        return found
    raise Refused([_("This entry has no key.")])


def digests(data, files):
    """Of all that was typed and chosen, whatever the order of its fields: by the secret of today, then by those before it.

    Keyed: a short text could be guessed from a bare digest.
    """
    said = [repr((name, sorted(data.getlist(name)))) for name in sorted(set(data) - MACHINERY)]
    for file in files.getlist("files"):
        said.append(hashlib.sha256(file.read()).hexdigest())
        file.seek(0)
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [salted_hmac("offline.receipt", "".join(said), secret, algorithm="sha256").hexdigest() for secret in secrets]


def take(user, data, files):
    """Keep an entry once; says where it stands. Raises ``Refused``, ``Differs``, ``Http404``, ``PermissionDenied``."""
    kinds = {"log": _log, "hold": _hold, "photo": _photo, **CONFIDENTIAL}
    its, kind = key_of(data), data.get("kind", "")
    if kind not in kinds:
        raise Refused([_("Nobody knows what this entry is.")])
    receipt = Receipt.once(user, its, digests(data, files), lambda: kinds[kind](user, data, files))
    return confidential.where(user, data, its) if kind in CONFIDENTIAL else Taken.as_activity(receipt.activity)


def keep_beside(receipt, data, files):
    """The second content of a key, for its author to look at; None where it stays on the phone alone: a photo, a text of the safe space."""
    names = {*ActivityForm.base_fields, *HoldForm.base_fields} - MACHINERY - {"version"}
    fields = {name: data.getlist(name) for name in sorted(names & set(data))}
    said = "".join(each for values in fields.values() for each in values)
    if data.get("kind") not in Differing.Kind.values or len(said) > LONGEST or has_control_characters(said):
        return None
    return Differing.keep(receipt, digests(data, files)[0], data["kind"], fields)


def _log(user, data, files):
    partnerships = sight.chosen(user, data.getlist("partnership"))
    if not partnerships or len({each.programme_id for each in partnerships}) > 1:
        raise Refused([_("Say which partnership it belongs to.")])
    return _kept(ActivityForm(data, partnerships=partnerships, held=True), user)


def _hold(user, data, files):
    plan = sight.loggable(user, number(data.get("activity", "")))
    if plan.state != "planned":
        raise Refused([_("Somebody told of this before you, or it was cancelled. Your words are still on this phone.")], 409)
    return _kept(HoldForm(data, instance=plan, partnerships=plan.partnerships, held=True), user)


def _photo(user, data, files):
    first = Receipt.objects.filter(user=user, key=key(data.get("entry", ""))).first()
    if not (first and first.activity_id):
        raise Refused([_("The entry that this photo belongs to is not there.")])
    activity = sight.loggable(user, first.activity_id)
    form = DocumentForm(data, files)
    if not (form.is_valid() and form.keep(user, activity=activity)):
        raise Refused.by(form)
    return activity


def _kept(form, user):
    if not (form.is_valid() and (record := saved(form, user))):
        raise Refused.by(form)
    return record
