from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotator.sample.loading import PeopleHere, load
from annotator.sample.people import NameTaken
from annotator.sample.texts import SampleBroken


class Command(BaseCommand):
    help = "Makes the sample seminar: two articles with their sources, four people, and what they say. Twice does nothing twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--among-people", action="store_true", help="load it although real people have accounts here")

    def handle(self, *_: Any, among_people: bool, verbosity: int, **__: Any) -> None:
        try:
            loaded = load(among_people=among_people)
        except PeopleHere:
            raise CommandError("People have accounts here already. To load the sample among them: load_sample --among-people") from None
        except NameTaken as name:
            raise CommandError(
                f"The username {name} is taken, and the sample needs it. Rename that account, then load the sample."
            ) from None
        except SampleBroken as why:
            raise CommandError(f"The sample could not be loaded, and nothing of it is left: {why}") from None
        if verbosity > 0:
            self.stdout.write(f"{loaded.seminar}: {'loaded' if loaded.logins else 'was loaded before'}.")
            for login in loaded.logins:
                self.stdout.write(f"  {login}")
