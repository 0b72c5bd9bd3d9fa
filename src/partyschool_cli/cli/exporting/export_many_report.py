"""Carry out `export report` of many catalogs: each in its own task, one document of the sums."""

import datetime as dt
from functools import partial
from pathlib import Path

from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.counting.many_catalogs import (
    refuse_earlier,
    rows_of,
    tell_what_is_missing,
)
from partyschool_cli.cli.exporting.export_one import write_one
from partyschool_cli.cli.exporting.target import ExportTarget
from partyschool_cli.cli.output import refuse_target
from partyschool_cli.cli.workspace import Workspace
from partyschool_cli.export.combined_limits import EVERYTHING, IN_PRINT
from partyschool_cli.export.combined_report_content import combined_report_content
from partyschool_cli.export.combined_report_json import combined_report_json
from partyschool_cli.export.document import load_document
from partyschool_cli.export.export_format import Exported, load_format
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.many.sums.combined_report import combined_report
from partyschool_cli.many.sums.county_report import ReportWanted, county_report
from partyschool_cli.planning.periods import period_between


def export_many_report(
    workspace: Workspace,
    target: ExportTarget,
    days: tuple[dt.date | None, dt.date | None],
    options: PrintOptions,
    many: ManyRequest,
) -> int:
    """Write the report; 1 where a catalog could not be read.

    Raises CommandLineError for wrong folders, and for what does not go to standard output.
    """
    console, today = workspace.console, workspace.today
    refuse_earlier(workspace, "export report")
    if target.file is not None:
        refuse_target(Path(target.file))
    first, last = days
    wanted = ReportWanted(period_between(first or today, last or today), today)
    found = combined_report(wanted, rows_of(workspace, many, partial(county_report, wanted)))
    content = combined_report_content(found, EVERYTHING if target.format == "xlsx" else IN_PRINT)
    if target.format == "json":
        exported = Exported((b"".join(combined_report_json(found)),))
    else:
        exported = load_format(target.format).write(content, options)
    warnings = (*exported.warnings, *dict.fromkeys(glyph.message for glyph in exported.missing))
    title = load_document(target.document).title
    for line in warnings:
        console.note(f"注意：{line}")
    if content.is_empty and found.counted:
        console.note(f"注意：{content.title}：这段时间没有班次，也没有课次")
    write_one(console, exported, target.format, target.file, title)
    tell_what_is_missing(console, found.rows)
    return 1 if found.failed else 0
