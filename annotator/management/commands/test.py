"""`python3 manage.py test`: pytest with all that it needs. What follows goes to pytest: `manage.py test tests/editions -x`."""

import os
import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand

# As many processes as there are processors, each taking the next tests in order, so that those of the browser come last.
# `-n 0` runs all in one process.
SHARED = ("--numprocesses", "logical", "--maxprocesses", "4", "--dist", "load")


class Command(BaseCommand):
    help = "Runs the tests; what follows goes to pytest."

    def run_from_argv(self, argv: list[str]) -> None:
        # pytest-django lets the environment win over pyproject.toml, and manage.py has set it.
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        command = [sys.executable, "-m", "pytest", *SHARED, *argv[2:]]
        sys.exit(subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=False).returncode)
