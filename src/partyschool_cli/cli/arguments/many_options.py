"""The options that name many catalogs, and say where they are worked on."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from partyschool_cli.cli.arguments.paths import path_text
from partyschool_cli.cli.standard_input import STANDARD_INPUT, read_standard_input
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.listing import shown_path

if TYPE_CHECKING:
    from partyschool_cli.cli.workspace import Workspace
    from partyschool_cli.many.engine import Engine
    from partyschool_cli.many.given_catalog import GivenCatalog

# Fewer catalogs than this are done before processes have started.
_MIN_FOR_PROCESSES: Final = 4

Each = Annotated[
    bool, typer.Option("--each", help="写的是放着许多课程目录的文件夹，其中的每一个都算")
]
CatalogsFrom = Annotated[
    str | None,
    typer.Option(
        "--catalogs-from",
        metavar="FILE",
        help="课程目录的文件夹照清单来，一行一个；“-”是标准输入",
        parser=path_text,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="几个进程同时做；4 个目录起默认与处理器数相同，1 是不另开进程",
    ),
]

Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="交给 Dask 调度器的工作进程做，如 tcp://10.0.0.5:8786；local 在本机试",
    ),
]
Shared = Annotated[
    bool,
    typer.Option(
        "--shared", help="不发送文件，只告诉各工作进程在哪里：它们在同一个路径看得到这些文件夹"
    ),
]


class ManyRequest(NamedTuple):
    """The values of the options, and the folders that were given as arguments."""

    folders: tuple[Path, ...] = ()
    each: bool = False
    catalogs_from: str | None = None
    jobs: int | None = None
    scheduler: str | None = None
    shared: bool = False

    @property
    def lists_catalogs(self) -> bool:
        """Whether an option says where many catalogs are."""
        return self.each or self.catalogs_from is not None

    @property
    def uses_cluster(self) -> bool:
        """Whether an option says that a cluster does the work."""
        return self.scheduler is not None or self.shared

    @property
    def names_catalogs(self) -> bool:
        """Whether an option says that many catalogs are meant."""
        return self.lists_catalogs or self.uses_cluster

    @property
    def is_elsewhere(self) -> bool:
        """Whether the work may be done where only the catalogs' own files are.

        Raises CommandLineError for a wrong address.
        """
        if self.scheduler is None:
            return False
        from partyschool_cli.many.cluster.scheduler import LOCAL, scheduler_address

        return scheduler_address(self.scheduler) != LOCAL


def given_catalogs(workspace: "Workspace", request: ManyRequest) -> "tuple[GivenCatalog, ...]":
    """The catalogs that the command line names: folders and a list; else those of `--catalog`.

    Notes the folders of `--each` that are none. Raises CommandLineError where catalogs are named
    in both ways, and for wrong folders.
    """
    from partyschool_cli.many.finding_catalogs import find_catalogs

    if workspace.options.catalogs and (request.folders or request.lists_catalogs):
        raise CommandLineError("课程目录写了两处", "去掉 --catalog，文件夹都写在命令后面")

    folders = (*request.folders, *_listed(request.catalogs_from))
    if request.each and not folders:
        folders = (Path(),)
    found = find_catalogs(folders or workspace.roots(), each=request.each)
    if found.skipped:
        count, names = len(found.skipped), "、".join(found.skipped[:3])
        more = "等" if count > 3 else ""
        workspace.console.note(f"有 {count} 个文件夹不是课程目录，没有看：{names}{more}")
    return found.catalogs


def engine_for(
    request: ManyRequest, catalogs: "Sequence[GivenCatalog]", notice: "Callable[[str], None]"
) -> "Engine":
    """Where the work on the catalogs is done. `notice` takes what it has to tell meanwhile.

    Raises CommandLineError for options that contradict each other, or a wrong address.
    """
    if request.scheduler is not None:
        return _cluster(request.scheduler, request, notice)
    from partyschool_cli.many.engines.processes import Processes
    from partyschool_cli.many.engines.sequential import Sequential

    if request.shared:
        raise CommandLineError("--shared 要与 --scheduler 一起写", "本机的进程本来就看得到文件夹")
    jobs = min(_jobs(request, len(catalogs)), len(catalogs))
    return Processes(jobs) if jobs > 1 else Sequential()


def _cluster(address: str, request: ManyRequest, notice: "Callable[[str], None]") -> "Engine":
    from partyschool_cli.many.engines.dask_cluster import DaskCluster

    cluster = DaskCluster(address, request.jobs or _processors(), notice, is_shared=request.shared)
    if request.jobs is not None and not cluster.is_local:
        hint = "调度器有几个工作进程，由启动 dask worker 的人定；不写 --jobs"
        raise CommandLineError("--jobs 和调度器的地址只能写一个", hint)
    return cluster


def _jobs(request: ManyRequest, count: int) -> int:
    if request.jobs is not None:
        return request.jobs
    return _processors() if count >= _MIN_FOR_PROCESSES else 1


def _processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _listed(catalogs_from: str | None) -> tuple[Path, ...]:
    from partyschool_cli.many.finding_catalogs import listed_folders
    from partyschool_cli.source.files.given_file import read_given

    if catalogs_from is None:
        return ()
    if catalogs_from != STANDARD_INPUT:
        path, name = Path(catalogs_from), shown_path(catalogs_from)
        data = read_given(path, "目录清单", "一行写一个课程目录的文件夹，存为文本文件")
        return listed_folders(data, path.parent, f"目录清单 {name}")
    data = read_standard_input("一行写一个课程目录的文件夹")
    return listed_folders(data, Path(), "标准输入")
