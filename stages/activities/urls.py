from django.urls import path

from stages.activities import lists, running, views

urlpatterns = [
    path("log/", lists.log_all, name="log-all"),
    path("log/new/", views.log, name="log"),
    path("plan/new/", views.plan, name="plan"),
    path("partnerships/<int:pk>/log/", lists.log_of, name="log-of"),
    path("activities/<int:pk>/", views.activity, name="activity"),
    path("activities/<int:pk>/change/", views.change, name="activity-change"),
    path("activities/<int:pk>/design/", running.design, name="activity-design"),
    path("activities/<int:pk>/run/", running.run, name="activity-run"),
    path("activities/<int:pk>/hold/", views.hold, name="activity-hold"),
    path("activities/<int:pk>/cancel/", views.cancel, name="activity-cancel"),
]
