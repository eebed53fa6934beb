"""Every address of the stages, slice by slice."""

from stages.activities.urls import urlpatterns as activities
from stages.adaptation.urls import urlpatterns as adaptation
from stages.journey.urls import urlpatterns as journey

urlpatterns = [*activities, *adaptation, *journey]
