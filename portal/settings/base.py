"""Production settings: every other settings module starts from these and loosens them.

Values that differ between towns come from the environment (docs/settings.md).
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from portal.settings import environment
from portal.settings.engawa import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit

env = environment.env
BASE_DIR: Path = environment.BASE_DIR
VAR_DIR: Path = environment.VAR_DIR

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
    "events.numbers",
    "residents",
    "residents.channels",
    "residents.mandates",
    "residents.outbox",
    "residents.codes",
    "residents.looks",
    "residents.profiles",
    "residents.line",
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
    "portal.no_nul.no_nul",
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
        # A checkpoint waits for the disk: sixteen megabytes of changes at a time, not four.
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA wal_autocheckpoint=4000;",
    }
# A connection made anew costs as much as everything else that taking a place asks of the database. A minute later
# it is made anew all the same, so that a database that was restored from its copy is soon the one that is read.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
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
