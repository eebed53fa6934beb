"""The pages of the ground rules: read them, propose a text, say yes to it. Class A."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.answers import answer, confidential, done, form_status
from participants.guarded import reader
from stages.reflections.entering import found, names, space
from stages.reflections.fields import LongText, WritingForm
from stages.reflections.offered import RULES
from stages.reflections.rules import GroundRules, leads, standing


class RulesForm(WritingForm):
    """``seen``: the newest text when the page was opened; it finds out that somebody proposed another one."""

    text = LongText(label=gettext_lazy("Ground rules"), rows=16)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, newest, **kwargs):
        super().__init__(*args, **kwargs)
        self.newest = newest
        self.initial |= {"text": newest.text if newest else str(RULES), "seen": newest.pk if newest else None}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("seen") != self.initial["seen"]:
            self.saved_meanwhile, self.data = self.newest.text if self.newest else "", self.data.copy()
            self.data["seen"] = self.initial["seen"] or ""
            stale = gettext_lazy("Somebody proposed another text while you were writing. Both are on this page. Send again to propose yours.")
            self.add_error(None, ValidationError(stale, code="stale"))
        return cleaned

    @property
    def said(self):
        return {name: value for name, value in super().said.items() if name != "seen"}


@require_GET
@confidential
def ground_rules(request, pk):
    partnership = space(request.user, pk)
    with reader(request.user):
        rules = standing(request.user, partnership)
    known = names(rules.history) | names([each for text in rules.history for each in text.said], "by_id")
    for text in rules.history:
        text.by_name = known.get(text.author_id, "")
        for each in text.said:
            each.by_name = known.get(each.by_id, "")
    return answer(request, "stages/reflections/_rules.html", partnership=partnership, rules=rules, offered=RULES)


@require_http_methods(["GET", "POST"])
@confidential
def write(request, pk):
    partnership = space(request.user, pk)
    newest = next(iter(GroundRules.objects.read_by(request.user, partnership=partnership, limit=1)), None)
    form = RulesForm(request.POST if request.method == "POST" else None, newest=newest)
    if request.method == "POST" and form.is_valid():
        GroundRules(author=request.user, partnership=partnership, **form.said).propose(by=request.user)
        return done(request, "ground-rules", _("The text is proposed. It holds once a lead of each city has said yes."), pk)
    context = {"form": form, "partnership": partnership, "is_lead": bool(leads(request.user, partnership)), "may_log": False}
    return answer(request, "stages/reflections/_rules_write.html", status=form_status(form), **context)


@require_POST
@confidential
def agree(request, pk):
    row = found(request.user, GroundRules, pk)
    row.agree(by=request.user)
    return done(request, "ground-rules", _("Your city says yes."), row.partnership_id)
