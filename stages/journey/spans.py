"""The facts that the picture of the path is drawn from, ready to print."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext


@dataclass(frozen=True)
class Span:
    """One stage. `state` is passed, open or ahead; the dates are ready to print; minutes are those led by each."""

    title: str
    state: str
    since: str = ""
    until: str = ""
    mentor: int = 0
    mentee: int = 0
    together: int = 0
    missing: tuple[str, ...] = ()
    marked: bool = False
    """The period that a report is about touches it."""

    @property
    def minutes(self) -> int:
        """All the time spent in this stage."""
        return self.mentor + self.mentee + self.together

    @property
    def time(self) -> str:
        """From when to when, in words."""
        dates = {"since": unbroken(self.since), "until": unbroken(self.until)}
        if self.since and self.until:
            return gettext("%(since)s to %(until)s") % dates
        return gettext("since %(since)s") % dates if self.since else dates["until"]

    @property
    def hours(self) -> str:
        """All the time spent, in words; nothing where there was none."""
        return in_hours(self.minutes) if self.minutes else ""

    @property
    def led(self) -> tuple[str, str, str]:
        """The time led by the mentor, by both together, and by the mentee, in words."""
        return in_hours(self.mentor), in_hours(self.together), in_hours(self.mentee)

    @property
    def standing(self) -> str:
        """The state in words."""
        return {"passed": gettext("passed"), "open": gettext("here now")}.get(self.state, gettext("to come"))


@dataclass(frozen=True)
class Back:
    """A move back from one stage to an earlier one (1 to 5), and when."""

    left: int
    entered: int
    when: str


def unbroken(date: str) -> str:
    """A date that stays on one line."""
    return date.replace(" ", "\N{NO-BREAK SPACE}")


def in_hours(minutes: int) -> str:
    """Minutes as hours, to the nearest tenth."""
    amount = round(minutes / 60, 1)
    shown = number_format(amount, decimal_pos=0 if amount == int(amount) else 1, use_l10n=True, force_grouping=True)
    return ngettext("%(amount)s hour", "%(amount)s hours", 1 if amount == 1 else 2) % {"amount": shown}
