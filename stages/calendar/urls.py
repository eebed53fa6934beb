from django.urls import path

from stages.calendar import views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/feed/", views.calendar_feed, name="calendar-feed"),
    path("calendar/<slug:token>.ics", views.calendar_file, name="calendar-file"),
    path("activities/<int:pk>/calendar.ics", views.activity_ics, name="activity-ics"),
]
