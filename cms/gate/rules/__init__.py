"""The rules that every page obeys, by name."""

from cms.gate.registry import Rule
from cms.gate.rules.dates import ambiguous_dates, wrong_weekdays
from cms.gate.rules.easy import easy_title_alone, easy_version_is_behind, easy_words_that_are_hard
from cms.gate.rules.headings import empty_headings, skipped_levels
from cms.gate.rules.images import images_without_words
from cms.gate.rules.languages import parts_without_language
from cms.gate.rules.levels import too_deep
from cms.gate.rules.links import links_that_say_nothing
from cms.gate.rules.tables import tables_without_names
from cms.gate.rules.translations import original_has_changed
from cms.gate.rules.words import letters_pulled_apart, long_sentences, long_title, missing_summary

BUILT_IN: dict[str, Rule] = {
    "cms.images_without_words": images_without_words,
    "cms.links_that_say_nothing": links_that_say_nothing,
    "cms.empty_headings": empty_headings,
    "cms.skipped_levels": skipped_levels,
    "cms.tables_without_names": tables_without_names,
    "cms.too_deep": too_deep,
    "cms.missing_summary": missing_summary,
    "cms.long_title": long_title,
    "cms.long_sentences": long_sentences,
    "cms.letters_pulled_apart": letters_pulled_apart,
    "cms.ambiguous_dates": ambiguous_dates,
    "cms.wrong_weekdays": wrong_weekdays,
    "cms.parts_without_language": parts_without_language,
    "cms.original_has_changed": original_has_changed,
    "cms.easy_version_is_behind": easy_version_is_behind,
    "cms.easy_title_alone": easy_title_alone,
    "cms.easy_words_that_are_hard": easy_words_that_are_hard,
}
