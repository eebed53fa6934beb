"""What the routes of the pulse are about: a wave that a lead opened, a note after a talk."""

from django.utils import timezone

from stages.models import Talk, Wave
from tests.matrix.about import about, of


@about("pulse", "pulse-open", "pulse-guide", "talk-new")
def partnership(here):
    return {"pk": here.partnership.pk}


@about("pulse-answer", "pulse-withdraw")
def wave(here):
    """Opened by the mentor's lead; both teams are asked."""
    return {"pk": Wave.open_by_hand(here.partnership, by=of(here, "mentor lead")).pk}


@about("talk-change")
def talk(here):
    """Written down by the mentor's facilitator."""
    author = here.actors["mentor facilitator"]
    made = Talk(partnership=here.partnership, author=author, on=timezone.localdate(), text="We call each other every month.").keep(by=author)
    return {"pk": made.pk}
