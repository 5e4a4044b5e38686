"""`manage.py import_edition FILE --seminar SLUG`: bring a text into a seminar's library from the terminal."""

from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from annotator import tasks
from annotator.actions import uploads
from annotator.actions.errors import ActionError
from annotator.models import Job, Seminar, Upload, User
from annotator.models.job import State
from annotator.models.seminar import Role
from annotator.models.upload import Purpose
from editions.segmentation.as_text import as_text
from editions.stored import segmented_of

BAR = 30  # signs


class Command(BaseCommand):
    help = "Bring FILE into the library of a seminar, as an upload does, and show the check list."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the text")
        parser.add_argument("--seminar", help="the seminar's name or the last part of its address; not needed where there is one only")
        parser.add_argument("--by", help="username of the member who brings it; an owner of the seminar if left out")
        parser.add_argument("--source", action="store_true", help="a source to check citations against, not a text to read")
        parser.add_argument("--confirm", action="store_true", help="confirm the check list: the text opens to the seminar")

    def handle(self, *_: Any, file: Path, seminar: str, by: str, source: bool, confirm: bool, **__: Any) -> None:
        held_by = self.seminar(seminar)
        member = self.member(held_by, by)
        try:
            upload = self.received(file, held_by, member, Purpose.SOURCE if source else Purpose.READING)
            self.imported(upload)
            if confirm:
                reading = uploads.confirm(upload=upload, by=member)
                self.stdout.write(f"The reading is open: /readings/{reading.pk}/" if reading else "The source is held.")
            else:
                self.stdout.write(f"Confirm it at /uploads/{upload.pk}/, or bring it with --confirm.")
        except ActionError as refused:
            raise CommandError(str(refused)) from refused

    def seminar(self, named: str) -> Seminar:
        found = Seminar.objects.filter(slug=named) | Seminar.objects.filter(name=named) if named else Seminar.objects.all()
        if len(found) != 1:
            raise CommandError(f"Name one seminar with --seminar. There are: {_listed(Seminar.objects.all())}.")
        return found[0]

    def member(self, seminar: Seminar, username: str) -> User:
        members = User.objects.filter(memberships__seminar=seminar)
        member = (members.filter(username=username) if username else members.filter(memberships__role=Role.OWNER)).first()
        if member is None:
            raise CommandError(f"Name a member of {seminar} with --by. There are: {', '.join(user.username for user in members)}.")
        return member

    def received(self, file: Path, seminar: Seminar, member: User, purpose: str) -> Upload:
        try:
            with file.open("rb") as opened:
                return uploads.receive(seminar=seminar, file=File(opened), name=file.name, purpose=purpose, by=member)
        except OSError as unreadable:
            raise CommandError(f"{file} cannot be opened: {unreadable.strerror}.") from unreadable

    def imported(self, upload: Upload) -> None:
        """Run the import with its progress shown; raises CommandError with what the job says when it fails."""
        job = tasks.finish(upload.jobs.latest("created_at"), glance=self.show)
        self.show(job)
        self.stderr.write("")
        if job.state != State.DONE:
            raise CommandError(job.error or f"The import was {job.get_state_display()}.")
        upload.refresh_from_db()
        assert upload.edition is not None
        self.stdout.write(as_text(segmented_of(upload.edition.current_revision)))

    def show(self, job: Job) -> None:
        """One line that is written over; not where the output goes into a file."""
        if self.stderr.isatty():
            full = job.percent * BAR // 100
            self.stderr.write(f"\r[{'█' * full}{'·' * (BAR - full)}] {job.percent:3d} % {job.step:<12}", ending="")


def _listed(seminars: QuerySet[Seminar]) -> str:
    return "; ".join(f"{seminar.name} ({seminar.slug})" for seminar in seminars) or "none yet"
