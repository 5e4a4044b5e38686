"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.urls import path

from annotator.web.news import notifications, timeline

urlpatterns = [
    path("readings/<int:pk>/activity/", timeline.reading_activity, name="reading-activity"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/read/", notifications.notifications_read, name="notifications-read"),
    path("notifications/<int:pk>/", notifications.notification_open, name="notification-open"),
]
