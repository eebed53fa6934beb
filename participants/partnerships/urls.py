from django.urls import path

from participants.partnerships import views

urlpatterns = [
    path("partnerships/", views.partnerships, name="partnerships"),
    path("programmes/<int:pk>/interests/new/", views.interest_new, name="interest-new"),
]
