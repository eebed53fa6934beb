from django.urls import path

from participants.spread import views

urlpatterns = [
    path("programmes/<int:pk>/spread/", views.spread, name="spread"),
    path("programmes/<int:pk>/interests/", views.interests, name="interests"),
    path("interests/<int:pk>/", views.interest, name="interest"),
    path("interests/<int:pk>/decline/", views.interest_decline, name="interest-decline"),
]
