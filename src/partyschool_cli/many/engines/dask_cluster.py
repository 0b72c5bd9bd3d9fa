"""Workers on other machines, through a Dask scheduler."""

import os
from collections.abc import Callable, Iterator, Sequence

from partyschool_cli.many.carrying import carried, shared
from partyschool_cli.many.engine import Done, G, T
from partyschool_cli.progress import Progress


class DaskCluster:
    """Does the work on the workers of the scheduler at `address`.

    Catalogs are sent as bytes; with `is_shared` their folders' paths are, which all workers must
    see. `local` starts a scheduler and as many workers as there are `processors`, who do see them.
    `notice` takes what is to be told meanwhile.
    """

    def __init__(
        self, address: str, processors: int, notice: Callable[[str], None], *, is_shared: bool
    ) -> None:
        from partyschool_cli.many.cluster.scheduler import LOCAL, scheduler_address

        self._address = scheduler_address(address)
        self.is_local = self._address == LOCAL
        self._processors = processors
        self._notice = notice
        self._is_shared = is_shared and not self.is_local

    def run(
        self, work: Callable[[G], T], catalogs: Sequence[G], progress: Progress, /
    ) -> Iterator[Done[T]]:
        """As `Engine.run`. Raises a UserError if the cluster cannot be used, or is lost."""
        from partyschool_cli.many.cluster.cluster_run import ClusterRun, Tasks
        from partyschool_cli.many.cluster.scheduler import connected

        if not catalogs:
            return
        folder = os.path.abspath(catalogs[0].tree.folder) if self._is_shared else ""
        tasks = Tasks(work, catalogs, self._prepared, folder)
        with connected(self._address, min(self._processors, len(catalogs))) as client:
            yield from ClusterRun(client, tasks, self._notice).results(progress)

    def _prepared(self, catalog: G) -> G:
        """A catalog as it is sent. Our own workers see what we see, from the same folder."""
        if self.is_local:
            return catalog
        return shared(catalog) if self._is_shared else carried(catalog)
