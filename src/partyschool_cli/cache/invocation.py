"""A command line with its catalog and git root, found once."""

from partyschool_cli.cache.stat_snapshot import StatSnapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Invocation:
    """A command line whose output can be cached.

    `catalog` is the absolute path of its one catalog's folder, `git_root` that of the work tree
    around it. `key` is the cache key of its output; `snapshot` is the last one of the catalog.
    """

    __slots__ = ("arguments", "catalog", "git_root", "key", "snapshot")

    def __init__(
        self, arguments: "Sequence[str]", catalog: str, git_root: str | None, key: bytes
    ) -> None:
        self.arguments = arguments
        self.catalog = catalog
        self.git_root = git_root
        self.key = key
        self.snapshot: StatSnapshot | None = None
