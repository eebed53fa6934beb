"""What a programme asks of its partnerships, criterion by criterion. Its manager reads and changes it here; members read it at the gate."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch
from participants.answers import answer, done, form_status
from participants.models import Programme
from stages import catalogue
from stages.journey.forms import VerbForm, text_field
from stages.journey.tuning import Tuning, most


class TuneForm(VerbForm):
    """``seen`` is the newest decision that the page showed: it finds out a stale page, no more."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    asked = forms.TypedChoiceField(
        label=gettext_lazy("In this programme"),
        choices=[("yes", gettext_lazy("It is asked for")), ("no", gettext_lazy("It is not asked for"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    number = forms.IntegerField(label=gettext_lazy("How many it takes"), min_value=1, required=False)
    reason = text_field(gettext_lazy("Reason"), help_text=gettext_lazy("Every partnership of the programme can read it at its gate. It stays."))

    def __init__(self, *args, criterion, newest, **kwargs):
        super().__init__(*args, **kwargs)
        if most(criterion):
            self.fields["number"].help_text = _("The study’s model takes %(number)d. Leave it empty to keep to that.") % {"number": criterion.number}
            self.fields["number"].widget.attrs["max"] = most(criterion)
        else:
            del self.fields["number"]
        self.initial = {
            "seen": newest.pk if newest else 0,
            "asked": "yes" if newest is None or newest.asked else "no",
            "number": newest.number if newest else None,
        }

    def run(self, verb, **more):
        result = super().run(verb, **more)
        if self.is_stale:
            self.data = self.data.copy()
            self.data["seen"] = self.initial["seen"]
        return result


@require_GET
def criteria(request, pk):
    programme = fetch(request.user, May.INVITE, Programme.objects, pk=pk)
    newest = {each.criterion: each for each in Tuning.objects.filter(programme=programme).select_related("recorded_by").order_by("pk")}
    stages = [(stage, [(criterion, newest.get(criterion.key)) for criterion in stage.criteria]) for stage in catalogue.STAGES if stage.criteria]
    return answer(request, "stages/journey/_criteria_of.html", programme=programme, stages=stages)


@require_http_methods(["GET", "POST"])
def criterion_tune(request, pk, key):
    programme = fetch(request.user, May.INVITE, Programme.objects, pk=pk)
    if (criterion := catalogue.CRITERIA.get(key)) is None:
        raise Http404
    earlier = list(Tuning.objects.filter(programme=programme, criterion=key).select_related("recorded_by").order_by("-pk"))
    form = TuneForm(request.POST or None, criterion=criterion, newest=earlier[0] if earlier else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.run(Tuning.tune, programme=programme, criterion=criterion, by=request.user, **form.cleaned_data)
    ):
        return done(request, "criteria-of", _("Saved. It counts from now on; moves already made stay as they are."), programme.pk)
    context = {"form": form, "programme": programme, "criterion": criterion, "earlier": earlier}
    return answer(request, "stages/journey/_tune.html", status=form_status(form), **context)
