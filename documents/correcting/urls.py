"""Addresses of the staff's screens for correcting, under /cms/documents/."""

from django.urls import path

from documents.correcting import overview_views, paper_views, version_views, views

app_name = "correcting"
urlpatterns = [
    path("texts/", overview_views.everything, name="all"),
    path("<id:page_id>/paper/<id:number>.png", paper_views.sheet, name="sheet"),
    path("<id:page_id>/text/", overview_views.overview, name="overview"),
    path("<id:page_id>/text/read/", overview_views.read, name="read"),
    path("<id:page_id>/text/doubt/", views.doubt, name="doubt"),
    path("<id:page_id>/text/use/", version_views.use, name="use"),
    path("<id:page_id>/text/throw-away/", version_views.throw_away, name="throw_away"),
    path("<id:page_id>/text/lost/", version_views.lost, name="lost"),
    path("<id:page_id>/text/versions/", version_views.versions, name="versions"),
    path("<id:page_id>/text/versions/<id:number>/", version_views.version, name="version"),
    path("<id:page_id>/text/versions/<id:number>/back/", version_views.back, name="back"),
    path("<id:page_id>/text/<id:number>/", views.section, name="section"),
    path("<id:page_id>/text/<id:number>/do/", views.do, name="do"),
    path("<id:page_id>/text/<id:number>/write/", views.write, name="add"),
    path("<id:page_id>/text/<id:number>/write/<slug:block_id>/", views.write, name="write"),
]
