"""Which scene a route is about: ``@about(*routes)`` takes a function from a scene to the arguments of the address.

It may write what it needs: all of it is rolled back.
"""

from participants.models import Membership

SCENES = {}


def about(*routes):
    def keep(build):
        SCENES.update(dict.fromkeys(routes, build))
        return build

    return keep


def of(here, actor):
    """The membership by which an actor takes part."""
    return Membership.objects.select_related("practitioner__user").get(practitioner__user=here.actors[actor])
