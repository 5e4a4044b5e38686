"""Addresses of this room; every name is global (no namespace): URL names equal view names."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
