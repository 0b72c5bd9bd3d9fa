"""PDF for the wall and the folder: tagged, with its fonts in it, the same bytes each time."""

from partyschool_cli.export.export_format import ExportFormat
from partyschool_cli.export.typst.typeset import writers

export_format = ExportFormat(writers("pdf"), is_slow=True)
