"""Import tables that other people made: read, ask, show what was understood, write."""

from collections.abc import Sequence

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.arguments.change_options import Format
from partyschool_cli.cli.change import Desk, carry_out, refusal_told
from partyschool_cli.cli.importing.import_options import GivenFile, ImportOptions
from partyschool_cli.cli.importing.import_request import import_request
from partyschool_cli.cli.importing.read_files import read_files
from partyschool_cli.exchange.entities.files_read import FilesRead
from partyschool_cli.exchange.entities.fill import fill
from partyschool_cli.exchange.entities.filled import Filled
from partyschool_cli.exchange.entities.name_matches import NameMatcher
from partyschool_cli.exchange.entities.unclear_names import unclear_names
from partyschool_cli.report.lint_report import CatalogFindings
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.views.change_json import change_json
from partyschool_cli.views.import_drafts import draft_lines
from partyschool_cli.views.import_guesses import has_guesses
from partyschool_cli.views.import_json import import_json
from partyschool_cli.views.import_lines import import_lines
from partyschool_cli.views.import_problems import not_written_lines


def import_tables(desk: Desk, files: Sequence[GivenFile], options: ImportOptions) -> int:
    """Import the tables of the files, as one change. Returns the exit code.

    Raises CommandLineError for a file that cannot be read, and where something is missing.
    """
    matcher = NameMatcher(desk.lookup.catalog)
    read = read_files(desk, files, options, matcher)
    with refusal_told(desk, options.change.format):
        read, references, request = import_request(desk, read, options, matcher)
    with desk.workspace.progress("正在对照") as shown:
        filled = fill(read.tables, references, request, shown)
    is_text = options.change.format is Format.text
    if is_text:
        _show(desk, read, filled)
    is_partial = options.partial and any(table.rows for table in filled.tables)
    if _failures(read, filled) and not is_partial:
        unclear = unclear_names(read.tables, references, request)
        similar = sum(one.match.best is not None for one in unclear)
        _tell_not_written(desk, read, filled, options, similar)
        return 1
    if is_text and not _is_agreed(filled, options):
        desk.workspace.console.note("没有写")
        return 1
    code = carry_out(desk, filled.plan, options.change, beside=import_json(read, filled))
    is_written = bool(filled.plan.changes.changes) and not options.change.dry_run
    if code == 0 and is_text and is_written:
        desk.workspace.console.print(draft_lines(filled))
    return 1 if _failures(read, filled) else code


def _show(desk: Desk, read: FilesRead, filled: Filled) -> None:
    tree = desk.lookup.tree
    after = Overlay(tree, filled.plan.changes.results(tree.read))
    lookup = Lookup(after, lambda: load(after))
    console = desk.workspace.console
    console.print(import_lines(lookup, read, filled, console.width))


def _failures(read: FilesRead, filled: Filled) -> int:
    """How many rows could not be taken."""
    of_files = sum(one.left_out.is_failure for one in read.left_out)
    return of_files + sum(one.is_failure for table in filled.tables for one in table.left_out)


def _tell_not_written(
    desk: Desk, read: FilesRead, filled: Filled, options: ImportOptions, similar: int
) -> None:
    console = desk.workspace.console
    if options.change.format is Format.text:
        console.print(not_written_lines(_failures(read, filled), filled, similar))
        return
    nothing = CatalogFindings(desk.workspace.prefix(desk.root), (), ())
    beside = import_json(read, filled)
    console.write(change_json((), nothing, is_written=False, beside=beside).encode())


def _is_agreed(filled: Filled, options: ImportOptions) -> bool:
    """Whether the clerk agrees to what was guessed and is made anew, having seen it."""
    is_sure = not filled.new and not has_guesses(filled)
    if is_sure or not options.asks or options.change.dry_run or not filled.plan.changes.changes:
        return True
    from partyschool_cli.cli.asking.confirm import confirm

    return confirm("写入吗？", default=True)
