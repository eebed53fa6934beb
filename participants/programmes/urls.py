from django.urls import path

from participants.programmes import views

urlpatterns = [
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/new/", views.programme_new, name="programme-new"),
    path("programmes/<int:pk>/", views.programme, name="programme"),
    path("programmes/<int:pk>/change/", views.programme_change, name="programme-change"),
    path("roles/<int:pk>/end/", views.role_end, name="role-end"),
]
