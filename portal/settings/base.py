"""Production settings: every other settings module starts from these and loosens them.

Values that differ between towns come from the environment (docs/settings.md).
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env("ENGAWA_VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = False
SECRET_KEY = env("ENGAWA_SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ENGAWA_ALLOWED_HOSTS", default=[])
WAGTAILADMIN_BASE_URL = env("ENGAWA_BASE_URL", default="http://localhost:8000")
CSRF_TRUSTED_ORIGINS = env.list("ENGAWA_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "portal",
    "portal.demo",
    "events",
    "events.reminders",
    "events.desk",
    "events.doors",
    "events.card",
    "events.catalogue",
    "events.support",
    "events.needs",
    "documents",
    "documents.webforms",
    "documents.correcting",
    "documents.labels",
    "documents.counting",
    "documents.digest",
    "documents.figures",
    "documents.findings",
    "documents.upload",
    "documents.requests",
    "events.sessions",
    "residents",
    "residents.channels",
    "residents.mandates",
    "residents.outbox",
    "residents.codes",
    "residents.looks",
    "residents.profiles",
    "cms",
    "cms.broadcast",
    "accessibility",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_htmx",
    "template_partials",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "portal.page_cache.EarlyPageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "accessibility.csp.InlinedStylePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accessibility.languages.AddressLanguageMiddleware",
    "accessibility.middleware.DisplayPreferencesMiddleware",
    "cms.easy.links.EasyLinksMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "cms.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.middleware.PublishingGateMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "accessibility.context_processors.display",
                "portal.context_processors.town",
            ],
            "builtins": [
                "accessibility.templatetags.accessibility_tags",
                "accessibility.templatetags.furigana_tags",
                "accessibility.templatetags.part_tags",
                "accessibility.templatetags.language_tags",
                "accessibility.templatetags.style_tags",
                "template_partials.templatetags.partials",
            ],
        },
    },
]

# IMMEDIATE removes "database is locked" under a booking burst; WAL lets readers go on meanwhile.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'engawa.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "portal.sqlite"
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://engawa")}

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        # speech: read while somebody waits; default: everything else.
        "QUEUES": ["default", "speech"],
    }
}

# Screens are Japanese, and English below /en/. No LocaleMiddleware: the address alone says the language
# (accessibility/languages.py), so that a link shows everybody the same and a page half in each language cannot be.
LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ja", "日本語"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
# Ours first; then Japanese for what Wagtail leaves in English, in a folder that makemessages does not rewrite.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "cms" / "words_of_wagtail"]
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Uploaded files as they came. Never below MEDIA_ROOT: nothing may give them an address.
    "originals": {
        "BACKEND": "documents.upload.storage.PrivateStorage",
        "OPTIONS": {"location": VAR_DIR / "originals", "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "portal.static_files.HashedFiles"},
}

WAGTAIL_SITE_NAME = "縁側市 オンラインサロン"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "accessibility.search.backend"}}
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "svg"]
# Half the weight of Wagtail's own 80; nobody sees the difference on a page.
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 60, 72, 78
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_EXTENSIONS = [
    "pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "txt", "html", "png", "jpg", "gif", "webp", "tif",
]  # fmt: skip
# Files are judged by their content, not their name.
WAGTAILDOCS_DOCUMENT_FORM_BASE = "documents.upload.forms.SafeDocumentForm"
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "cms.rich_text.TownRichTextArea"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
TAGGIT_CASE_INSENSITIVE = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
OTP_TOTP_ISSUER = "Engawa"

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("ENGAWA_FROM_EMAIL", default="salon@engawa.example")

# Public pages: nothing but what we name. The CMS needs inline scripts (cms.middleware loosens it there).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_SSL_REDIRECT = env.bool("ENGAWA_HTTPS", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("ENGAWA_BEHIND_PROXY", default=False) else None
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
# The CMS shows previews in a frame of its own origin; frame-ancestors above keeps everybody else out.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_secrets": {"()": "portal.quiet_logs.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_secrets"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
}

# --- Engawa's own -------------------------------------------------------------------------------
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
# The key of web push (VAPID), made by `manage.py make_push_key`. Empty: nobody is offered notices on a device.
ENGAWA_PUSH_KEY = env("ENGAWA_PUSH_KEY", default="")
# From when until when nobody is woken: letters that answer no press of their reader wait for the morning.
ENGAWA_QUIET_FROM = env.int("ENGAWA_QUIET_FROM", default=21)
ENGAWA_QUIET_UNTIL = env.int("ENGAWA_QUIET_UNTIL", default=8)
