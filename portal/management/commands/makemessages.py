"""Django's makemessages without guesses."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Never fill a new sentence with the translation of one that looks like it: a wrong word is worse than none."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
