from django.urls import path

from stages.reflections import agreeing, keeping, noting, released, steps, views

urlpatterns = [
    path("journal/", views.journal, name="journal"),
    path("partnerships/<int:pk>/safe-space/", views.safe_space, name="safe-space"),
    path("partnerships/<int:pk>/journal/", views.journal_of, name="journal-of"),
    path("partnerships/<int:pk>/reflections/new/", views.reflection_new, name="reflection-new"),
    path("reflections/<int:pk>/", views.reflection, name="reflection"),
    path("reflections/<int:pk>/change/", views.reflection_change, name="reflection-change"),
    path("reflections/<int:pk>/share/", steps.share, name="reflection-share"),
    path("reflections/<int:pk>/take-back/", steps.take_back, name="reflection-take-back"),
    path("reflections/<int:pk>/release/", steps.release, name="reflection-release"),
    path("reflections/<int:pk>/recall/", steps.recall, name="reflection-recall"),
    path("reflections/<int:pk>/delete/", steps.delete, name="reflection-delete"),
    path("partnerships/<int:pk>/ground-rules/", agreeing.ground_rules, name="ground-rules"),
    path("partnerships/<int:pk>/ground-rules/write/", agreeing.write, name="ground-rules-write"),
    path("ground-rules/<int:pk>/agree/", agreeing.agree, name="ground-rules-agree"),
    path("partnerships/<int:pk>/closed-notes/", noting.closed_notes, name="closed-notes"),
    path("partnerships/<int:pk>/parts/<int:part>/note/", noting.closed_note, name="closed-note"),
    path("closed-notes/<int:pk>/delete/", noting.delete, name="closed-note-delete"),
    path("partnerships/<int:pk>/safe-documents/", keeping.safe_documents, name="safe-documents"),
    path("partnerships/<int:pk>/safe-documents/new/", keeping.new, name="safe-document-new"),
    path("safe-documents/<int:pk>/file/", keeping.file, name="safe-document-file"),
    path("safe-documents/<int:pk>/delete/", keeping.delete, name="safe-document-delete"),
    path("partnerships/<int:pk>/quotes/", released.quotes_of, name="quotes-of"),
]
