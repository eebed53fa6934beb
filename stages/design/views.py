"""A programme begins with the design of another one. For whoever manages both: a design holds reasons that were written for its own people."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from participants.access import May, fetch, visible
from participants.answers import answer, done, form_status
from participants.models import Programme
from stages.design.forms import CopyForm, SourceForm
from stages.design.plan import Plan, copy


@require_http_methods(["GET", "POST"])
def design_copy(request, pk):
    """With a source in the address, what would be copied; posted, it is copied."""
    programme = fetch(request.user, May.INVITE, Programme.objects, pk=pk)
    sources = visible(request.user, Programme.objects, May.INVITE).exclude(pk=pk)
    form = CopyForm(request.POST, target=programme, sources=sources) if request.method == "POST" else None
    if form and form.is_valid():
        source = form.cleaned_data["source"]
        made = copy(source, programme, by=request.user)
        return done(request, f"{request.path}?source={source.pk}", told(source, form.plan, made))
    chooser, source = choosing(request, sources)
    context = {"programme": programme, "chooser": chooser, "source": source, "plan": Plan.of(source, programme) if source else None}
    return answer(request, "stages/design/_copy.html", status=form_status(form), form=form, may_log=False, **context)


def choosing(request, sources):
    """The form that asks from which programme, and the one of which the page speaks: the chosen one, or the only one there is."""
    asked = request.POST if request.method == "POST" else request.GET if "source" in request.GET else None
    if asked is not None:
        chooser = SourceForm(asked, sources=sources)
        return chooser, chooser.cleaned_data["source"] if chooser.is_valid() else None
    few = list(sources[:2])
    only = few[0] if len(few) == 1 else None
    return SourceForm(sources=sources, initial={"source": only}), only


def told(source, plan, made):
    """What was copied, and what was left."""
    left = [len(plan.criteria) - made[0], len(plan.practices) - made[1]]
    sentences = [_("Copied from “%(programme)s”: %(pieces)s.") % {"programme": source, "pieces": counted(*made)}]
    if not any(made):
        sentences = [_("Nothing is copied: all of this design is here already.")]
    elif any(left):
        sentences.append(_("Left as they were, for this programme has its own: %(pieces)s.") % {"pieces": counted(*left)})
    return " ".join(sentences)


def counted(criteria, practices):
    told_criteria = ngettext("%(number)d criterion", "%(number)d criteria", criteria) % {"number": criteria}
    told_elements = ngettext("%(number)d element of a method", "%(number)d elements of a method", practices) % {"number": practices}
    return _("%(criteria)s and %(elements)s") % {"criteria": told_criteria, "elements": told_elements}
