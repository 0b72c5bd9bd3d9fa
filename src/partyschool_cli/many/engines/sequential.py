"""One catalog after the other, in this process."""

from collections.abc import Callable, Iterator, Sequence

from partyschool_cli.many.engine import Done, G, T, attempt
from partyschool_cli.progress import Progress, with_progress


class Sequential:
    """Does the work here."""

    def run(
        self, work: Callable[[G], T], catalogs: Sequence[G], progress: Progress, /
    ) -> Iterator[Done[T]]:
        """As `Engine.run`."""
        for catalog in with_progress(catalogs, len(catalogs), progress):
            yield attempt(work, catalog)
