"""Addresses of the desk, below the CMS's own."""

from django.urls import path

from events.support.desk.views import board, case, figures

app_name = "support_desk"
urlpatterns = [
    path("", board.board, name="board"),
    path("selected/", board.selected, name="selected"),
    path("load/", board.weeks, name="load"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<id:year>.csv", figures.figures_csv, name="figures_csv"),
    path("<id:case_id>/", case.case, name="case"),
    path("<id:case_id>/move/", case.move, name="move"),
    path("<id:case_id>/say/", case.say, name="say"),
    path("<id:case_id>/own/", case.own, name="own"),
    path("<id:case_id>/cost/", case.cost, name="cost"),
    path("<id:case_id>/outcome/", case.outcome, name="outcome"),
    path("<id:case_id>/called/<id:letter_id>/", case.called, name="called"),
]
