"""QR codes as pictures: level L, UTF-8, two modules of white around."""

import base64
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from segno import QRCode

_BORDER: Final = 2
# Any of the eight masks can be read; to find the best one takes 20 ms, as long as half a sheet.
_MASK: Final = 3


def qr_svg(text: str) -> str:
    """An SVG of the code, one unit a module, to be scaled to any size."""
    return _code(text).svg_inline(border=_BORDER, dark="#000", light="#fff")


def qr_png(text: str, scale: int = 8) -> bytes:
    """A PNG of the code, `scale` pixels a module."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", border=_BORDER, scale=scale)
    return out.getvalue()


def qr_data_uri(text: str, scale: int = 4) -> str:
    """The PNG as an address that holds it, for pages of one file."""
    return f"data:image/png;base64,{base64.b64encode(qr_png(text, scale)).decode()}"


def qr_modules(text: str) -> int:
    """How many modules a side has, those of the white border among them."""
    return int(_code(text).symbol_size(scale=1, border=_BORDER)[0])


def _code(text: str) -> "QRCode":
    import segno

    return segno.make(text, error="l", boost_error=False, micro=False, encoding="utf-8", mask=_MASK)
