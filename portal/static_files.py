"""Static files under names that change with their content, so that browsers keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

OUR_SCRIPTS = "js/*.js"


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Our own modules import each other by those names too.

    Django can do so for every script (``support_js_module_import_aggregation``), and would stumble over what others
    have minified; here it reads only ours.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (OUR_SCRIPTS, CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]),  # noqa: SLF001
    )
