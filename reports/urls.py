"""Every address under which something leaves."""

from reports.briefs.urls import urlpatterns as briefs
from reports.drafts.urls import urlpatterns as drafts
from reports.iati.urls import urlpatterns as iati
from reports.programme.urls import urlpatterns as programme
from reports.published.urls import urlpatterns as published

urlpatterns = [*drafts, *programme, *briefs, *published, *iati]
