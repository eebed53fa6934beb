"""What whoever answers is promised, word for word, before the first question. A version is never changed: answers name theirs."""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11"
PROMISES = {
    VERSION: (
        _("You answer only if you want to, and only what you want to. Until the pulse closes you can change your answers or take them back."),
        _(
            "No page, mail or report shows your answers, or whether you answered: not to your colleagues, the other city, the programme manager,"
            " the funder or the staff. Only whoever holds the database itself could reach them."
        ),
        _(
            "When the pulse closes, means are worked out once. They are shown only where at least five people stand behind each of them, and"
            " only as halves of a point, so that nobody can be picked out. Nothing is ever shown about one person."
        ),
        _("The practitioners of both cities, the broker and the programme manager see these means. They never go into a report or to a funder."),
    )
}
