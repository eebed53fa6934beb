"""A programme with published stage reports, for the tests of the report that adds them up."""

from dataclasses import dataclass

from participants.models import Programme, User
from reports.models import SummaryVersion
from reports.programme import rendering
from tests import make
from tests.reports.telling import Scene, as_user, publish, ready

STAGES = ("courtship", "inspiration", "adoption", "implementation", "after-care")


@dataclass(frozen=True)
class Whole:
    programme: Programme
    manager: User
    funder: User
    scenes: list[Scene]


def programme(pairs=(("eThekwini", "Mzuzu", "inspiration"), ("eThekwini", "Otjiwarongo", "adoption")), title="Cities that learn"):
    """Partnerships of one programme, with two leads each, its manager and its funder."""
    made, mentors = make.programme(title), {}
    manager, funder, scenes = make.manager(made), make.funder(made), []
    for mentor, mentee, stage in pairs:
        mentors.setdefault(mentor, make.city(mentor))
        partnership = make.partnership(mentors[mentor], make.city(mentee, "MW"), made, stage=stage)
        leads = [make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee")]
        scenes.append(Scene(partnership, *leads, manager, funder))
    return Whole(made, manager, funder, scenes)


def published(here, **boxes):
    """The stage report of one partnership, out."""
    version = ready(here, **boxes)
    assert publish(here, version).status_code == 302
    return version


def added(whole, **posted):
    """The version that the button leads to."""
    answer = as_user(whole.manager).post(f"/programmes/{whole.programme.pk}/report/freeze/", posted)
    assert answer.status_code == 302, answer.text
    return SummaryVersion.objects.get(pk=int(answer.url.strip("/").split("/")[-1]))


def made(version):
    assert rendering.render(version.pk)
    version.refresh_from_db()
    return version


def out(whole, version):
    return as_user(whole.manager).post(f"/programme-versions/{version.pk}/publish/")
