"""Every address of the stages, slice by slice."""

from stages.activities.urls import urlpatterns as activities
from stages.commitments.urls import urlpatterns as commitments
from stages.adaptation.urls import urlpatterns as adaptation
from stages.documents.urls import urlpatterns as documents
from stages.journey.urls import urlpatterns as journey
from stages.signals.urls import urlpatterns as signals

urlpatterns = [*activities, *commitments, *journey, *signals]
urlpatterns = [*activities, *adaptation, *journey]
urlpatterns = [*activities, *documents, *journey]
from stages.roadmap.urls import urlpatterns as roadmap

urlpatterns = [*activities, *journey, *roadmap]
