"""A city writes what it needs or offers in its own words: the broker asks by a link, and whoever has it writes. Class D."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from participants.access import May, fetch
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.introductions.forms import WordsForm
from participants.invitations.models import digest
from participants.models import Asking, Introduction

INTRODUCTIONS = Introduction.objects.select_related("programme", "seeker", "provider")


@never_cache
@require_POST
def introduction_ask(request, pk, which):
    """A fresh link for one of the two. It is shown once; the one before ends."""
    record = fetch(request.user, May.INTRODUCE, INTRODUCTIONS, pk=pk)
    if which not in Asking.Which.values:
        raise Http404
    address = settings.PUBLIC_URL + reverse("introduction-words", args=[record.ask(which, by=request.user)])
    return answer(request, "participants/introductions/_asked.html", introduction=record, city=getattr(record, which), address=address)


@require_POST
def introduction_ask_back(request, pk, which):
    record = fetch(request.user, May.INTRODUCE, INTRODUCTIONS, pk=pk)
    get_object_or_404(record.askings, which=which).take_back()
    return done(request, "introduction", _("The link is taken back. What was written stays."), record.pk)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def introduction_words(request, token):
    """The page behind the link: two names, one question, and this city's own words. Nothing of what the other one wrote."""
    askings = Asking.objects.select_related("introduction__programme", "introduction__seeker", "introduction__provider")
    asking = askings.filter(token_digest=digest(token)).first()
    if asking is None or not asking.is_open:
        typed = request.POST.get("words", "")
        return render(request, "participants/introductions/words_over.html", {"typed": typed}, status=410 if asking else 404)
    form = WordsForm(request.POST or None, instance=asking)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "introduction-words", _("Thank you. Your words are kept, and whoever introduced you reads them now."), token)
    return answer(request, "participants/introductions/_words.html", status=form_status(form), form=form, asking=asking)
