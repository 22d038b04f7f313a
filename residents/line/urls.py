"""The address that the town enters at LINE."""

from django.urls import path

from residents.line.webhook import webhook

app_name = "line"
urlpatterns = [path("line/webhook/", webhook, name="webhook")]
