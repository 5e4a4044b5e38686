"""A job as a page shows it, where there may be none yet."""

from dataclasses import dataclass

from annotator.models import Job
from annotator.models.job import State


@dataclass(frozen=True, slots=True)
class JobShown:
    job: Job | None

    @property
    def is_waiting(self) -> bool:
        """Whether nothing has been done yet."""
        return self.job is None or self.job.state == State.WAITING

    @property
    def is_running(self) -> bool:
        """Whether it will be done without anybody asking again."""
        return self.job is not None and not self.job.is_finished

    @property
    def is_failed(self) -> bool:
        return self.job is not None and self.job.state in (State.FAILED, State.CANCELLED)
