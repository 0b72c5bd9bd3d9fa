"""Carry out a planned change of a catalog: check it, show it, write it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from partyschool_cli.cache.stat_snapshot import StatSnapshot
from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.catalog.load import check_manifest, load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.planned_changes import planned_changes
from partyschool_cli.cli.arguments.change_options import ChangeOptions, Format
from partyschool_cli.cli.console import Console
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.cli.written_changes import write_changes
from partyschool_cli.edit.plan import Plan
from partyschool_cli.errors import RefusedError
from partyschool_cli.lint.change_check import Caused
from partyschool_cli.lint.finding import Finding
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.report.lint_report import CatalogFindings
from partyschool_cli.saving.checked_plan import DiskGround, checked
from partyschool_cli.source.changes.change_set import Create
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST, EntityFile, Listing, entity_file
from partyschool_cli.source.files.tree import FileTree, Overlay, Subset
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.views.caused_lines import caused_lines
from partyschool_cli.views.change_json import change_json
from partyschool_cli.views.change_lines import Sides, change_lines
from partyschool_cli.views.unified_diff import styled_diff

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

# What else to tell of a change that causes something: other ways, as lines.
Advice = Callable[[Caused], "Iterable[Line]"]


class Desk(NamedTuple):
    """One catalog that a command changes. `snapshot` is of its files; None without the cache."""

    workspace: Workspace
    root: Path
    lookup: Lookup
    snapshot: StatSnapshot | None

    @property
    def prefix(self) -> str:
        """What findings and baselines call its catalog."""
        return self.workspace.prefix(self.root)

    @property
    def ground(self) -> DiskGround:
        """What plans of its catalog are checked against."""
        return DiskGround(self.lookup.tree, self.workspace.today, self.snapshot)


def open_desk(workspace: Workspace) -> Desk:
    """The one catalog of the command line, after the changes of a killed process are finished.

    Raises CatalogUnreadableError for a broken manifest: no change could be checked against it.
    """
    root = workspace.root()
    workspace.recover(root)
    check_manifest(DiskTree(root))
    snapshot = workspace.snapshot(root)
    tree: FileTree = DiskTree(root)
    if snapshot is not None:  # a second listing of a large catalog takes as long as a small edit
        tree = Subset(tree, Listing(tuple(_entity_files(sorted(snapshot.paths))), ()))
    return Desk(workspace, root, Lookup(tree, workspace.catalog), snapshot)


def _entity_files(paths: Iterable[str]) -> Iterator[EntityFile]:
    # As `entity_file` makes them; ten thousand times, a fifth of what it takes counts.
    for path in paths:
        folder, slash, inner = path.partition("/")
        stem, _, suffix = inner.rpartition("/")[2].rpartition(".")
        # Some suffixes are reported, and read all the same.
        if slash and stem and suffix.lower() in ("yaml", "yml"):
            yield EntityFile(path, KIND_OF_FOLDER[folder], stem)


def no_advice(_: Caused) -> "Iterable[Line]":
    """Nothing else to tell."""
    return ()


def carry_out(
    desk: Desk,
    plan: Plan,
    options: ChangeOptions,
    advice: Advice = no_advice,
    *,
    beside: Mapping[str, Any] = {},
) -> int:
    """Check a plan, write it, and show what it changes. Returns the exit code.

    1 where it causes an error and is not forced: nothing is written then. `advice` is asked, before
    anything is written, where something is caused that is not forced. `beside` are further keys of
    the JSON document.
    """
    files, caused, refused = _checked(desk, plan, options)
    told = _told(desk, plan, files, caused)
    is_written = bool(files) and not refused and not options.dry_run
    asks_advice = caused.findings and not options.force and options.format is Format.text
    advised = tuple(advice(caused)) if asks_advice else ()
    is_kept = is_written and write_changes(desk.workspace, desk.root, plan.changes)
    console = desk.workspace.console
    if options.format is Format.json:
        document = change_json(told.changes, told.caused, is_written=is_written, beside=beside)
        console.write(document.encode())
    elif not files:
        console.print([(Styled("没有要改的，什么都没有写", "muted"),)])
    else:
        console.print([*told.lines, *(told.diff if options.dry_run else ())])
        # A hint takes the change as made; where it is refused, the advice is what helps.
        help_below = bool(refused and advised)
        unmade = _made(plan, told.changes) if refused else ()
        located = told.caused.located()
        console.print(caused_lines(located, help_below=help_below, unmade=unmade))
        if is_written:
            console.print([_written(len(plan.changes.changes), can_undo=is_kept)])
        else:
            console.print(_not_written(caused, refused))
        console.print(advised)
    if not refused:
        _tell_notes(console, plan.notes, options.format)
    return 1 if refused else 0


def write_told(desk: Desk, plan: Plan, options: ChangeOptions) -> int:
    """Check a plan and write it, for a command that has told what it changes. The exit code.

    1 where it causes an error and is not forced: nothing is written then. With JSON, standard
    output is the command's own: what is to be told goes to standard error.
    """
    files, caused, refused = _checked(desk, plan, options)
    is_kept = bool(files) and not refused and write_changes(desk.workspace, desk.root, plan.changes)
    prefix = desk.prefix
    located = CatalogFindings(prefix, caused.findings, tuple(files)).located()
    lines: list[Line] = []
    lines += caused_lines(located)
    if refused:
        lines += _not_written(caused, refused)
    elif files:
        lines.append(_written(len(plan.changes.changes), can_undo=is_kept))
    console = desk.workspace.console
    if options.format is Format.json:
        for line in lines:
            console.note("".join(span.text for span in line))
    else:
        console.print(lines)
    return 1 if refused else 0


def _checked(
    desk: Desk, plan: Plan, options: ChangeOptions
) -> tuple[Mapping[str, bytes | None], Caused, tuple[Finding, ...]]:
    """The files of a plan, what it causes, and what of that forbids to write it."""
    with desk.workspace.progress("正在检查") as shown:
        found = checked(desk.ground, plan, shown)
    return found.files, found.caused, found.refused(is_forced=options.force)


@contextmanager
def refusal_told(desk: Desk, format: Format) -> Iterator[None]:
    """A refusal without a plan is an answer to a program too: nothing is written."""
    try:
        yield
    except RefusedError:
        if format is Format.json:
            nothing = CatalogFindings(desk.prefix, (), ())
            desk.workspace.console.write(change_json((), nothing, is_written=False).encode())
        raise


def _tell_notes(console: Console, notes: Iterable[str], format: Format) -> None:
    """Notes are part of the answer to a person, and would be none of a program's JSON."""
    if format is Format.text:
        console.print((Styled(visible(note)),) for note in notes)
    else:
        for note in notes:
            console.note(note)


class _Told(NamedTuple):
    """What is told of a change, read before it is written: what changes and what that causes."""

    changes: tuple[FieldChange, ...]
    caused: CatalogFindings
    lines: "tuple[Line, ...]"
    diff: "tuple[Line, ...]"


def _told(desk: Desk, plan: Plan, files: Mapping[str, bytes | None], caused: Caused) -> _Told:
    tree = desk.lookup.tree
    after = Overlay(tree, files)
    changes = planned_changes(tree, after, plan.changes, plan.renamed)
    sides = Sides(desk.lookup, Lookup(after, lambda: load(after)))
    prefix = desk.prefix
    both = {path: (_bytes(tree, path), new) for path, new in files.items()}
    return _Told(
        changes,
        CatalogFindings(prefix, caused.findings, tuple(files)),
        tuple((Styled(line),) for line in change_lines(changes, sides)),
        tuple(styled_diff(prefix, both)),
    )


def _made(plan: Plan, changes: Iterable[FieldChange]) -> frozenset[str]:
    """What the plan adds, as commands call it: entities by id, sessions by class and id."""
    created = (change for change in plan.changes.changes if isinstance(change, Create))
    entities = {entity_file(one.path).id for one in created if one.path != MANIFEST}
    sessions = {
        f"{change.key.id}/{change.session}"
        for change in changes
        if change.key is not None and change.session and not change.name and change.old is None
    }
    return frozenset(entities | sessions)


def _bytes(tree: FileTree, path: str) -> bytes | None:
    data = tree.read(path)
    return data if isinstance(data, bytes) else None


def _written(count: int, *, can_undo: bool) -> "Line":
    text = f"已写入 {count} 个文件"
    return (Styled(f"{text}；要撤回：pschool undo" if can_undo else text, "good"),)


def _not_written(caused: Caused, refused: Sequence[Finding]) -> "Iterator[Line]":
    if not refused:
        yield (Styled("没有写文件（--dry-run）", "muted"),)
        return
    yield (Styled(f"没有写：这样改会多出 {len(refused)} 个错误", "error"),)
    if not caused.unforgivable:
        yield (Styled("确实要这样写，加 --force", "muted"),)
