"""Addresses of the desk, below the CMS's own."""

from django.urls import path

from events.desk import log_views, views
from events.desk.calls import numbers
from events.desk.calls import views as calls
from events.desk.paper import views as paper
from events.desk.post import views as post
from events.desk.telephone import verbs
from events.desk.telephone import views as telephone

app_name = "events_desk"
urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("<id:session_id>/", views.session, name="session"),
    path("<id:session_id>/registrations.csv", views.export, name="export"),
    path("<id:session_id>/card.pdf", paper.empty_card, name="empty_card"),
    path("support/<id:support_request_id>/", views.support, name="support"),
    # One talk.
    path("desk/", telephone.talk, name="talk"),
    path("desk/channel/", telephone.channel, name="channel"),
    path("desk/new/", verbs.new_person, name="new_person"),
    path("desk/person/<id:person_id>/contact/", verbs.contact, name="contact"),
    path("desk/person/<id:person_id>/call/", calls.promise, name="promise"),
    path("cancel/<id:registration_id>/", verbs.cancel, name="cancel"),
    path("desk/restore/<id:registration_id>/", verbs.restore, name="restore"),
    path("desk/accept/<id:registration_id>/", verbs.accept, name="accept"),
    path("desk/change/<id:registration_id>/", verbs.change, name="change"),
    path("desk/note/<id:registration_id>/", verbs.note, name="note"),
    path("desk/support/<id:registration_id>/", verbs.ask_support, name="ask_support"),
    path("desk/card/<id:registration_id>.pdf", post.card, name="card"),
    path("desk/post/<id:registration_id>/", post.ask, name="ask_post"),
    path("desk/undo/<id:act_id>/", verbs.undo, name="undo"),
    # Lists.
    path("acts/", log_views.acts, name="acts"),
    path("calls/", calls.listing, name="calls"),
    path("calls/new-number/<id:number_id>/", numbers.new_number, name="new_number"),
    path("calls/calls.csv", calls.table, name="calls_table"),
    path("calls/<str:kind>/<id:number>/done/", calls.done, name="call_done"),
    path("calls/<str:kind>/<id:number>/nobody/", calls.nobody, name="call_nobody"),
    path("post/", post.listing, name="post"),
    path("post/selected/", post.selected, name="post_selected"),
    path("post/post.csv", post.table, name="post_table"),
    path("paper/", paper.key_in, name="paper"),
]
