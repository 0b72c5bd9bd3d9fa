"""The baselines of a `pschool lint`: the one that is given, or that of a catalog's manifest."""

from pathlib import Path

from partyschool_cli.cli.arguments.lint_request import LintRequest
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.lint.baseline import Baseline, Known, known_of, read_baseline
from partyschool_cli.source.changes.own_file import is_own_file, named_baseline
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.given_file import read_given
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text.personal import mask


class Baselines:
    """Reads the baselines; the one that is given is read at once."""

    def __init__(self, workspace: Workspace, request: LintRequest) -> None:
        self._workspace = workspace
        self._uses_own = request.write_baseline is None
        self._given = _read(request.baseline) if request.baseline is not None else None

    def known(self, root: Path, prefix: str, *, is_only: bool) -> Known:
        """The known findings of the catalog at `root`, the only one of the run or one of many."""
        if self._given is not None:
            return known_of(self._given, mask(prefix), is_only=is_only)
        return known_of(self._own(root), mask(prefix), is_only=True)

    def _own(self, root: Path) -> Baseline:
        """The baseline that the manifest names; empty where none counts."""
        named = named_baseline(DiskTree(root)) if self._uses_own else None
        if named is None:
            return {}
        console = self._workspace.console
        console.keep_nothing()  # who asks for what was kept looks at no baseline
        if not is_own_file(root, named):
            console.note(
                f"catalog.yaml 写的基线 {shown_path(named)} 不在总目录旁边或下面，或是链接，没有用"
            )
            return {}
        return _read(root / named)


def _read(path: Path) -> Baseline:
    name = shown_path(str(path))
    data = read_given(path, "基线文件", f"先用 pschool lint --write-baseline {name} 生成")
    return read_baseline(data, name)
