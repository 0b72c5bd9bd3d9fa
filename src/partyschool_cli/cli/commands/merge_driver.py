"""`pschool merge-driver`: how git merges a catalog's files. Nobody types it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.global_parameters import console_of
from partyschool_cli.cli.typer_zh.folder import Command
from partyschool_cli.locate import is_catalog
from partyschool_cli.source.changes.own_file import BASELINE
from partyschool_cli.source.files.listing import MANIFEST, entity_file, is_of_catalog, shown_path
from partyschool_cli.source.files.write import write_file, writing

if TYPE_CHECKING:
    from partyschool_cli.catalog.merge import Merged, Sides
    from partyschool_cli.model.base import FrozenModel

_USUAL_SIZE = 7

_HELP = """合并同一个文件的三个版本，由 git 调用（pschool init --git 设好）

按字段合并，结果写进 A。两边改了同一处又不一样的，标上 <<<<<<< 和 >>>>>>>，返回 1。"""


def _run(
    context: typer.Context,
    base: Annotated[str, typer.Argument(metavar="O", help="分头修改以前的文件", parser=path_text)],
    ours: Annotated[
        str, typer.Argument(metavar="A", help="我们的文件；合并的结果写在这里", parser=path_text)
    ],
    theirs: Annotated[str, typer.Argument(metavar="B", help="他们的文件", parser=path_text)],
    path: Annotated[
        str, typer.Argument(metavar="PATH", help="这个文件在仓库里的路径", parser=path_text)
    ],
    marker_size: Annotated[
        int, typer.Option("--marker-size", metavar="N", help="冲突标记有几个 <", min=1)
    ] = _USUAL_SIZE,
) -> None:
    from partyschool_cli.catalog.merge import Sides

    sides = Sides(*map(_read, (base, ours, theirs)))
    merged = _merged(sides, path, marker_size)
    write_file(Path(ours), merged.data)
    # With another size git merges old versions to a base of its own, which nobody sees.
    if merged.has_conflicts and marker_size == _USUAL_SIZE:
        marker = "<" * marker_size
        count = sum(line.startswith(marker.encode()) for line in merged.data.split(b"\n"))
        console_of(context).note(
            f"{shown_path(path)}：{count} 处两边改得不一样。打开文件，找 {marker}，"
            "留下要的，删去标记，再 git add"
        )
    raise typer.Exit(int(merged.has_conflicts))


def _read(path: str) -> bytes:
    with writing(Path(path)):
        return Path(path).read_bytes()


def _merged(sides: "Sides", path: str, size: int) -> "Merged":
    from partyschool_cli.catalog.merge import Merged, merge_file
    from partyschool_cli.lint.merged_baseline import merge_baselines

    try:
        if path.rpartition("/")[2] == BASELINE:
            return Merged(merge_baselines(*sides, path), has_conflicts=False)
        return merge_file(sides, _model(path), size)
    except Exception:  # noqa: BLE001  # whatever fails here, neither side may be lost
        return merge_file(sides, None, size)


def _model(path: str) -> "type[FrozenModel] | None":
    """The model of a file by its path in the work tree; None where it is none of a catalog's."""
    from partyschool_cli.model.describe import MODELS
    from partyschool_cli.model.manifest import Manifest

    inner = _path_in_catalog(path)
    if inner is None:
        return None
    return Manifest if inner == MANIFEST else MODELS[entity_file(inner).kind]


def _path_in_catalog(path: str) -> str | None:
    """The path from the outermost catalog, where it is seen; else from what could be one."""
    parts = path.split("/")
    splits = [("/".join(parts[:at]), "/".join(parts[at:])) for at in range(len(parts))]
    possible = [(root, inner) for root, inner in splits if is_of_catalog(inner)]
    seen = [inner for root, inner in possible if is_catalog(root or ".")]
    return next(iter((*seen, *(inner for _, inner in possible))), None)


command = Command(_run, _HELP, is_hidden=True)
