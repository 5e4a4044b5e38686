"""Addresses of the files that texts were read from; every name is global: URL names equal view names."""

from django.urls import path

from annotator.web.sheets import views

urlpatterns = [
    path("editions/<int:pk>/revisions/<int:number>/file/", views.file_look, name="file-look"),
    path("editions/<int:pk>/revisions/<int:number>/file/<int:sequence>.png", views.sheet_picture, name="sheet-picture"),
]
