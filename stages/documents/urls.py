from django.urls import path

from stages.documents import views

urlpatterns = [
    path("partnerships/<int:pk>/documents/", views.documents_of, name="documents-of"),
    path("partnerships/<int:pk>/documents/new/", views.of_partnership_new, name="document-new"),
    path("partnerships/<int:pk>/criteria/<slug:key>/documents/new/", views.of_criterion_new, name="criterion-document-new"),
    path("activities/<int:pk>/documents/new/", views.of_activity_new, name="activity-document-new"),
    path("promises/<int:pk>/documents/new/", views.of_commitment_new, name="commitment-document-new"),
    path("decisions/<int:pk>/documents/new/", views.of_decision_new, name="decision-document-new"),
    path("words/<int:pk>/documents/new/", views.of_word_new, name="word-document-new"),
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/file/", views.file, name="document-file"),
    path("documents/<int:pk>/thumbnail/", views.thumbnail, name="document-thumbnail"),
    path("documents/<int:pk>/take-down/", views.take_down, name="document-take-down"),
]
