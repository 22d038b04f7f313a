"""Addresses of the desk, below the CMS's own."""

from django.urls import path

from documents.requests.desk.views import case, entry, orders, queue

app_name = "documents_desk"
urlpatterns = [
    path("", queue.overview, name="queue"),
    path("open/", queue.open_code, name="open"),
    path("selected/", queue.selected, name="selected"),
    path("add/", entry.choose, name="choose"),
    path("add/<int:page_id>/", entry.add, name="add"),
    path("card/<int:page_id>.pdf", entry.card, name="card"),
    path("orders/", orders.orders, name="orders"),
    path("orders/<int:order_id>/", orders.order, name="order"),
    path("orders/<int:order_id>/end/", orders.end, name="end"),
    path("times/", orders.times, name="times"),
    path("told/<int:step_id>/", case.told, name="told"),
    path("<int:case_id>/", case.case, name="case"),
    path("<int:case_id>/edit/", case.edit, name="edit"),
    path("<int:case_id>/move/", case.move, name="move"),
    path("<int:case_id>/own/", case.own, name="own"),
    path("<int:case_id>/note/", case.note, name="note"),
]
