"""What the stages hold of a person: the work (class D), what stays for ever (class F), mails (class C). The safe space brings its own."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.owned import Section
from stages.models import Differing, Feed, Receipt
from stages.reminders.forgetting import forget_choice, forget_mails

BY = ("recorded_by",)
KEPT = (
    Section("stages.Digest", "C", _("Reminder mails"), without=("leased_until", "attempts", "kinds"), forget=forget_mails),
    Section("stages.Preference", "C", _("Your choice of reminders"), forget=forget_choice),
    Section("stages.Feed", "C", _("The address of your calendar"), without=("token_digest",), forget=Feed.stop),
    Section("stages.Receipt", "C", _("What your phone sent later"), without=("digest",), forget=Receipt.forget),
    Section("stages.Differing", "D", _("What your phone sent a second time in other words"), without=("digest", "receipt"), forget=Differing.forget),
    Section("stages.Part", "D", _("Parts of a programme that you led"), fields=("leader",)),
    Section("stages.Activity", "D", _("Activities that you logged, held or cancelled")),
    Section("stages.Attendance", "D", _("Where you took part, or were to")),
    Section("stages.Commitment", "D", _("Promises that you made or wrote down")),
    Section("stages.Turn", "D", _("What you said about a promise")),
    Section("stages.Practice", "D", _("Elements of a method that you described")),
    Section("stages.Addition", "D", _("Elements of your own city that you described")),
    Section("stages.Decision", "D", _("Decisions about an element"), without=("number",)),
    Section("stages.Document", "D", _("Photos and documents that you added"), only=Q(level="working")),
    Section("stages.RoadMap", "D", _("Road maps that you wrote"), fields=BY),
    Section("stages.Target", "D", _("Targets that you set or own"), fields=(*BY, "owner", "retired_by")),
    Section("stages.Reading", "D", _("Readings that you took"), fields=BY),
    Section("stages.Line", "D", _("Lines of a budget that you wrote"), fields=BY),
    Section("stages.Spending", "D", _("Spending that you wrote down"), fields=BY),
    Section("stages.Aside", "D", _("Signals that you set aside"), fields=(*BY, "taken_back_by")),
    Section("stages.Silence", "D", _("Limits of silence that you set"), fields=(*BY, "changed_by")),
    Section("stages.Move", "F", _("Moves that you proposed or settled")),
    Section("stages.Word", "F", _("Your word on a move")),
    Section("stages.Attestation", "F", _("What you said about a criterion")),
    Section("stages.Tuning", "F", _("Criteria that you tuned"), fields=BY),
)
