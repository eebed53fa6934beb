from django.urls import path

from mentorship.workbook import views

urlpatterns = [
    path("workbooks/", views.imports, name="imports"),
    path("workbooks/template/", views.template_file, name="workbook-template"),
    path("workbooks/<int:pk>/", views.one, name="import"),
    path("workbooks/<int:pk>/confirm/", views.confirm, name="import-confirm"),
    path("workbooks/<int:pk>/drop/", views.drop, name="import-drop"),
    path("programmes/<int:pk>/workbook/", views.export_file, name="workbook"),
]
