"""Addresses for mending readings, under /cms/readings/."""

from django.urls import path

from cms.readings import views

app_name = "cms_readings"
urlpatterns = [
    path("page/<id:page_id>/", views.page, name="page"),
    path("page/<id:page_id>/mend/", views.mend, name="mend"),
]
