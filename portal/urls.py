"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.pages import serve_page

handler400 = "portal.errors.bad_request"
handler500 = "portal.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("cms/", include(wagtailadmin_urls)),
    path("files/", include(wagtaildocs_urls)),
    path("", include("portal.fixed_urls")),
    path("", include("residents.line.urls")),
]
if settings.ENGAWA_DEMO:
    urlpatterns += [path("dev/", include("portal.demo.urls"))]
# What people read lies once more below /en/. Which language it is, the address alone says (accessibility/languages.py).
urlpatterns += i18n_patterns(
    path("", include("accessibility.urls")),
    path("", include("residents.urls")),
    path("", include("residents.profiles.urls")),
    path("", include("documents.requests.urls")),
    path("", include("documents.digest.urls")),
    path("", include("documents.urls")),
    path("", include("documents.webforms.urls")),
    path("", include("events.reminders.urls")),
    path("", include("events.needs.urls")),
    path("", include("events.urls")),
    path("", include("events.carers.urls")),
    path("", include("cms.urls")),
    path("", include("portal.public_urls")),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
