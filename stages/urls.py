"""Every address of the stages, slice by slice."""

from stages.activities.urls import urlpatterns as activities
from stages.documents.urls import urlpatterns as documents
from stages.journey.urls import urlpatterns as journey

urlpatterns = [*activities, *documents, *journey]
