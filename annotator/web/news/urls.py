"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.urls import path

from annotator.web.news import letters, notifications, overview, presence, timeline

urlpatterns = [
    path("seminars/<slug:slug>/overview/", overview.seminar_overview, name="seminar-overview"),
    path("readings/<int:pk>/here/", presence.reading_here, name="reading-here"),
    path("readings/<int:pk>/activity/", timeline.reading_activity, name="reading-activity"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/read/", notifications.notifications_read, name="notifications-read"),
    path("notifications/letters/", letters.letters_choose, name="letters-choose"),
    path("letters/stop/<str:token>/", letters.letters_stop, name="letters-stop"),
    path("notifications/<int:pk>/", notifications.notification_open, name="notification-open"),
]
