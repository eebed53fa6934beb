from django.urls import path

from stages.journey import beginning, criteria, views

urlpatterns = [
    path("programmes/<int:pk>/partnerships/new/", beginning.partnership_new, name="partnership-new"),
    path("partnerships/<int:pk>/change/", beginning.partnership_change, name="partnership-change"),
    path("programmes/<int:pk>/criteria/", criteria.criteria, name="criteria-of"),
    path("programmes/<int:pk>/criteria/<slug:key>/", criteria.criterion_tune, name="criterion-tune"),
    path("partnerships/<int:pk>/gate/", views.gate, name="gate"),
    path("partnerships/<int:pk>/time/", views.time, name="timeline"),
    path("partnerships/<int:pk>/criteria/<slug:key>/attest/", views.attest, name="attest"),
    path("partnerships/<int:pk>/moves/new/", views.move_new, name="move-new"),
    path("moves/<int:pk>/", views.move, name="move"),
    path("moves/<int:pk>/accept/", views.move_accept, name="move-accept"),
    path("moves/<int:pk>/decline/", views.move_decline, name="move-decline"),
    path("moves/<int:pk>/withdraw/", views.move_withdraw, name="move-withdraw"),
    path("moves/<int:pk>/record/", views.move_record, name="move-record"),
]
