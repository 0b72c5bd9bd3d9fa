"""Data for Typst of the code at a sheet's foot: `code-line` and the QR beside it."""

from typing import Any

from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.qr import qr_svg


def code_data(code: PrintedCode | None) -> dict[str, Any] | None:
    """The code as templates take it; None where none is printed."""
    if code is None:
        return None
    return {
        "version": str(code.version),
        "code": code.code,
        "line": code.line,
        "text": code.text,
        "svg": qr_svg(code.text),
    }
