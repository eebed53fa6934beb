from django.urls import path

from mentorship.own_data import devices, erasures, views

urlpatterns = [
    path("your-data/", views.own_data, name="own-data"),
    path("your-data/whole.json", views.own_data_json, name="own-data-json"),
    path("your-data/whole.html", views.own_data_html, name="own-data-html"),
    path("your-data/erase/", views.erase_me, name="own-data-erase"),
    path("your-data/stay/", views.stay, name="own-data-stay"),
    path("your-data/devices/", devices.devices, name="own-data-devices"),
    path("your-data/devices/<int:pk>/end/", devices.device_end, name="own-data-device-end"),
    path("erasures/", erasures.erasures, name="erasures"),
    path("erasures/<int:pk>/", erasures.erasure, name="erasure"),
]
