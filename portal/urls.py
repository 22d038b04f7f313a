"""Every address of the site."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

handler400 = "portal.errors.bad_request"
handler500 = "portal.errors.server_error"

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("files/", include(wagtaildocs_urls)),
    path("", include("accessibility.urls")),
    path("", include("residents.urls")),
    path("", include("documents.urls")),
    path("", include("events.urls")),
    path("", include("cms.urls")),
    path("", include("portal.public_urls")),
]
if settings.ENGAWA_DEMO:
    urlpatterns += [path("dev/", include("portal.demo.urls"))]
urlpatterns += [path("", include(wagtail_urls))]
