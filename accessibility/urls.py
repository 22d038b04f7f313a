"""Addresses of the accessibility room."""

from django.urls import path

from accessibility.display import views as display
from accessibility.gallery import views as gallery
from accessibility.offline import views as offline
from accessibility.podcast import views as podcast
from accessibility.speech import player
from accessibility.speech import views as speech

app_name = "accessibility"
urlpatterns = [
    path("display/", display.display, name="display"),
    path("display/furigana/", display.furigana, name="furigana"),
    path("display/<str:code>/", display.offer, name="offer"),
    path("parts/", gallery.index, name="parts"),
    path("parts/<str:name>/", gallery.component, name="part"),
    path("parts/<str:name>/<id:number>/", gallery.every_look, name="part_looks"),
    path("sw.js", offline.worker, name="worker"),
    path("offline/", offline.offline, name="offline"),
    path("listen/player/", player.player, name="player"),
    path("listen/<id:page_id>/", speech.listen, name="listen"),
    path("listen/<id:page_id>/recording.<str:ext>", speech.recording, name="recording"),
    path("listen/<id:page_id>/cues.json", speech.cues, name="cues"),
    path("listen/<id:page_id>/<slug:version>/", speech.listen, name="listen_version"),
    path("listen/<id:page_id>/<slug:version>/recording.<str:ext>", speech.recording, name="recording_version"),
    path("listen/<id:page_id>/<slug:version>/cues.json", speech.cues, name="cues_version"),
    path("listen/<id:page_id>/transcript.vtt", podcast.transcript, name="transcript"),
    path("listen/<id:page_id>/<slug:version>/transcript.vtt", podcast.transcript, name="transcript_version"),
    path("podcast/", podcast.receive, name="receive"),
    path("podcast/<slug:name>.xml", podcast.feed, name="feed"),
]
