from django.urls import path

from participants.places import views

urlpatterns = [
    path("cities/", views.cities, name="cities"),
    path("cities/new/", views.city_new, name="city-new"),
    path("cities/search/", views.city_search, name="city-search"),
    path("cities/<int:pk>/", views.city, name="city"),
    path("cities/<int:pk>/change/", views.city_change, name="city-change"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/new/", views.organisation_new, name="organisation-new"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
    path("organisations/<int:pk>/change/", views.organisation_change, name="organisation-change"),
]
