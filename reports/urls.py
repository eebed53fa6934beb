"""Every address under which something leaves."""

from reports.drafts.urls import urlpatterns as drafts
from reports.iati.urls import urlpatterns as iati
from reports.published.urls import urlpatterns as published

urlpatterns = [*drafts, *published, *iati]
