"""A command line and where it runs: found once, and handed on to whoever runs it."""

from partyschool_cli.cache.stat_snapshot import StatSnapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Invocation:
    """A command line whose output can be cached.

    `catalog` is the absolute path of the folder of the one catalog that it is about, `git_root`
    that of the work tree around it. `key` tells its output from any other's; `snapshot` is the
    last that was taken of the catalog's files.
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
