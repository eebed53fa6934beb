from django.urls import path

from stages.typing import views

urlpatterns = [path("drafts/", views.draft, name="draft")]
