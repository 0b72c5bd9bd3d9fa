"""Which files of a catalog a lint reports on."""

from typing import NamedTuple


class Scope(NamedTuple):
    """Paths in a catalog (files or folders, with `/`) that are reported; none means all."""

    paths: tuple[str, ...] = ()

    def covers(self, path: str) -> bool:
        """Whether findings of the file at `path` are reported."""
        return not self.paths or any(
            path == given or path.startswith(f"{given}/") for given in self.paths
        )

    def covered(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the paths that are reported."""
        return tuple(filter(self.covers, paths)) if self.paths else paths


EVERYTHING = Scope()
