"""Collect the texts of the product. A new text stays untranslated until somebody translates it: no guess is taken from one that is alike."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
