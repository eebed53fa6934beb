from django.urls import path

from stages.adaptation import practices, views

urlpatterns = [
    path("partnerships/<int:pk>/plan/", views.plan, name="plan-of"),
    path("partnerships/<int:pk>/adaptation/", views.adaptation, name="adaptation"),
    path("partnerships/<int:pk>/adaptation/add/", views.add, name="addition-new"),
    path("partnerships/<int:pk>/adaptation/<int:practice>/decide/", views.decide, name="decide"),
    path("partnerships/<int:pk>/adaptation/home/<int:addition>/decide/", views.decide_own, name="decide-own"),
    path("programmes/<int:pk>/practices/", practices.practices, name="practices"),
    path("programmes/<int:pk>/practices/new/", practices.practice_new, name="practice-new"),
    path("practices/<int:pk>/change/", practices.practice_change, name="practice-change"),
    path("practices/<int:pk>/retire/", practices.practice_retire, name="practice-retire"),
    path("practices/<int:pk>/restore/", practices.practice_restore, name="practice-restore"),
]
