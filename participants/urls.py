"""Index of the addresses in this part of the house."""

from participants.consents.urls import urlpatterns as consents
from participants.introductions.urls import urlpatterns as introductions
from participants.invitations.urls import urlpatterns as invitations
from participants.members.urls import urlpatterns as members
from participants.partnerships.urls import urlpatterns as partnerships
from participants.people.urls import urlpatterns as people
from participants.places.urls import urlpatterns as places
from participants.programmes.urls import urlpatterns as programmes
from participants.spread.urls import urlpatterns as spread

urlpatterns = [*places, *people, *programmes, *partnerships, *members, *invitations, *spread, *introductions, *consents]
