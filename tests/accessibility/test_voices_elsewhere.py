"""VOICEVOX and rented voices, asked over a real line: small servers here speak their APIs."""

import base64
import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
import soundfile

from accessibility.checks import speech_works
from accessibility.models import ReadingEntry
from accessibility.outside import problem_of
from accessibility.readings import table
from accessibility.speech.engines import SpeechError, attribution
from accessibility.speech.engines.cloud import CloudEngine
from accessibility.speech.engines.voicevox import VoicevoxEngine
from accessibility.speech.shaping import shaped

pytestmark = pytest.mark.django_db
SPEAKERS = [
    {"name": "四国めたん", "speaker_uuid": "a", "version": "0.25.0", "styles": [
        {"name": "ノーマル", "id": 2, "type": "talk"}, {"name": "あまあま", "id": 0, "type": "talk"}]},
    {"name": "波音リツ", "speaker_uuid": "b", "version": "0.25.0", "styles": [
        {"name": "ノーマル", "id": 6000, "type": "sing"}]},
]  # fmt: skip


def sound(seconds: float, *, kind: str = "WAV", size: float = 0.3) -> bytes:
    tone = np.sin(np.arange(int(seconds * 24_000)) * 2 * np.pi * 200 / 24_000) * size
    target = io.BytesIO()
    soundfile.write(target, np.stack([tone, tone], axis=1), 24_000, format=kind)
    return target.getvalue()


class Voice(BaseHTTPRequestHandler):
    """What VOICEVOX answers, as far as it is asked; and a cloud voice under /cloud."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Who can speak."""
        self._give(json.dumps(SPEAKERS).encode())

    def do_POST(self) -> None:
        """How it would speak, and the speech."""
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.asked.append((address.path, parse_qs(address.query), body, dict(self.headers)))
        if address.path == "/audio_query":
            text = parse_qs(address.query)["text"][0]
            self._give(json.dumps({"accent_phrases": [text], "speedScale": 1.0, "outputStereo": True}).encode())
        elif address.path == "/synthesis":
            query = json.loads(body)
            self._give(sound(len(query["accent_phrases"][0]) / 6 / query["speedScale"]))
        elif address.path == "/cloud/json":
            self._give(json.dumps({"audio": {"content": base64.b64encode(sound(1, kind="FLAC")).decode()}}).encode())
        elif address.path == "/cloud":
            self._give(sound(1, kind="MP3"))
        else:
            self._give(b"no such voice", status=500)

    def _give(self, content: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args) -> None:
        """Say nothing."""


@pytest.fixture
def server(settings) -> Iterator[ThreadingHTTPServer]:
    table.forget()
    with ThreadingHTTPServer(("127.0.0.1", 0), Voice) as served:
        served.asked = []
        served.address = f"http://127.0.0.1:{served.server_port}"
        settings.ENGAWA_VOICEVOX_URL = served.address
        settings.ENGAWA_VOICEVOX_VOICE = "四国めたん/あまあま"
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield served
        served.shutdown()
        thread.join()


@pytest.fixture
def rented(server: ThreadingHTTPServer, settings) -> ThreadingHTTPServer:
    settings.ENGAWA_CLOUD_VOICE_URL = f"{server.address}/cloud"
    settings.ENGAWA_CLOUD_VOICE_BODY = '{"input": "{text}", "speed": {pace}}'
    settings.ENGAWA_CLOUD_VOICE_HEADERS = {"Content-Type": "application/json", "Authorization": "Bearer secret"}
    settings.ENGAWA_CLOUD_VOICE_CREDIT = "音声：例の会社"
    return server


def test_voicevox_speaks_in_the_chosen_style_and_pace(server: ThreadingHTTPServer) -> None:
    spoken = VoicevoxEngine().speak("こんにちは、皆さん。", pace=0.5)
    assert spoken.seconds == pytest.approx(10 / 6 / 0.5, abs=0.1)
    assert shaped(spoken).any()
    (path, query, _body, _headers), (second, _query, how, _again) = server.asked
    assert (path, query["speaker"], second) == ("/audio_query", ["0"], "/synthesis")
    assert json.loads(how)["outputStereo"] is False


def test_voicevox_obeys_the_towns_readings(server: ThreadingHTTPServer) -> None:
    ReadingEntry.objects.create(surface="梅林公民館", reading="うめばやしこうみんかん")
    VoicevoxEngine().speak("梅林公民館です。")
    assert server.asked[0][1]["text"] == ["ウメバヤシコーミンカンです。"]


def test_the_character_who_speaks_is_the_one_who_is_credited(server: ThreadingHTTPServer, settings) -> None:
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.voicevox.VoicevoxEngine"
    assert attribution() == "VOICEVOX:四国めたん"
    before = VoicevoxEngine().identity("ja")
    settings.ENGAWA_VOICEVOX_VOICE = "ずんだもん/ノーマル"
    assert VoicevoxEngine().identity("ja") != before
    assert "四国めたん/ノーマル" in VoicevoxEngine().problem()
    with pytest.raises(SpeechError, match="has no voice"):
        VoicevoxEngine().speak("こんにちは。")


def test_a_singer_is_not_asked_to_speak(server: ThreadingHTTPServer, settings) -> None:
    settings.ENGAWA_VOICEVOX_VOICE = "波音リツ"
    assert "has no voice" in VoicevoxEngine().problem()


def test_a_machine_that_is_off_is_told_and_not_waited_for(settings) -> None:
    settings.ENGAWA_VOICEVOX_URL = "http://127.0.0.1:9"
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.voicevox.VoicevoxEngine"
    (warning,) = speech_works()
    assert "does not answer" in warning.msg
    assert "VOICEVOX" in str(warning.hint)
    with pytest.raises(SpeechError, match="does not answer"):
        VoicevoxEngine().speak("こんにちは。")


def test_another_language_does_not_go_to_a_japanese_voice(server: ThreadingHTTPServer) -> None:
    assert VoicevoxEngine().speak("Good morning.", voice="espeak/en").seconds > 0.5
    assert server.asked == []


@pytest.mark.parametrize("text", ["", " \n", "\ud800"])
def test_nothing_to_speak_is_refused_before_or_by_the_voice(server: ThreadingHTTPServer, text: str) -> None:
    with pytest.raises(SpeechError):
        VoicevoxEngine().speak(text)


@pytest.mark.parametrize(("path", "field"), [("/cloud", ""), ("/cloud/json", "audio.content")])
def test_a_rented_voice_is_heard_whichever_way_it_answers(rented, settings, path: str, field: str) -> None:
    settings.ENGAWA_CLOUD_VOICE_URL = f"{rented.address}{path}"
    settings.ENGAWA_CLOUD_VOICE_FIELD = field
    assert CloudEngine().speak('「"引用"」</speak>です。').seconds == pytest.approx(1, abs=0.1)
    _path, _query, body, headers = rented.asked[0]
    assert json.loads(body) == {"input": '「"引用"」</speak>です。', "speed": 0.95}
    assert headers["Authorization"] == "Bearer secret"


def test_words_stay_words_in_a_request_of_markup(rented, settings) -> None:
    settings.ENGAWA_CLOUD_VOICE_HEADERS = {"Content-Type": "application/ssml+xml"}
    settings.ENGAWA_CLOUD_VOICE_BODY = "<speak>{text}</speak>"
    CloudEngine().speak('</speak><audio src="http://x/">です。')
    assert rented.asked[0][2] == "<speak>&lt;/speak&gt;&lt;audio src=&quot;http://x/&quot;&gt;です。</speak>"


@pytest.mark.parametrize(("path", "field"), [("/none", ""), ("/audio_query?text=x", ""), ("/cloud/json", "nothing")])
def test_an_answer_without_sound_is_an_error(rented, settings, path: str, field: str) -> None:
    settings.ENGAWA_CLOUD_VOICE_URL = f"{rented.address}{path}"
    settings.ENGAWA_CLOUD_VOICE_FIELD = field
    with pytest.raises(SpeechError):
        CloudEngine().speak("こんにちは。")


@pytest.mark.parametrize(
    ("address", "is_fine"),
    [
        ("https://voice.example/v1", True),
        ("http://voicevox:50021", True),
        ("http://192.168.1.4:50021", True),
        ("http://voice.example/v1", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_a_key_never_leaves_the_house_in_the_clear(address: str, is_fine: bool) -> None:
    assert (problem_of(address) == "") is is_fine
