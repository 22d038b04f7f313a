"""Addresses of the desk, below the CMS's own."""

from django.urls import path

from events.support.desk.views import board, case, figures

app_name = "support_desk"
urlpatterns = [
    path("", board.board, name="board"),
    path("selected/", board.selected, name="selected"),
    path("load/", board.weeks, name="load"),
    path("figures/", figures.figures, name="figures"),
    path("figures/<int:year>.csv", figures.figures_csv, name="figures_csv"),
    path("<int:case_id>/", case.case, name="case"),
    path("<int:case_id>/move/", case.move, name="move"),
    path("<int:case_id>/say/", case.say, name="say"),
    path("<int:case_id>/own/", case.own, name="own"),
    path("<int:case_id>/cost/", case.cost, name="cost"),
    path("<int:case_id>/outcome/", case.outcome, name="outcome"),
    path("<int:case_id>/called/<int:letter_id>/", case.called, name="called"),
]
