"""Say how a promise stands: the promiser's side says kept, another day, or not kept; the other side confirms, or says not yet."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from participants.access import May, fetch, parts
from participants.answers import answer, done
from participants.entry import Conflict
from participants.models import Membership
from stages.commitments import forms
from stages.commitments.turns import Says
from stages.commitments.views import WHOLE, shown


@dataclass(frozen=True)
class Act:
    """One thing that can be said: its form, the verb of ``Commitment``, and its words on the page."""

    says: Says
    verb: str
    form: type
    heading: str
    button: str
    message: str


ACTS = {
    "kept": Act(Says.KEPT, "keep", forms.KeptForm, _("It is kept"), _("Say that it is kept"), _("It is noted. The other city confirms it now.")),
    "confirm": Act(
        Says.CONFIRMED, "confirm", forms.ConfirmForm, _("Confirm that it is kept"), _("Confirm that it is kept"), _("The promise is kept.")
    ),
    "not-yet": Act(Says.NOT_YET, "deny", forms.NotYetForm, _("Not yet, from our side"), _("Say: not yet"), _("It is noted. The promise stays open.")),
    "another-day": Act(
        Says.RENEGOTIATED,
        "renegotiate",
        forms.RenegotiateForm,
        _("Name another day"),
        _("Name the new day"),
        _("The new day is noted. The day before stays on this page."),
    ),
    "not-kept": Act(
        Says.BROKEN, "give_up", forms.GiveUpForm, _("It will not be kept"), _("Say that it will not be kept"), _("It is noted, with its reason.")
    ),
}


def speaking(user, commitment, says):
    """The membership by which the user says this; raises ``PermissionDenied`` where it is for the other side to say."""
    side = commitment.side if says in Says.of_the_promiser() else commitment.to_side
    for part in parts(user):
        if part.partnership == commitment.partnership_id and part.side == side and part.grants(May.PROMISE):
            return Membership.objects.select_related("practitioner__user").get(pk=part.membership)
    raise PermissionDenied


@require_http_methods(["GET", "POST"])
def say(request, pk, name):
    act, record = ACTS[name], fetch(request.user, May.PROMISE, WHOLE, pk=pk)
    by = speaking(request.user, record, act.says)
    if request.method == "GET" and record.state not in Says.when(act.says):
        return redirect("promise", pk)
    form = act.form(request.POST if request.method == "POST" else None, commitment=record)
    try:
        if form.is_valid() and form.say(getattr(record, act.verb), by):
            return done(request, "promise", act.message, pk)
    except Conflict as late:
        return shown(request, fetch(request.user, May.LOOK, WHOLE, pk=pk), status=409, refusal=late, typed=request.POST.get("reason", ""))
    return answer(request, "stages/commitments/_say.html", form=form, act=act, commitment=record, partnership=record.partnership, may_log=False)
