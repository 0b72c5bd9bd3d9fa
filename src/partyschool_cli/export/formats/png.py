"""Pictures for chat groups, one per page: the pages of the PDF."""

from partyschool_cli.export.export_format import ExportFormat
from partyschool_cli.export.typst.typeset import writers

export_format = ExportFormat(writers("png"), is_slow=True, has_code=True)
