"""The pages of the safe space's documents: list, add, hand out, delete. Class A."""

from functools import partial

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from participants.answers import answer, confidential, done
from participants.files.forms import FilesForm
from participants.files.handing import handed_out
from participants.pages import paged
from participants.partnerships.safe_space import is_inside
from stages.models import Document
from stages.reflections.entering import found, own, signed, space
from stages.reflections.safe_documents import SafeDocument

NEWEST = ("-recorded_at", "-pk")


class SafeDocumentForm(FilesForm):
    examined = staticmethod(Document.examined)
    for_later = forms.BooleanField(
        label=gettext_lazy("Also for those who join later"),
        required=False,
        help_text=gettext_lazy("Without this, whoever is let in afterwards does not find it."),
    )

    def keep(self, by, partnership):
        kept = partial(SafeDocument.lay_down, by=by, partnership=partnership, for_later=self.cleaned_data["for_later"])
        return self.keep_each(kept)


@require_GET
@confidential
def safe_documents(request, pk):
    partnership = space(request.user, pk)

    def ask(behind, most):
        return SafeDocument.objects.read_by(request.user, behind, partnership=partnership, order=NEWEST, limit=most)

    page = paged(ask, request.GET.get("after"), by=NEWEST)
    return answer(request, "stages/reflections/_documents.html", partnership=partnership, page=page, documents=signed(page.rows))


@require_http_methods(["GET", "POST"])
@confidential
def new(request, pk):
    partnership = space(request.user, pk)
    form = SafeDocumentForm(request.POST, request.FILES) if request.method == "POST" else SafeDocumentForm()
    if form.is_valid() and (kept := form.keep(request.user, partnership)):
        if form.refused:
            messages.warning(request, _("Some of the files could not be kept. Add them again to see why."))
        said = ngettext("%(number)d file is kept.", "%(number)d files are kept.", len(kept)) % {"number": len(kept)}
        return done(request, "safe-documents", said, pk)
    return answer(request, "stages/reflections/_document_new.html", form=form, partnership=partnership, may_log=False)


@require_GET
@confidential
def file(request, pk):
    """As a download, a picture too."""
    row = found(request.user, SafeDocument, pk)
    return handed_out(row.file, row.kind, row.download_name, to_look_at=())


@require_http_methods(["GET", "POST"])
@confidential
def delete(request, pk):
    """One's own; also after leaving."""
    row = own(request.user, SafeDocument, pk)
    inside = is_inside(request.user, row.partnership)
    if request.method == "POST":
        row.discard(by=request.user)
        return done(request, *(["safe-documents", _("It is deleted."), row.partnership_id] if inside else ["journal", _("It is deleted.")]))
    context = {"document": row, "partnership": row.partnership, "inside": inside, "may_log": False}
    return answer(request, "stages/reflections/_document_delete.html", **context)
