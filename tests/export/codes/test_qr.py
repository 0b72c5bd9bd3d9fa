"""QR codes as pictures, read back by another library."""

import base64
import io

import pytest
import zxingcpp
from PIL import Image

from partyschool_cli.export.codes.qr import (
    qr_modules,
    qr_png,
    qr_png_address,
    qr_svg,
    qr_svg_address,
)

TEXT = "柳杜乡党员“4+N”主题培训班课程表\n版本 2026-11-26\n校验码 GAYF-BVUD"


def read(data: bytes) -> list[str]:
    with Image.open(io.BytesIO(data)) as picture:
        return [one.text for one in zxingcpp.read_barcodes(picture.convert("L"))]


@pytest.mark.parametrize("scale", [2, 8])
def test_a_picture_says_its_text(scale: int) -> None:
    assert read(qr_png(TEXT, scale)) == [TEXT]


def test_a_module_is_a_unit_with_two_of_white_around() -> None:
    side = qr_modules(TEXT)
    assert side == 37 + 4
    assert f'viewBox="0 0 {side} {side}"' in qr_svg(TEXT)
    with Image.open(io.BytesIO(qr_png(TEXT, 1))) as picture:
        grey = picture.convert("L")
        assert grey.size == (side, side)
        assert {grey.getpixel((x, y)) for x in range(side) for y in (0, 1, side - 1)} == {255}
        assert grey.getpixel((2, 2)) == 0


def test_addresses_hold_the_picture() -> None:
    kind, _, data = qr_png_address(TEXT).partition(",")
    assert kind == "data:image/png;base64"
    assert read(base64.b64decode(data)) == [TEXT]
    kind, _, data = qr_svg_address(TEXT).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == qr_svg(TEXT)


def test_the_same_text_is_the_same_picture() -> None:
    assert qr_png(TEXT) == qr_png(TEXT)
    assert qr_png(TEXT) != qr_png(TEXT.replace("GAYF", "GAYG"))
