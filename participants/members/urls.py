from django.urls import path

from participants.members import views

urlpatterns = [
    path("partnerships/<int:pk>/people/new/", views.membership_new, name="membership-new"),
    path("partnerships/<int:pk>/context/new/", views.context_new, name="context-new"),
    path("memberships/<int:pk>/admit/", views.membership_admit, name="membership-admit"),
    path("memberships/<int:pk>/hand-over/", views.membership_hand_over, name="membership-hand-over"),
    path("memberships/<int:pk>/end/", views.membership_end, name="membership-end"),
]
