"""What a phone sends into the safe space: a reflection, a note of a closed session. By the forms and verbs of the pages. Class A."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mentorship.offline.answers import Refused, Taken
from mentorship.offline.numbers import number
from stages.models import ClosedNote, Reflection
from stages.reflections.entering import space, stage_now
from stages.reflections.forms import ReflectionForm
from stages.reflections.noting import PARTS, NoteForm, kept


def reflection(user, data, files):
    """Private, unless its author asked to share it. The stage is today's where none was chosen."""
    partnership = space(user, number(data.get("partnership", "")))
    said = data.copy()
    said.setdefault("stage", stage_now(partnership))
    form = ReflectionForm(said)
    if not form.is_valid():
        raise Refused.by(form)
    row = Reflection(author=user, partnership=partnership, **form.said).keep_once(by=user)
    if row.text != form.said["text"]:
        raise Refused([_("Another text of yours was kept from the same form. Look at it; this one is still on your phone.")], 409, url=page_of(row))
    if data.get("share") == "yes" and row.is_private:
        row.share(by=user, for_later=False)


def note(user, data, files):
    """The first one on a part, or the one that the page showed, changed. What was written elsewhere meanwhile stays as it is."""
    partnership = space(user, number(data.get("partnership", "")))
    session = PARTS.filter(pk=number(data.get("part", "")), closed=True, activity__involvements__partnership=partnership).first()
    if not session:
        raise Http404
    mine = next(iter(ClosedNote.objects.read_by(user, author=user, partnership=partnership, part=session)), None)
    form = NoteForm(data, row=mine)
    valid = form.is_valid()
    if mine and (mine.text, mine.for_later) == (form.cleaned_data.get("text"), form.cleaned_data.get("for_later")):
        return
    if not valid or not kept(form, mine, partnership, session, user):
        raise _stands(data) if form.is_stale else Refused.by(form)


def _stands(data):
    said = _("You have a note on this session already. Open it, and add there what is missing. These words are still on your phone.")
    return Refused([said], 409, url=_session(data))


def _session(data):
    return reverse("closed-note", args=[number(data["partnership"]), number(data["part"])])


def page_of(row):
    return reverse("reflection", args=[row.pk])


def where(user, data, key):
    """The page of what was taken; its title is not said."""
    if data["kind"] == "note":
        return Taken(_session(data))
    row = next(iter(Reflection.objects.read_by(user, author=user, key=key)), None)
    return Taken(page_of(row) if row else reverse("journal"))
