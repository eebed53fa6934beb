from django.urls import path

from stages.trust import views

urlpatterns = [
    path("partnerships/<int:pk>/pulse/", views.pulse, name="pulse"),
    path("partnerships/<int:pk>/pulse/open/", views.pulse_open, name="pulse-open"),
    path("partnerships/<int:pk>/pulse/guide/", views.pulse_guide, name="pulse-guide"),
    path("partnerships/<int:pk>/pulse/guide/new/", views.talk_new, name="talk-new"),
    path("pulses/<int:pk>/", views.pulse_answer, name="pulse-answer"),
    path("pulses/<int:pk>/withdraw/", views.pulse_withdraw, name="pulse-withdraw"),
    path("talks/<int:pk>/change/", views.talk_change, name="talk-change"),
]
