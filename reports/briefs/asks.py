"""What is asked of a leader, stage by stage: one sentence for each side. From the practice that the study documents (findings F2, F3, F7, F9, P2)."""

from django.utils.translation import gettext_lazy as _

ASKS = {
    "courtship": {
        "mentor": _("Give your people the days to go and look. Partnerships felt weaker where the mentor had not been to the other city first."),
        "mentee": _("Receive the visitors, and say in public that your city wants to learn. Nobody else can give that word."),
    },
    "inspiration": {
        "mentor": _("Let your people show what failed as well as what worked. A mentor who tells only of success is not believed."),
        "mentee": _("Send those who will do the work, and hear them when they are back. Inspiration without reflection does not last."),
    },
    "adoption": {
        "mentor": _("Leave the choice to the other city: what to take, what to adapt, what to leave."),
        "mentee": _("Name the people who will run the workshops at home, and be briefed in full before they begin."),
    },
    "implementation": {
        "mentor": _("Keep your people in the background: the other city’s facilitators lead, and suggestions come afterwards."),
        "mentee": _("Open the workshops yourself, then leave the room to your facilitators. Give the road map a place in the budget."),
    },
    "after-care": {
        "mentor": _("Keep one thread to the other city, for years: a call, a visit beside a conference, a place in your people’s time."),
        "mentee": _("Take the road map through the council each year, and keep your people in touch with the other city."),
    },
}
