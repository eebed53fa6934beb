"""What the tests of the pulse begin with: two teams who met at a workshop, and a wave that asks them."""

from dataclasses import dataclass

from participants.models import Partnership, User
from participants.partnerships.parts import Role as Plays
from stages.models import Activity, Rating, Response, Wave
from stages.trust.closing import close_wave
from stages.trust.questions import CLIMATE, PERSONS
from tests import make


@dataclass(frozen=True)
class Teams:
    """``people``: by side, the lead first."""

    partnership: Partnership
    people: dict[str, list[User]]
    workshop: Activity

    @property
    def everyone(self):
        return [*self.people["mentor"], *self.people["mentee"]]

    def lead(self, side="mentor"):
        return self.people[side][0]

    def seat(self, user):
        return self.partnership.memberships.get(practitioner__user=user)

    def wave(self, **fields):
        return Wave.open_by_hand(self.partnership, by=self.seat(self.lead())) if not fields else Wave.begin(self.partnership, **fields)

    def met_by(self, user):
        """The other city's people."""
        return [each.practitioner for side in self.people.values() if user not in side for each in side]


def teams(mentor=5, mentee=4, closed=False) -> Teams:
    here = make.partnership()
    roles = [Plays.LEAD_FACILITATOR, *[Plays.FACILITATOR] * 20]
    people = {side: [make.member_user(here, side, role) for role in roles[:number]] for side, number in (("mentor", mentor), ("mentee", mentee))}
    came = [user.practitioner for side in people.values() for user in side]
    return Teams(here, people, make.activity(here, came=came, closed=closed))


def said(teams, user, value=6, persons=None, without=()):
    """All questions with one value, about everybody they met unless ``persons`` names some."""
    rated = teams.met_by(user) if persons is None else persons
    asked = [(None, item) for item in CLIMATE.items] + [(who.pk, item) for who in rated for item in PERSONS.items]
    return {(who, item): None if item in without else value for who, item in asked}


def answer(teams, wave, user, version=0, **how):
    wave.take(said(teams, user, **how), by=user, version=version)


def closed_wave(teams, answering, value=6, **how):
    """A wave that these people answered, closed."""
    wave = teams.wave()
    for user in answering:
        answer(teams, wave, user, value=value, **how)
    close_wave(wave)
    wave.refresh_from_db()
    return wave


def kept(user, wave):
    """What the user finds of their own answers: (rated, question) → value."""
    return {(row.rated_id, row.question): row.value for row in Rating.objects.read_by(user, response__wave=wave)}


def responses(users):
    return [len(Response.objects.read_by(user)) for user in users]
