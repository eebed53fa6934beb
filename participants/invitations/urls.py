from django.urls import path

from participants.invitations import views

urlpatterns = [
    path("programmes/<int:pk>/invitations/new/", views.invite, name="invite"),
    path("invitations/<int:pk>/withdraw/", views.invitation_withdraw, name="invitation-withdraw"),
    path("invitations/<slug:token>/", views.invitation, name="invitation"),
]
