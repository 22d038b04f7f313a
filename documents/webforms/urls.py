"""Where forms are written. What they are for is a page of the site."""

from django.urls import path

from documents.webforms.views import filling, handing_in

app_name = "webforms"
urlpatterns = [
    path("forms/continue/", filling.come_back, name="continue"),
    path("forms/<id:page_id>/", filling.begin, name="begin"),
    path("forms/<id:page_id>/paper/", handing_in.paper, name="paper"),
    path("forms/draft/<str:token>/", filling.go_on, name="go_on"),
    path("forms/draft/<str:token>/saved/", filling.saved, name="saved"),
    path("forms/draft/<str:token>/check/", handing_in.check, name="check"),
    path("forms/draft/<str:token>/paper/", handing_in.filled_paper, name="filled_paper"),
    path("forms/draft/<str:token>/forget/", filling.forget, name="forget"),
    path("forms/draft/<str:token>/files/<id:attachment_id>/drop/", filling.drop_file, name="drop_file"),
    path("forms/sent/<str:token>/", handing_in.sent, name="sent"),
]
