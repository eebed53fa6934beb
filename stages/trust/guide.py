"""The conversation guide: questions for the two teams to talk through together, where figures can say nothing, or not enough.

In our own words; the themes are what the study's people said trust is (finding F3), and what dialogue tools for partnerships ask after.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Theme:
    title: str
    questions: tuple[str, ...]


BEFORE = (
    _("Take an hour, without guests. People of both cities, and nobody who reports on them."),
    _("Let each person think for two minutes before anybody speaks. The newest or youngest begins."),
    _("Speak of what happened, not of what somebody is like. Nobody has to answer."),
    _("Agree on one or two things to do differently. Write only these down."),
)
THEMES = (
    Theme(
        _("Promises"),
        (
            _("Which promise of the other city mattered most to you, and what came of it?"),
            _("Which promise of our own did we let slip, and how did the other side learn of it?"),
            _("What can we safely promise until we meet next?"),
        ),
    ),
    Theme(
        _("Speaking openly"),
        (
            _("When did you hold something back? What would have made it easier to say?"),
            _("What would you tell a friend about our work that you have not told this group?"),
            _("Who is seldom heard in our meetings? How can that change?"),
        ),
    ),
    Theme(
        _("An honest picture"),
        (
            _("What did the other city show you that was not finished, or that failed? What did it teach you?"),
            _("When did somebody tell you something unwelcome that helped?"),
            _("What do visitors see in your city only if they ask?"),
        ),
    ),
    Theme(
        _("Wanting our city to succeed"),
        (
            _("When did you notice that the other city cares what becomes of yours?"),
            _("What would success look like at home, and does the other city know that?"),
            _("What does the mentor city gain? Has anybody asked?"),
        ),
    ),
    Theme(
        _("As equals, each in its own place"),
        (
            _("When did it feel like an expert speaking to a client? When like two colleagues?"),
            _("Which advice was fitted to the place, and which was brought as it is?"),
            _("What could the mentor city learn from the mentee city next?"),
        ),
    ),
    Theme(
        _("Time together"),
        (
            _("When did you last do something together that was not work?"),
            _("Whom would you like to know better, and what would it take?"),
        ),
    ),
)
