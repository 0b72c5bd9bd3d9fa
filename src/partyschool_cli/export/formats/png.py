"""Pictures for chat groups: cropped to what they show, as wide as a phone, or a table."""

from partyschool_cli.export.export_format import ExportFormat
from partyschool_cli.export.typst.pictures import PICTURES

export_format = ExportFormat(PICTURES, is_slow=True, has_code=True)
