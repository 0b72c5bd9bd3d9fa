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
    return _svg(text).decode()


def qr_png(text: str, scale: int = 8) -> bytes:
    """A PNG of the code, `scale` pixels a module."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", border=_BORDER, scale=scale)
    return out.getvalue()


def qr_svg_address(text: str) -> str:
    """An address that holds the SVG, for pages of one file."""
    return _address("image/svg+xml", _svg(text))


def qr_png_address(text: str) -> str:
    """An address that holds a small PNG, for text that others show."""
    return _address("image/png", qr_png(text, scale=4))


def _svg(text: str) -> bytes:
    out = io.BytesIO()
    # A view box instead of a size: browsers scale nothing else.
    look = {"border": _BORDER, "light": "#fff", "omitsize": True, "xmldecl": False, "nl": False}
    _code(text).save(out, kind="svg", svgclass=None, lineclass=None, **look)
    return out.getvalue()


def _address(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def qr_modules(text: str) -> int:
    """How many modules a side has, those of the white border among them."""
    return int(_code(text).symbol_size(scale=1, border=_BORDER)[0])


def _code(text: str) -> "QRCode":
    import segno

    return segno.make(text, error="l", boost_error=False, micro=False, encoding="utf-8", mask=_MASK)
