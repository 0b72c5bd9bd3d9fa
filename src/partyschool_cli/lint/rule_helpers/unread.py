"""Why entities are unknown although they are there: a file or folder that was not read."""

from collections.abc import Mapping
from typing import NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import KIND_OF_FOLDER, Kind
from partyschool_cli.source.text.problem import Problem, ProblemCode

_UNREADABLE = ProblemCode.UNREADABLE_FILE


class Unread(NamedTuple):
    """A file or folder that was not read, and the problem that says so."""

    path: str
    problem: Problem
    is_folder: bool

    @property
    def is_error(self) -> bool:
        """Whether an error tells of it, so that what is missing for it need not be told."""
        return self.problem.code == _UNREADABLE


class UnreadPlaces:
    """The files and folders of a catalog that were not read, by what they probably hold."""

    def __init__(self, catalog: Catalog) -> None:
        # The problem of the catalog's own folder is told at the manifest.
        own = [("", one) for one in catalog.manifest_file.problems if one.code == _UNREADABLE]
        problem_of = dict((*own, *catalog.unexpected))
        self._folders: Mapping[Kind, Unread] = {
            kind: Unread(path, problem_of[path], is_folder=True)
            for path, kind in reversed(catalog.unread_folders)
        }
        self._files: dict[Key, Unread] = {}
        for path, problem in catalog.unexpected:
            folder, _, inner = path.partition("/")
            if kind := KIND_OF_FOLDER.get(folder):
                # hekou.yaml.txt and hekou.docx are probably hekou.
                key = Key(kind, inner.rpartition("/")[2].partition(".")[0])
                self._files.setdefault(key, Unread(path, problem, is_folder=False))

    def of(self, key: Key) -> Unread | None:
        """The file that is probably this entity's, else a folder that its file may be in."""
        return self._files.get(key) or self._folders.get(key.kind)
