from django.urls import path

from reports.published import destroy_views, views

urlpatterns = [
    path("published/", views.published, name="published"),
    path("published/<int:pk>/", views.edition, name="edition"),
    path("published/<int:pk>/download/", views.edition_download, name="edition-download"),
    path("published/<int:pk>/destroy/", destroy_views.edition_destroy, name="edition-destroy"),
    path("published/<int:pk>/figures/", views.edition_figures, name="edition-figures"),
]
