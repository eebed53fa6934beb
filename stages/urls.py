"""Every address of the stages, slice by slice."""

from stages.activities.urls import urlpatterns as activities

urlpatterns = [*activities]
