"""The words of a reminder mail, and the mail itself: the same digest always gives the same bytes."""

import base64
import hashlib
import re
import uuid
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stages.reminders import stopping
from stages.reminders.models import Preference

Rhythm = Preference.Rhythm
LONGEST_TITLE = 100


def message_id():
    """A fresh Message-ID, frozen with the digest, so that a mail that arrives twice can be told to be one."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4().hex}@{domain or 'localhost'}>"


def write(digest, sections, rhythm=Rhythm.DAILY):
    """Freeze subject, text and HTML in the language that is active; ``sections`` are pairs of a rule and its lines."""
    parts = [_greeting(digest.person), *(_section(digest.person, *each) for each in sections), _end(rhythm)]
    digest.subject, digest.text = _subject(sections), "\n\n".join(parts) + "\n"
    digest.html = _html(digest, sections, rhythm)
    digest.calendars = [line.calendar for _rule, lines in sections for line in lines if line.calendar]
    digest.kinds = sorted({rule.kind for rule, _lines in sections if rule.kind})


def _greeting(person):
    return _("Hello %(name)s,") % {"name": _flat(person.name)} if person.name else _("Hello,")


def _section(person, rule, lines):
    listed = [f"* {_flat(line.title)}\n  {line.when}\n  {_page(line.path)}" for line in lines]
    off = [_("No more mails of this kind:") + f"\n  {stopping.address(person, [rule.kind])}"] if rule.kind else []
    return "\n\n".join([f"{rule.heading}\n{rule.advice}", *listed, *off])


def _page(path):
    return settings.PUBLIC_URL.rstrip("/") + path


def _end(rhythm):
    often = {Rhythm.DAILY: _("There is at most one such mail a day."), Rhythm.WEEKLY: _("There is at most one such mail a week.")}
    return " ".join(filter(None, [often.get(rhythm), _("Choose how often, and of what: %(page)s") % {"page": _page(reverse("reminders"))}]))


def _html(digest, sections, rhythm):
    """The same words; titles are escaped by the template, and no picture, style or script is in it: nothing is fetched by reading."""
    shown = [
        {
            "rule": rule,
            "lines": [{"title": _flat(line.title), "when": line.when, "address": _page(line.path)} for line in lines],
            "stop": stopping.address(digest.person, [rule.kind]) if rule.kind else "",
        }
        for rule, lines in sections
    ]
    often = {Rhythm.DAILY: "day", Rhythm.WEEKLY: "week"}.get(rhythm, "")
    context = {"digest": digest, "greeting": _greeting(digest.person), "sections": shown, "often": often}
    context |= {"language": get_language(), "page": _page(reverse("reminders"))}
    return render_to_string("stages/reminders/letter.html", context)


def _subject(sections):
    rule, lines = sections[0]
    more = sum(len(lines) for _rule, lines in sections) - 1
    heading = str(rule.heading)
    first = f"{heading}{'' if heading[-1] in ':?' else ' –'} {Truncator(_flat(lines[0].title)).chars(LONGEST_TITLE)}"
    return _("%(first)s, and %(number)d more") % {"first": first, "number": more} if more else first


def _flat(text):
    """On one line, so that nobody's title can pass for a line of ours or for a header."""
    return " ".join(text.split())


def message(digest):
    """The mail of a digest. Nothing in it depends on when or how often it is sent.

    The boundary between its two parts comes from its Message-ID: left to chance, a retry would send other bytes.
    """
    headers = {
        "Message-ID": digest.message_id,
        "Date": format_datetime(digest.made_at),
        "Auto-Submitted": "auto-generated",
    }
    if digest.kinds:
        headers |= {
            "List-Unsubscribe": f"<{stopping.address(digest.person, digest.kinds)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    mail = Letter(digest.subject, digest.text, to=[digest.person.email], headers=headers)
    if digest.html:
        mail.attach_alternative(digest.html, "text/html")
    for number, calendar in enumerate(digest.calendars, 1):
        mail.attach(_invitation(calendar, f"invitation-{number}.ics" if len(digest.calendars) > 1 else "invitation.ics"))
    return mail


def _invitation(calendar, name):
    """As a calendar program wants it (RFC 6047): its method stands in the type too."""
    method = re.search(r"^METHOD:([A-Z]+)\r?$", calendar, re.MULTILINE)[1]
    part = MIMENonMultipart("text", "calendar", charset="utf-8", method=method, component="VEVENT")
    part.set_payload(base64.encodebytes(calendar.encode()).decode())
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


class Letter(EmailMultiAlternatives):
    """A mail whose bytes are the same whenever it is made."""

    def message(self):
        made = super().message()
        for number, part in enumerate(each for each in made.walk() if each.is_multipart()):
            part.set_boundary("=_" + hashlib.sha256(f"{made['Message-ID']}{number or ''}".encode()).hexdigest()[:40])
        return made
