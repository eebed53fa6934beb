"""Every address of the stages, slice by slice."""

from stages.activities.urls import urlpatterns as activities
from stages.adaptation.urls import urlpatterns as adaptation
from stages.budget.urls import urlpatterns as budget
from stages.calendar.urls import urlpatterns as calendar
from stages.cloud.urls import urlpatterns as cloud
from stages.commitments.urls import urlpatterns as commitments
from stages.design.urls import urlpatterns as design
from stages.documents.urls import urlpatterns as documents
from stages.journey.urls import urlpatterns as journey
from stages.reflections.urls import urlpatterns as reflections
from stages.reminders.urls import urlpatterns as reminders
from stages.roadmap.urls import urlpatterns as roadmap
from stages.signals.urls import urlpatterns as signals
from stages.trust.urls import urlpatterns as trust
from stages.typing.urls import urlpatterns as typing

urlpatterns = [
    *(*activities, *adaptation, *budget, *calendar, *cloud, *commitments, *design, *documents),
    *(*journey, *reflections, *reminders, *roadmap, *signals, *trust, *typing),
]
