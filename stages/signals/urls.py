from django.urls import path

from stages.signals import views

urlpatterns = [
    path("partnerships/<int:pk>/signals/", views.signals, name="signals"),
    path("partnerships/<int:pk>/signals/<slug:key>/aside/", views.aside, name="signal-aside"),
    path("partnerships/<int:pk>/silence/", views.silence, name="silence"),
    path("asides/<int:pk>/take-back/", views.take_back, name="aside-take-back"),
]
