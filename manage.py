#!/usr/bin/env python
"""Django's command line.

Production settings unless DJANGO_SETTINGS_MODULE says otherwise, so that a forgotten switch fails safe.
"""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
    execute_from_command_line(sys.argv)
