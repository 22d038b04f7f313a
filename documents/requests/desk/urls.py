"""Addresses of the desk, below the CMS's own."""

from django.urls import path

from documents.requests.desk.views import case, entry, orders, queue

app_name = "documents_desk"
urlpatterns = [
    path("", queue.overview, name="queue"),
    path("open/", queue.open_code, name="open"),
    path("selected/", queue.selected, name="selected"),
    path("add/", entry.choose, name="choose"),
    path("add/<id:page_id>/", entry.add, name="add"),
    path("card/<id:page_id>.pdf", entry.card, name="card"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<id:order_id>/", orders.order, name="order"),
    path("orders/<id:order_id>/end/", orders.end, name="end"),
    path("times/", orders.times, name="times"),
    path("told/<id:step_id>/", case.told, name="told"),
    path("<id:case_id>/", case.case, name="case"),
    path("<id:case_id>/edit/", case.edit, name="edit"),
    path("<id:case_id>/move/", case.move, name="move"),
    path("<id:case_id>/own/", case.own, name="own"),
    path("<id:case_id>/note/", case.note, name="note"),
]
