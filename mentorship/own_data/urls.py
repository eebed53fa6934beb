from django.urls import path

from mentorship.own_data import views

urlpatterns = [
    path("your-data/", views.own_data, name="own-data"),
    path("your-data/whole.json", views.own_data_json, name="own-data-json"),
    path("your-data/whole.html", views.own_data_html, name="own-data-html"),
]
