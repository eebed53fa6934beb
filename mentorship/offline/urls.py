from django.urls import path

from mentorship.offline import differing, shell, views

urlpatterns = [
    path("app.webmanifest", shell.manifest, name="manifest"),
    path("sw.js", shell.service_worker, name="service-worker"),
    path("offline/", shell.offline, name="offline"),
    path("offline/pack/", views.pack, name="offline-pack"),
    path("offline/line/", views.line, name="offline-line"),
    path("offline/send/", views.send, name="offline-send"),
    path("offline/differing/", differing.differing_entries, name="differing-entries"),
    path("offline/differing/<int:pk>/", differing.differing_entry, name="differing-entry"),
    path("offline/differing/<int:pk>/dismiss/", differing.differing_dismiss, name="differing-dismiss"),
]
