from django.urls import path

from reports.drafts import versions, views
from reports.published.destroy_views import version_empty

urlpatterns = [
    path("partnerships/<int:pk>/reports/", views.reports_of, name="reports-of"),
    path("partnerships/<int:pk>/reports/period/", views.period_report_new, name="period-report-new"),
    path("reports/<int:pk>/", views.report, name="report"),
    path("reports/<int:pk>/change/", views.report_change, name="report-change"),
    path("reports/<int:pk>/freeze/", views.report_freeze, name="report-freeze"),
    path("reports/<int:pk>/signals/", views.report_signals, name="report-signals"),
    path("reports/<int:pk>/correct/", views.report_correct, name="report-correct"),
    path("versions/<int:pk>/", versions.version, name="version"),
    path("versions/<int:pk>/pdf/", versions.version_pdf, name="version-pdf"),
    path("versions/<int:pk>/again/", versions.version_again, name="version-again"),
    path("versions/<int:pk>/clear/", versions.version_clear, name="version-clear"),
    path("versions/<int:pk>/take-back/", versions.version_take_back, name="version-take-back"),
    path("versions/<int:pk>/publish/", versions.version_publish, name="version-publish"),
    path("versions/<int:pk>/empty/", version_empty, name="version-empty"),
]
