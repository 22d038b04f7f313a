"""Addresses of the staff's screens for the programme, under /cms/broadcast/."""

from django.urls import path

from cms.broadcast import views

app_name = "cms_broadcast"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<id:index_id>/put-together/", views.put_together, name="put_together"),
]
