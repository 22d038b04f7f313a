"""Addresses of the staff's screens of findings, under /cms/documents/."""

from django.urls import path

from documents.findings import views

app_name = "document_findings"
urlpatterns = [
    path("findings/", views.overviews, name="overviews"),
    path("<id:page_id>/findings/", views.findings, name="findings"),
    path("<id:page_id>/findings/print/", views.printed, name="print"),
    path("<id:page_id>/findings/findings.csv", views.as_csv, name="csv"),
    path("<id:page_id>/findings/stay/", views.stay, name="stay"),
    path("<id:page_id>/findings/again/", views.again, name="again"),
]
