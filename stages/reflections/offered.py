"""Ground rules to begin with, in our own words: the two cities make them theirs."""

from django.utils.translation import gettext_lazy as _

RULES = _(
    "What is said here stays here. We repeat nothing outside with a name or a city to it.\n\n"
    "We are here as colleagues. Nobody is rated, and nobody speaks for a mayor or a funder.\n\n"
    "We say what did not work, also in our own city, and ask before we advise.\n\n"
    "We listen to the end. Everybody gets a turn, those who travelled least as well.\n\n"
    "What one of us wants to see in a report, they release themselves. We never ask twice.\n\n"
    "If one of us feels exposed, we stop and talk about that first."
)
