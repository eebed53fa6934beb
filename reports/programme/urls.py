from django.urls import path

from reports.programme import editions, views
from reports.published.destroy_views import programme_edition_destroy, programme_version_empty

urlpatterns = [
    path("programmes/<int:pk>/report/", views.programme_report, name="programme-report"),
    path("programmes/<int:pk>/report/change/", views.programme_report_change, name="programme-report-change"),
    path("programmes/<int:pk>/report/freeze/", views.programme_report_freeze, name="programme-report-freeze"),
    path("programme-versions/<int:pk>/", views.programme_version, name="programme-version"),
    path("programme-versions/<int:pk>/pdf/", views.programme_version_pdf, name="programme-version-pdf"),
    path("programme-versions/<int:pk>/again/", views.programme_version_again, name="programme-version-again"),
    path("programme-versions/<int:pk>/publish/", views.programme_version_publish, name="programme-version-publish"),
    path("programme-versions/<int:pk>/empty/", programme_version_empty, name="programme-version-empty"),
    path("published/programmes/", editions.programme_editions, name="programme-editions"),
    path("published/programmes/<int:pk>/", editions.programme_edition, name="programme-edition"),
    path("published/programmes/<int:pk>/download/", editions.programme_edition_download, name="programme-edition-download"),
    path("published/programmes/<int:pk>/destroy/", programme_edition_destroy, name="programme-edition-destroy"),
    path("published/programmes/<int:pk>/figures/", editions.programme_edition_figures, name="programme-edition-figures"),
]
