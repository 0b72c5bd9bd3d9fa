"""Our own workbook, after somebody has edited it."""

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Final

from partyschool_cli.catalog.load import load
from partyschool_cli.cli.arguments.change_options import Format
from partyschool_cli.cli.change import Desk, carry_out, refusal_told
from partyschool_cli.cli.importing.import_options import GivenFile, ImportOptions
from partyschool_cli.edit.plan import Plan
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.workbook.layout import BASE_SHEET
from partyschool_cli.exchange.workbook.merged import Merge
from partyschool_cli.report.lint_report import CatalogFindings
from partyschool_cli.saving.renamed_baseline import with_baselines
from partyschool_cli.terminal.style import Styled
from partyschool_cli.views.change_json import change_json
from partyschool_cli.views.workbook_json import workbook_json
from partyschool_cli.views.workbook_lines import gone_lines, trouble_lines

# The parts of a zip that name its sheets, and how much of one is looked at.
_PARTS: Final = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_MOST_READ: Final = 4 * 1024 * 1024
_NAMES: Final = (BASE_SHEET.encode(), BASE_SHEET.encode("utf-16-le"))


def is_own_workbook(name: str, data: bytes) -> bool:  # noqa: ARG001  # the bytes tell
    """Whether a file is a workbook that `export sheet` made; false for one that cannot be read."""
    if not data.startswith(b"PK"):
        is_compound = data.startswith(b"\xd0\xcf\x11\xe0")
        return is_compound and any(one in data for one in _NAMES)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            return any(_names_base(archive, part) for part in _PARTS if part in names)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return False


def _names_base(archive: zipfile.ZipFile, part: str) -> bool:
    with archive.open(part) as file:
        start = file.read(_MOST_READ)
    return any(one in start for one in _NAMES)


def import_own_workbook(desk: Desk, file: GivenFile, options: ImportOptions) -> int:
    """Take over what was edited in a workbook. Returns the exit code.

    Raises CommandLineError for a file that cannot be read.
    """
    merge = _merged(desk, file, options)
    is_text = options.change.format is Format.text
    if is_text:
        desk.workspace.console.print(trouble_lines(merge, desk.lookup))
    if merge.conflicts or (merge.has_failures and not options.partial):
        return _not_written(desk, merge, options)
    deletes = options.delete and not merge.has_failures
    with refusal_told(desk, options.change.format):
        plan = _plan(desk, merge, delete=deletes)
    code = carry_out(desk, plan, options.change, beside=workbook_json(merge))
    if is_text and not deletes:
        desk.workspace.console.print(gone_lines(merge, desk.lookup))
    return 1 if merge.has_failures else code


def _merged(desk: Desk, file: GivenFile, options: ImportOptions) -> Merge:
    from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
    from partyschool_cli.exchange.workbook.edited import read_edited
    from partyschool_cli.exchange.workbook.merging import MergeOptions, merge_workbook

    with desk.workspace.progress("正在读") as shown:
        shown(0, 1)
        workbook = read_edited(read_sheets(file.name, file.data).sheets)
    if workbook is None:
        raise CommandLineError(
            f"{file.name} 不是 pschool export sheet 导出的工作簿", "重新导出一份"
        )
    wanted = MergeOptions(desk.workspace.today, options.side, options.delete)
    with desk.workspace.progress("正在比较") as shown:
        return merge_workbook(workbook, desk.lookup, wanted, shown)


def _plan(desk: Desk, merge: Merge, *, delete: bool) -> Plan:
    from partyschool_cli.exchange.workbook.planning import merge_plan

    plan = merge_plan(merge, desk.lookup, load, delete=delete)
    plan = replace(plan, notes=(*merge.notes, *plan.notes))
    return with_baselines(desk.ground, desk.prefix, plan) if plan.renamed else plan


def _not_written(desk: Desk, merge: Merge, options: ImportOptions) -> int:
    console = desk.workspace.console
    if options.change.format is Format.json:
        nothing = CatalogFindings(desk.workspace.prefix(desk.root), (), ())
        told = change_json((), nothing, is_written=False, beside=workbook_json(merge))
        console.write(told.encode())
        return 1
    if merge.conflicts:
        count = len(merge.conflicts)
        console.print([(Styled(f"没有写：有 {count} 处两边都改了，改得不一样", "error"),)])
        hint = "照目录里的算，加 --ours；照工作簿的算，加 --theirs"
    else:
        console.print([(Styled("没有写：上面这些行读不进来", "error"),)])
        hint = "改好再导入；别的行先写，加 --partial"
    console.print([(Styled(hint, "muted"),)])
    return 1
