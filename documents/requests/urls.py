"""Addresses of requests. The short ones stand on paper."""

from django.urls import path

from documents.requests.views import ask, case, finding, order, promise

app_name = "document_requests"
urlpatterns = [
    path("other-form/<id:page_id>/", ask.ask, name="ask"),
    path("other-form/find/", finding.find, name="find"),
    path("other-form/case/<str:token>/", case.case, name="case"),
    path("other-form/case/<str:token>/change/", case.change, name="change"),
    path("other-form/case/<str:token>/cancel/", case.cancel, name="cancel"),
    path("other-form/case/<str:token>/answer/", case.answer, name="answer"),
    path("other-form/every-time/<str:token>/", order.order, name="order"),
    path("answer-times/", promise.answer_times, name="answer_times"),
    path("d/", finding.open_by_number, name="open"),
    path("r/<str:code>/", finding.by_code, name="by_code"),
]
