"""A few files of a catalog whose bytes are at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from partyschool_cli.source.files.listing import MANIFEST, Listing, shown_path, with_files
from partyschool_cli.source.files.tree import missing_file
from partyschool_cli.source.text.problem import Problem


@dataclass(frozen=True)
class BlobTree:
    """The `files` of the catalog in `folder`, by path, and no others."""

    folder: Path
    files: Mapping[str, bytes | Problem]

    def name_of(self, path: str) -> str:
        """The file where the catalog is."""
        return shown_path(str(self.folder / path))

    def listing(self) -> Listing:
        """Those of them that are entities."""
        return self._listing

    @cached_property
    def _listing(self) -> Listing:
        return with_files(Listing((), ()), [one for one in self.files if one != MANIFEST], ())

    def read(self, path: str) -> bytes | Problem:
        """A file's bytes, or the problem of reading it."""
        return self.files[path] if path in self.files else missing_file()

    def has_beside(self, _path: str, /) -> bool:
        """Nothing is known of what is beside them: as if all were there."""
        return True
