"""版本 and 校验码 at the foot of a sheet, with what its QR code and its PDF say besides."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """The `code` of a sheet, and the day of the last change of what it says (`version`).

    `text` is what its QR code holds. `subject` says which document it is, of whom, for which days;
    `attachment` has its facts as JSON: both for its PDF.
    """

    code: str
    version: dt.date
    text: str
    subject: str
    attachment: bytes

    @property
    def line(self) -> str:
        """`版本 2026-11-26 · 校验码 GAYF-BVUD`."""
        return f"版本 {self.version} · 校验码 {self.code}"
