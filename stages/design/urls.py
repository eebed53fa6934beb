from django.urls import path

from stages.design import views

urlpatterns = [path("programmes/<int:pk>/design/", views.design_copy, name="design-copy")]
