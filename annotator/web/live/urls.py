"""The live stream."""

from django.urls import path

from annotator.web.live import views

urlpatterns = [path("readings/<int:pk>/events/", views.reading_events, name="reading-events")]
