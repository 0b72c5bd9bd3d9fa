"""PDF for print: tagged, fonts embedded, deterministic."""

from partyschool_cli.export.export_format import ExportFormat
from partyschool_cli.export.typst.typeset import writers

export_format = ExportFormat(writers("pdf"), is_slow=True, has_code=True)
