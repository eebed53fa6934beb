"""Moves and criteria: who proposes, who answers, who writes down, who attests. Class D to read; leads speak, managers write down."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, fetch, parts
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.models import Membership, Partnership
from participants.partnerships.parts import CITIES
from stages import catalogue
from stages.journey import chronicle, panel, timeline, years
from stages.journey.forms import AttestForm, DeclineForm, ProposeForm, RecordedProposalForm, RecordForm
from stages.journey.lengths import lengths
from stages.journey.moves import Move
from stages.journey.states import State
from stages.journey.story import told_of
from stages.journey.words import Word

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme", "journey")
MOVES = Move.objects.select_related("journey__partnership__mentor", "journey__partnership__mentee", "journey__partnership__programme")


def speaking(user, partnership, sides=CITIES):
    """The membership by which the user speaks for one of these sides; raises ``PermissionDenied`` if there is none."""
    for part in parts(user):
        if part.partnership == partnership.pk and part.side in sides and part.grants(May.ACCEPT):
            return Membership.objects.select_related("practitioner__user").get(pk=part.membership)
    raise PermissionDenied


def shown(request, record, status=200, **context):
    """The page of one move: both sides' words as they were given, and what the reader may do."""
    partnership = record.journey.partnership
    who = panel.mine(request.user, partnership)
    asked = panel.asked(told_of(record), who, partnership)
    context["may_add_documents"] = who.may_propose
    return answer(request, "stages/journey/_move.html", status=status, partnership=partnership, asked=asked, **context)


@require_GET
def move(request, pk):
    return shown(request, fetch(request.user, May.LOOK, MOVES, pk=pk))


@require_http_methods(["GET", "POST"])
def move_new(request, pk):
    """A lead proposes for their own side; a manager opens a proposal with a lead's word."""
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    who, journey = panel.mine(request.user, partnership), partnership.journey
    if not who.may_propose:
        raise PermissionDenied
    stage = catalogue.stage(journey.stay.stage)
    lacking = panel.lacking(partnership, stage)
    # From here every way needs a reason: on, for something is missing; back, always.
    about = {"stage": stage, "state": journey.state, "needs_reason": stage == catalogue.AFTER_CARE or stage in dict(lacking)}
    if who.sides:
        form = ProposeForm(request.POST or None, **about)
    else:
        form = RecordedProposalForm(request.POST or None, request.FILES or None, partnership=partnership, sides=CITIES, **about)
    if request.method == "POST" and form.is_valid():
        said = {"by": speaking(request.user, partnership)} if who.sides else form.said(request.user)
        if made := form.run(journey.propose, **form.move(), **said):
            return done(request, "move", _("The move is proposed. It holds when the other side has said yes."), made.pk)
    context = {"form": form, "partnership": partnership, "stage": stage, "lacking": lacking if journey.state == State.UNDER_WAY else []}
    return answer(request, "stages/journey/_propose.html", status=form_status(form), **context)


@require_POST
def move_accept(request, pk):
    record = fetch(request.user, May.ACCEPT, MOVES, pk=pk)
    by = speaking(request.user, record.journey.partnership, unheard(record))
    try:
        record.accept(by=by)
    except (Conflict, ValidationError) as refusal:
        return shown(request, fetch(request.user, May.LOOK, MOVES, pk=pk), status=409, refusal=sentence(refusal))
    return done(request, "partnership", _("Both sides have said yes. The move is effective."), record.journey.partnership_id)


def unheard(record):
    """The sides that have not spoken; both when all is said, so that whoever comes late is told so."""
    heard = set(record.words.values_list("side", flat=True))
    return [side for side in CITIES if side not in heard] or CITIES


def sentence(refusal):
    return refusal.messages[0] if isinstance(refusal, ValidationError) else str(refusal)


@require_http_methods(["GET", "POST"])
def move_decline(request, pk):
    record = fetch(request.user, May.ACCEPT, MOVES, pk=pk)
    partnership = record.journey.partnership
    by = speaking(request.user, partnership, unheard(record))
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.run(record.decline, by=by, **form.cleaned_data)
        if not form.errors:
            return done(request, "move", _("The move is declined. The reason stays with it."), record.pk)
    context = {"form": form, "partnership": partnership, "told": told_of(record)}
    return answer(request, "stages/journey/_decline.html", status=form_status(form), **context)


@require_POST
def move_withdraw(request, pk):
    record = fetch(request.user, May.LOOK, MOVES, pk=pk)
    if not panel.mine(request.user, record.journey.partnership).proposed(told_of(record)):
        raise PermissionDenied
    try:
        record.withdraw(by=request.user)
    except Conflict as refusal:
        return shown(request, fetch(request.user, May.LOOK, MOVES, pk=pk), status=409, refusal=sentence(refusal))
    return done(request, "move", _("The proposal is withdrawn."), record.pk)


@require_http_methods(["GET", "POST"])
def move_record(request, pk):
    """A manager writes down the word of one side, given by letter or at a meeting."""
    record = fetch(request.user, May.RECORD, MOVES, pk=pk)
    partnership = record.journey.partnership
    form = RecordForm(request.POST or None, request.FILES or None, partnership=partnership, sides=told_of(record).silent)
    if request.method == "POST" and form.is_valid():
        said = form.said(request.user) | {"reason": form.cleaned_data["reason"]}
        form.run(record.decline if form.cleaned_data["says"] == Word.Says.DECLINES else record.accept, **said)
        if not form.errors:
            return done(request, "move", _("The word is written down."), record.pk)
    form.is_stale |= form.is_bound and not record.is_open
    asked = panel.asked(told_of(record), panel.mine(request.user, partnership), partnership)
    return answer(request, "stages/journey/_record.html", status=form_status(form), form=form, partnership=partnership, asked=asked)


@require_GET
def gate(request, pk):
    """Every stage with its criteria: what is met, by what, and what leads can say."""
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    return answer(request, "stages/journey/_gate.html", partnership=partnership, **panel.gates(partnership, request.user))


@require_http_methods(["GET", "POST"])
def attest(request, pk, key):
    """A lead of a side that the criterion names says that it is met, or takes that back."""
    partnership = fetch(request.user, May.ACCEPT, PARTNERSHIPS, pk=pk)
    criterion = catalogue.CRITERIA.get(key)
    if criterion is None or not criterion.attested:
        raise Http404
    by = speaking(request.user, partnership, criterion.attested)
    form = AttestForm(request.POST or None, initial={"holds": "no" if partnership.journey.has_said(criterion.key, by.side) else "yes"})
    if request.method == "POST" and form.is_valid():
        form.run(partnership.journey.attest, criterion=criterion.key, by=by, **form.cleaned_data)
        if not form.errors:
            return done(request, "partnership", _("Your city’s word is kept."), partnership.pk)
    context = {"form": form, "partnership": partnership, "criterion": criterion, "by": by}
    return answer(request, "stages/journey/_attest.html", status=form_status(form), **context)


@require_GET
def time(request, pk):
    """The years as a picture, each stage's length against what was expected, and the same facts as a table."""
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    told = years.load(partnership, timezone.localdate())
    names = {"mentor": str(partnership.mentor), "mentee": str(partnership.mentee)}
    context = {"bars": chronicle.bars(lengths(told.stays, told.today)), "years": chronicle.table(told, names), "told": told}
    return answer(request, "stages/journey/_time.html", partnership=partnership, picture=timeline.draw(told, **names), **context)
