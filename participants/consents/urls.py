from django.urls import path

from participants.consents import views

urlpatterns = [path("your-data/consent/", views.consent, name="consent")]
