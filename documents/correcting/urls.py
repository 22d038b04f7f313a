"""Addresses of the staff's screens for correcting, under /cms/documents/."""

from django.urls import path

from documents.correcting import overview_views, paper_views, version_views, views

app_name = "correcting"
urlpatterns = [
    path("texts/", overview_views.everything, name="all"),
    path("<int:page_id>/paper/<int:number>.png", paper_views.sheet, name="sheet"),
    path("<int:page_id>/text/", overview_views.overview, name="overview"),
    path("<int:page_id>/text/read/", overview_views.read, name="read"),
    path("<int:page_id>/text/doubt/", views.doubt, name="doubt"),
    path("<int:page_id>/text/use/", version_views.use, name="use"),
    path("<int:page_id>/text/throw-away/", version_views.throw_away, name="throw_away"),
    path("<int:page_id>/text/lost/", version_views.lost, name="lost"),
    path("<int:page_id>/text/versions/", version_views.versions, name="versions"),
    path("<int:page_id>/text/versions/<int:number>/", version_views.version, name="version"),
    path("<int:page_id>/text/versions/<int:number>/back/", version_views.back, name="back"),
    path("<int:page_id>/text/<int:number>/", views.section, name="section"),
    path("<int:page_id>/text/<int:number>/do/", views.do, name="do"),
    path("<int:page_id>/text/<int:number>/write/", views.write, name="add"),
    path("<int:page_id>/text/<int:number>/write/<slug:block_id>/", views.write, name="write"),
]
