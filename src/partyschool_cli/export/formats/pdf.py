"""PDF for print: tagged, fonts embedded, deterministic."""

from partyschool_cli.export.export_format import ExportFormat
from partyschool_cli.export.typst.typeset import PDF_WRITERS

export_format = ExportFormat(PDF_WRITERS, is_slow=True, has_code=True)
