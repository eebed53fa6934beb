"""Every address of the stages, slice by slice."""

from stages.activities.urls import urlpatterns as activities
from stages.budget.urls import urlpatterns as budget
from stages.journey.urls import urlpatterns as journey
from stages.roadmap.urls import urlpatterns as roadmap

urlpatterns = [*activities, *budget, *journey, *roadmap]
