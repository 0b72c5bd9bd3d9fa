"""What the QR codes in a picture say: a photograph, a scan, or an exported PNG."""

import io
from typing import Final

# Of a sheet of A3 scanned at 600 dots an inch.
_MAX_PIXELS: Final = 80_000_000
# A code in a photograph of twelve million pixels is found sooner, and better, in a smaller one.
_SIDES: Final = (None, 2400, 1400)


def picture_words(data: bytes) -> tuple[str, ...]:
    """The texts of the QR codes in a picture. Raises anything for what is none."""
    import zxingcpp
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > _MAX_PIXELS:
            raise ValueError(opened.size)
        picture = opened.convert("L")
    for side in _SIDES:
        shown = picture.copy()
        if side is not None:
            if max(shown.size) <= side:
                continue
            shown.thumbnail((side, side))
        found = zxingcpp.read_barcodes(shown)
        if texts := tuple(dict.fromkeys(one.text for one in found if one.valid and one.text)):
            return texts
    return ()
