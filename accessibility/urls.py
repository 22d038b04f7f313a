"""Addresses of the accessibility room."""

from django.urls import path

from accessibility.display import views as display
from accessibility.speech import views as speech

app_name = "accessibility"
urlpatterns = [
    path("display/", display.display, name="display"),
    path("display/furigana/", display.furigana, name="furigana"),
    path("listen/<int:page_id>/", speech.listen, name="listen"),
    path("listen/<int:page_id>/recording.<str:ext>", speech.recording, name="recording"),
]
