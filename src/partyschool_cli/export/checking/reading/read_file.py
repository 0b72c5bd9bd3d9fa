"""Read what a file says of itself: a PDF, or a picture."""

from importlib.util import find_spec
from typing import Final

from partyschool_cli.errors import CommandLineError, extra_missing
from partyschool_cli.export.checking.claim import Claim
from partyschool_cli.export.checking.reading.bounded import bounded
from partyschool_cli.export.checking.reading.code_words import printed_claims, qr_claim
from partyschool_cli.export.checking.reading.pdf_words import pdf_words
from partyschool_cli.export.checking.reading.picture_words import picture_words
from partyschool_cli.export.codes.attachment import attachment_of

_SECONDS: Final = 20.0
_PDF: Final = b"%PDF-"
# Before it there may be a few bytes of something else.
_PDF_WITHIN: Final = 1024
_PICTURES: Final = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
)
_BY_HAND: Final = "或打表上的校验码：pschool verify 校验码"


def claims_of(name: str, data: bytes) -> tuple[Claim, ...]:
    """The codes of a file and what it says besides, one for each sheet in it.

    Raises CommandLineError for a file that is neither, cannot be read, or has no code.
    """
    if _PDF in data[:_PDF_WITHIN]:
        return _of_pdf(name, data)
    if data.startswith(_PICTURES):
        return _of_picture(name, data)
    raise CommandLineError(f"{name} 不是 PDF，也不是图片", f"给 PDF、扫描件或照片，{_BY_HAND}")


def _of_pdf(name: str, data: bytes) -> tuple[Claim, ...]:
    said = bounded(pdf_words, data, _SECONDS, name)
    carried = [one for one in map(attachment_of, said.attachments) if one is not None]
    if carried:
        return tuple(
            Claim(one.code, one.subject, one.facts, one.subject.title, date=one.date)
            for one in carried
        )
    found = [claim for claim in map(qr_claim, said.codes) if claim is not None]
    found += printed_claims(said.text)
    if found:
        return tuple({claim.code: claim for claim in reversed(found)}.values())[::-1]
    if said.has_pictures and not said.codes:
        _check_scan(f"{name} 里是图片，没有文字")
    raise CommandLineError(f"{name} 里没有找到校验码", f"看看是不是 pschool 导出的，{_BY_HAND}")


def _of_picture(name: str, data: bytes) -> tuple[Claim, ...]:
    _check_scan(f"{name} 是图片")
    codes = bounded(picture_words, data, _SECONDS, name)
    found = [claim for claim in map(qr_claim, codes) if claim is not None]
    if found:
        return tuple(found)
    if codes:
        raise CommandLineError(f"{name} 里的二维码不是 pschool 印的", f"换一张照片，{_BY_HAND}")
    raise CommandLineError(
        f"{name} 里没有看清的二维码",
        f"拍近一点、拍正一点，光线亮一些；导出成几张的，二维码在最后一张；{_BY_HAND}",
    )


def _check_scan(what: str) -> None:
    """Raises CommandLineError where the libraries that read pictures are not installed."""
    if find_spec("zxingcpp") is None or find_spec("PIL") is None:
        raise extra_missing(f"{what}，读二维码", "zxing-cpp", "scan", otherwise=_BY_HAND)
