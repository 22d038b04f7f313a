"""Engawa's own settings (docs/settings.md has every one). ``base`` takes them all over."""

from portal.settings.environment import env

# The town whose salon this is; shown in the header, footer, letters and spoken pages.
ENGAWA_TOWN = {
    "name": env("ENGAWA_TOWN_NAME", default="縁側市"),
    "department": env("ENGAWA_TOWN_DEPARTMENT", default="縁側市 福祉部 みんなのサロン係"),
    "phone": env("ENGAWA_TOWN_PHONE", default="0267-00-0100"),
    "phone_hours": env("ENGAWA_TOWN_PHONE_HOURS", default="月曜日から金曜日、午前8時30分から午後5時15分まで"),
    "email": env("ENGAWA_TOWN_EMAIL", default="salon@engawa.example"),
}
# The same in other languages, as far as somebody wrote it.
ENGAWA_TOWN_IN = {
    "en": {
        "name": env("ENGAWA_TOWN_NAME_EN", default=""),
        "department": env("ENGAWA_TOWN_DEPARTMENT_EN", default=""),
        "phone_hours": env("ENGAWA_TOWN_PHONE_HOURS_EN", default=""),
    },
}
# Open data: the town's six-digit code (全国地方公共団体コード), and under which terms anybody may use the data.
ENGAWA_TOWN_CODE = env("ENGAWA_TOWN_CODE", default="")
ENGAWA_DATA_LICENCE = env("ENGAWA_DATA_LICENCE", default="CC BY 4.0")
ENGAWA_DATA_LICENCE_URL = env("ENGAWA_DATA_LICENCE_URL", default="https://creativecommons.org/licenses/by/4.0/deed.ja")
# Languages whose button stands in the editor, for parts of a text (cms/part_languages.py knows more).
ENGAWA_PART_LANGUAGES = env.list("ENGAWA_PART_LANGUAGES", default=["en", "zh-Hans", "zh-Hant", "ko", "vi", "pt", "tl"])
# The town's own Jitsi server for video rooms; the secret is the one its prosody knows (docs/taking-part/ways.md).
ENGAWA_JITSI_URL = env("ENGAWA_JITSI_URL", default="")
ENGAWA_JITSI_APP_ID = env("ENGAWA_JITSI_APP_ID", default="")
ENGAWA_JITSI_SECRET = env("ENGAWA_JITSI_SECRET", default="")
# Where 「すぐに離れる」 leads: a page that nobody would ask about.
ENGAWA_LEAVE_URL = env("ENGAWA_LEAVE_URL", default="https://www.jma.go.jp/")
# Whole rendered pages are kept this long (seconds) at most: "running now" and "closed" are a matter of minutes.
ENGAWA_PAGE_CACHE_SECONDS = env.int("ENGAWA_PAGE_CACHE_SECONDS", default=60)
# Memory that one page process may use for kept pages (bytes). Redis or Valkey in CACHE_URL keeps them there instead.
ENGAWA_PAGE_CACHE_BYTES = env.int("ENGAWA_PAGE_CACHE_BYTES", default=8 * 1024 * 1024)
# The same for kept feeds and calendars, compressed: five thousand events are about 0.3 MB in each format.
ENGAWA_FEED_CACHE_BYTES = env.int("ENGAWA_FEED_CACHE_BYTES", default=4 * 1024 * 1024)
# Inlined style sheets are read again when a file of static/css changes (for whoever is writing them).
ENGAWA_RELOAD_STYLES = False
# Lets staff sign in without a second factor. Only the demo settings honour it; a system check refuses it elsewhere.
ENGAWA_DEMO_WITHOUT_TOTP = False
# The demo town: its dates move with the clock, its letters can be read at /dev/letters/.
ENGAWA_DEMO = False
# Speech: the engine that reads Japanese (a dotted path to a class of accessibility.speech.engines).
ENGAWA_SPEECH_ENGINE = env("ENGAWA_SPEECH_ENGINE", default="accessibility.speech.engines.pyttsx.PyttsxEngine")
# For engines.voicevox.VoicevoxEngine: where VOICEVOX listens, and its character and style.
ENGAWA_VOICEVOX_URL = env("ENGAWA_VOICEVOX_URL", default="http://127.0.0.1:50021")
ENGAWA_VOICEVOX_VOICE = env("ENGAWA_VOICEVOX_VOICE", default="四国めたん/ノーマル")
# For engines.cloud.CloudEngine: the request that a rented voice wants, and where in its answer the sound is.
ENGAWA_CLOUD_VOICE_URL = env("ENGAWA_CLOUD_VOICE_URL", default="")
ENGAWA_CLOUD_VOICE_HEADERS = env.json("ENGAWA_CLOUD_VOICE_HEADERS", default={"Content-Type": "application/json"})
ENGAWA_CLOUD_VOICE_BODY = env("ENGAWA_CLOUD_VOICE_BODY", default="")
ENGAWA_CLOUD_VOICE_FIELD = env("ENGAWA_CLOUD_VOICE_FIELD", default="")
ENGAWA_CLOUD_VOICE_NAME = env("ENGAWA_CLOUD_VOICE_NAME", default="")
ENGAWA_CLOUD_VOICE_CREDIT = env("ENGAWA_CLOUD_VOICE_CREDIT", default="")
# Record pages and read their kanji when they are published, before anybody asks. A very small machine may leave it.
ENGAWA_SPEAK_AHEAD = env.bool("ENGAWA_SPEAK_AHEAD", default=True)
# So many pages may wait to be spoken because somebody asked; who asks then is told to come again.
ENGAWA_SPEECH_MOST_WAITING = env.int("ENGAWA_SPEECH_MOST_WAITING", default=100)
# So many listeners may each page process serve with sound that is still being made: each holds one of its four threads.
ENGAWA_STREAMS_AT_ONCE = env.int("ENGAWA_STREAMS_AT_ONCE", default=3)
# The formats that documents are offered in, by name (documents/formats/kinds.py); empty: all that can be made.
ENGAWA_FORMATS = env.list("ENGAWA_FORMATS", default=[])
# Where the virus scanner ClamAV listens: the path of its socket, or tcp://host:port. Empty: files come in unscanned.
ENGAWA_CLAMD = env("ENGAWA_CLAMD", default="")
# For how many hours a place that became free is kept for somebody who waits, by how they are reached.
ENGAWA_ANSWER_HOURS = {
    "mail": env.int("ENGAWA_ANSWER_HOURS", default=48),
    "phone": env.int("ENGAWA_ANSWER_HOURS_PHONE", default=72),
    "post": env.int("ENGAWA_ANSWER_HOURS_POST", default=168),
}
# The regular chores of `keep_house`: command -> seconds between two runs.
ENGAWA_CHORES = {
    "reap_tasks": 60,
    "publish_scheduled": 60,
    "end_offers": 300,
    "prepare_broadcast": 300,
    "freshen_formats": 600,
    "remind": 60,
    "resend_letters": 60,
    "send_digest": 600,
    "send_letters": 60,
    "read_bounces": 300,
    "end_mandates": 3_600,
    "go_on_with_support": 900,
    "erase_expired": 86_400,
    "erase_old_answers": 3_600,
    "forget_card_papers": 3_600,
    "prune_db_task_results": 86_400,
    "collect_recordings": 86_400,
    "renew_search_words": 86_400,
    "examine_documents": 86_400,
}
# The weekly letter of new documents: its weekday (0 is Monday; 7 sends none) and hour.
ENGAWA_DIGEST_WEEKDAY = env.int("ENGAWA_DIGEST_WEEKDAY", default=3)
ENGAWA_DIGEST_HOUR = env.int("ENGAWA_DIGEST_HOUR", default=10)
# Names, contact points and support asked for are erased this many days after the last session they were given for.
ENGAWA_PERSONAL_DATA_KEPT_DAYS = env.int("ENGAWA_PERSONAL_DATA_KEPT_DAYS", default=30)
# Who looked at what of a resident stays in the list for auditors this many days.
ENGAWA_LOOKS_KEPT_DAYS = env.int("ENGAWA_LOOKS_KEPT_DAYS", default=365)
# What somebody keeps of their needs goes when it was not used for so many days; they are told a month before.
ENGAWA_PROFILE_KEPT_DAYS = env.int("ENGAWA_PROFILE_KEPT_DAYS", default=365)
# Seals what people need and write (accessibility/sealed.py); the newest first, older ones until `reseal` has run.
ENGAWA_SEALING_KEYS = env.list("ENGAWA_SEALING_KEYS", default=[])
# Behind our own reverse proxy: believe what it says about HTTPS and about the visitor's address.
ENGAWA_BEHIND_PROXY = env.bool("ENGAWA_BEHIND_PROXY", default=False)
# How letters leave the house: each channel by its name. The ones over HTTP are off until their address is set.
ENGAWA_CHANNELS = {
    "mail": "residents.channels.mail.Mail",
    "sms": "residents.channels.over_http.Sms",
    "line": "residents.channels.over_http.Line",
    "call": "residents.channels.over_http.Call",
    "push": "residents.channels.push.Push",
}
# Where the mail system sends back what it could not deliver (the envelope's sender); empty: to the sender of letters.
ENGAWA_BOUNCE_ADDRESS = env("ENGAWA_BOUNCE_ADDRESS", default="")
# A Maildir folder or mbox file in which those arrive; `read_bounces` empties it.
ENGAWA_BOUNCE_MAILBOX = env("ENGAWA_BOUNCE_MAILBOX", default="")
# SMS, LINE and automatic telephone: one request each, with {to}, {text} and {identity} in its body.
ENGAWA_SMS_URL = env("ENGAWA_SMS_URL", default="")
ENGAWA_SMS_HEADERS = env.json("ENGAWA_SMS_HEADERS", default={"Content-Type": "application/json"})
ENGAWA_SMS_BODY = env("ENGAWA_SMS_BODY", default="")
ENGAWA_SMS_PLUS81 = env.bool("ENGAWA_SMS_PLUS81", default=False)
ENGAWA_CALL_URL = env("ENGAWA_CALL_URL", default="")
ENGAWA_CALL_HEADERS = env.json("ENGAWA_CALL_HEADERS", default={"Content-Type": "application/json"})
ENGAWA_CALL_BODY = env("ENGAWA_CALL_BODY", default="")
ENGAWA_CALL_PLUS81 = env.bool("ENGAWA_CALL_PLUS81", default=False)
ENGAWA_LINE_URL = env("ENGAWA_LINE_URL", default="")
ENGAWA_LINE_HEADERS = env.json("ENGAWA_LINE_HEADERS", default={"Content-Type": "application/json"})
ENGAWA_LINE_BODY = env("ENGAWA_LINE_BODY", default="")
# With this secret LINE signs what it tells us (/line/webhook/); empty: off. The account's id (@…) is shown with a link.
ENGAWA_LINE_SECRET = env("ENGAWA_LINE_SECRET", default="")
ENGAWA_LINE_ACCOUNT = env("ENGAWA_LINE_ACCOUNT", default="")
# The key of web push (VAPID), made by `manage.py make_push_key`. Empty: nobody is offered notices on a device.
ENGAWA_PUSH_KEY = env("ENGAWA_PUSH_KEY", default="")
# Who may be asked to show a notice: the push services of the browsers' makers, and what lies below their names.
ENGAWA_PUSH_SERVICES = env.list(
    "ENGAWA_PUSH_SERVICES",
    default=["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"],
)
# From when until when nobody is woken: letters that answer no press of their reader wait for the morning.
ENGAWA_QUIET_FROM = env.int("ENGAWA_QUIET_FROM", default=21)
ENGAWA_QUIET_UNTIL = env.int("ENGAWA_QUIET_UNTIL", default=8)
