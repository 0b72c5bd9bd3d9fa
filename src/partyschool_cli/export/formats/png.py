"""Pictures for a chat group, one a page: the same pages as the PDF's."""

from partyschool_cli.export.export_format import ExportFormat
from partyschool_cli.export.typst.typeset import writers

export_format = ExportFormat(writers("png"), is_slow=True)
