from django.urls import path

from stages.commitments import acts, views

urlpatterns = [
    path("partnerships/<int:pk>/promises/", views.promises, name="promises-of"),
    path("partnerships/<int:pk>/promises/new/", views.promise_new, name="promise-new"),
    path("promises/<int:pk>/", views.promise, name="promise"),
    path("promises/<int:pk>/change/", views.promise_change, name="promise-change"),
    *(path(f"promises/<int:pk>/{name}/", acts.say, {"name": name}, name=f"promise-{name}") for name in acts.ACTS),
]
