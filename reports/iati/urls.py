from django.urls import path

from reports.iati import views

urlpatterns = [
    path("programmes/<int:pk>/iati/", views.iati, name="iati"),
    path("programmes/<int:pk>/iati/change/", views.iati_change, name="iati-change"),
    path("programmes/<int:pk>/iati/file/", views.iati_file, name="iati-file"),
    path("programmes/<int:pk>/iati/amounts/new/", views.iati_amount_new, name="iati-amount-new"),
    path("iati/amounts/<int:pk>/remove/", views.iati_amount_remove, name="iati-amount-remove"),
    path("published/<int:pk>/address/", views.iati_address, name="iati-address"),
]
