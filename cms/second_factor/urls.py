"""Addresses of the second step, under /cms/second-factor/."""

from django.urls import path

from cms.second_factor import views

app_name = "second_factor"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("code/", views.verify, name="verify"),
    path("paper/", views.use_backup_code, name="use_backup_code"),
    path("enrol/", views.enrol, name="enrol"),
    path("new-codes/", views.new_codes, name="new_codes"),
    path("reset/<id:user_id>/", views.reset, name="reset"),
]
