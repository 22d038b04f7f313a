"""Addresses of acting for others. ``/for/…/`` is the carer's, ``/mandate/…/`` the resident's own."""

from django.urls import path

from events.carers.views import asking, carer, documents, join, places, resident

app_name = "carers"
urlpatterns = [
    path("carers/", asking.ask, name="ask"),
    path("carers/find/", asking.find, name="find"),
    path("mandate/<str:token>/", resident.mandate, name="mandate"),
    path("mandate/<str:token>/answer/", resident.answer, name="answer"),
    path("mandate/<str:token>/change/", resident.change, name="change"),
    path("mandate/<str:token>/end/", resident.end_it, name="end"),
    path("for/<str:token>/", carer.people, name="for"),
    path("for/<str:token>/one-more/", carer.one_more, name="one_more"),
    path("for/<str:token>/end/", carer.end_it, name="end_by_carer"),
    path("for/<str:token>/join/<id:session_id>/", join.join, name="join"),
    path("for/<str:token>/documents/", documents.documents, name="documents"),
    path("for/<str:token>/<str:reference>/", places.registration, name="registration"),
    path("for/<str:token>/<str:reference>/accept/", places.accept, name="accept"),
    path("for/<str:token>/<str:reference>/cancel/", places.cancel, name="cancel"),
]
