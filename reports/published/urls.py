from django.urls import path

from reports.published import destroying, views

urlpatterns = [
    path("published/", views.published, name="published"),
    path("published/<int:pk>/", views.edition, name="edition"),
    path("published/<int:pk>/download/", views.edition_download, name="edition-download"),
    path("published/<int:pk>/destroy/", destroying.edition_destroy, name="edition-destroy"),
    path("published/<int:pk>/figures/", views.edition_figures, name="edition-figures"),
]
