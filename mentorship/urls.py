"""Every address of the product."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from mentorship import home, partnership

urlpatterns = [
    path("", home.home, name="home"),
    path("partnerships/<int:pk>/", partnership.partnership, name="partnership"),
    path("", include("participants.urls")),
    path("", include("stages.urls")),
    path("", include("reports.urls")),
    path("account/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
if settings.DEMO:
    urlpatterns += []
handler403 = "mentorship.errors.forbidden"
