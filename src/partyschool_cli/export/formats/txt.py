"""Plain text for a WeChat group: short lines, a message a class."""

from partyschool_cli.export.export_format import Exported, ExportFormat
from partyschool_cli.export.notice_content import NoticeContent
from partyschool_cli.export.notice_messages import messages
from partyschool_cli.export.print_options import PrintOptions


def _notice(content: NoticeContent, _options: PrintOptions) -> Exported:
    texts = ("".join(f"{line}\n" for line in message) for message in messages(content))
    return Exported(("\n".join(texts).encode(),))


export_format = ExportFormat({NoticeContent: _notice}, has_code=True)
