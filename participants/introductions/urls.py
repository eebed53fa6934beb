from django.urls import path

from participants.introductions import views, words

urlpatterns = [
    path("programmes/<int:pk>/introductions/", views.introductions, name="introductions"),
    path("programmes/<int:pk>/introductions/new/", views.introduction_new, name="introduction-new"),
    path("introductions/<int:pk>/", views.introduction, name="introduction"),
    path("introductions/<int:pk>/change/", views.introduction_change, name="introduction-change"),
    path("introductions/<int:pk>/decline/", views.introduction_decline, name="introduction-decline"),
    path("introductions/<int:pk>/ask/<slug:which>/", words.introduction_ask, name="introduction-ask"),
    path("introductions/<int:pk>/ask/<slug:which>/take-back/", words.introduction_ask_back, name="introduction-ask-back"),
    path("introductions/words/<slug:token>/", words.introduction_words, name="introduction-words"),
]
