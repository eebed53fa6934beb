"""A partnership as a card: where it stands, since when, and what it waits for. Class D."""

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.dates import in_words
from participants.partnerships.parts import CITIES
from participants.templatetags.dates import when
from stages.catalogue import BY_KEY
from stages.models import Journey
from stages.signals.telling import phrase

CARD = '<article class="card"><h3><a href="{}">{}</a></h3><p class="small muted">{}</p><p class="small muted">{}</p>{}{}{}</article>'
SIGNALS = '<details class="fold small"><summary>{}<span class="out-of-sight">: {}</span></summary><ul>{}</ul></details>'


@dataclass(frozen=True)
class Card:
    """A partnership in a stage, as it is kept."""

    stage: str
    pk: int
    mentor: str
    mentee: str
    since: dt.date
    since_precision: str
    since_basis: str
    state: str
    last_contact: dt.date | None
    last_contact_precision: str
    silent: str
    raised: int
    signals: list[str] = field(default_factory=list)

    @property
    def title(self):
        return BY_KEY[self.stage].title

    @property
    def pair(self):
        return f"{self.mentor} → {self.mentee}"

    @property
    def last(self):
        """When the two were last in touch, in words."""
        if not self.last_contact:
            return _("No contact logged yet")
        return _("Last contact %(day)s") % {"day": in_words(self.last_contact, self.last_contact_precision).replace(" ", "\N{NO-BREAK SPACE}")}

    @property
    def time(self):
        """How long it has been in this stage, in words."""
        return _("%(time)s in this stage") % {"time": phrase(["days", max(0, (dt.date.today() - self.since).days)], {})}

    @property
    def waiting(self):
        """Whose word is awaited; empty where no move is open."""
        names = {CITIES[0]: self.mentor, CITIES[1]: self.mentee}
        cities = ", ".join(names[side] for side in self.silent.split())
        return _("Waiting for the word of %(city)s") % {"city": cities} if cities else ""

    @property
    def standing(self):
        """The state in words; empty while it is under way."""
        return "" if self.state == Journey.State.UNDER_WAY else Journey.State(self.state).label

    @property
    def html(self):
        """Written without a template: a portfolio shows fifty, and a template for each was most of what the page cost."""
        about = (small(self.standing, "tag") if self.standing else "", small(self.waiting, "tag warn") if self.waiting else "", self._signals())
        since = format_html("{}, {} {}", self.time, _("since"), when(self, "since"))
        return format_html(CARD, reverse("partnership", args=[self.pk]), self.pair, since, self.last, *about)

    def _signals(self):
        """How many are raised, and behind it their names; empty where none is."""
        if not self.signals:
            return ""
        count = ngettext("%(number)s signal", "%(number)s signals", len(self.signals)) % {"number": len(self.signals)}
        return format_html(SIGNALS, count, self.pair, format_html_join("", "<li>{}</li>", ((signal,) for signal in self.signals)))


def small(text, kind):
    return format_html('<p class="small"><span class="{}">{}</span></p>', kind, text)
