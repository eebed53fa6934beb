"""Pages for what was refused."""

from django.shortcuts import render

from participants.partnerships.admission import Refused


def forbidden(request, exception):
    """A refusal that has a reason says it; the others say only that this is not for the reader."""
    reason = str(exception) if isinstance(exception, Refused) or (exception.args and request.user.is_authenticated) else ""
    return render(request, "403.html", {"reason": reason}, status=403)
