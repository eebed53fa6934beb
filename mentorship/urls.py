"""Every address of the product."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from mentorship import demo, health, home, mailbox, partnership, people
from mentorship.trail import views as trail

urlpatterns = [
    path("", home.home, name="home"),
    path("portfolio/<slug:stage>/", home.portfolio_stage, name="portfolio-stage"),
    path("partnerships/<int:pk>/", partnership.partnership, name="partnership"),
    path("partnerships/<int:pk>/people/", people.people_of, name="people-of"),
    path("partnerships/<int:pk>/trail/", trail.trail_of, name="trail-of"),
    path("", include("mentorship.own_data.urls")),
    path("", include("mentorship.workbook.urls")),
    path("", include("mentorship.offline.urls")),
    path("", include("participants.urls")),
    path("", include("stages.urls")),
    path("", include("reports.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("account/", include("allauth.account.urls")),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("admin/", admin.site.urls),
]
if settings.DEMO:
    urlpatterns += [path("mailbox/", mailbox.mailbox, name="mailbox"), path("demo/sign-in/", demo.sign_in, name="demo-sign-in")]
handler403 = "mentorship.errors.forbidden"
