from django.urls import path

from stages.reminders import views

urlpatterns = [
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/refused/", views.reminders_refused, name="reminders-refused"),
    path("reminders/stop/<str:token>/", views.reminders_stop, name="reminders-stop"),
]
