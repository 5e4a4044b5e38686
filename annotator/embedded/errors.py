"""What can go wrong with the embedded PostgreSQL, each as one sentence that says what to do."""


class EmbeddedPostgresError(RuntimeError):
    """The embedded PostgreSQL cannot be found, made, started or trusted."""
