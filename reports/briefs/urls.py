from django.urls import path

from reports.briefs import views

urlpatterns = [
    path("partnerships/<int:pk>/brief/<slug:side>/", views.brief, name="brief"),
    path("partnerships/<int:pk>/brief/<slug:side>/make/", views.brief_make, name="brief-make"),
    path("briefs/<int:pk>/pdf/", views.brief_pdf, name="brief-pdf"),
]
