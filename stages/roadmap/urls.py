from django.urls import path

from stages.roadmap import views

urlpatterns = [
    path("partnerships/<int:pk>/roadmap/", views.road_map, name="road-map"),
    path("partnerships/<int:pk>/roadmap/words/", views.road_map_words, name="road-map-words"),
    path("partnerships/<int:pk>/roadmap/words/new/", views.road_map_write, name="road-map-write"),
    path("partnerships/<int:pk>/roadmap/targets/new/", views.target_new, name="target-new"),
    path("targets/<int:pk>/", views.target, name="target"),
    path("targets/<int:pk>/change/", views.target_change, name="target-change"),
    path("targets/<int:pk>/retire/", views.target_retire, name="target-retire"),
    path("targets/<int:pk>/readings/new/", views.reading_new, name="reading-new"),
    path("readings/<int:pk>/change/", views.reading_change, name="reading-change"),
]
