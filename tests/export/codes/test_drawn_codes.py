"""Every format that people print ends with 版本, 校验码 and a QR that says the same."""

import base64
import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from itertools import product

import pypdf
import pytest
import zxingcpp
from PIL import Image

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.attachment import attachment_of
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.stamp import Stamp
from partyschool_cli.export.document import WHOLE_CATALOG, Scope
from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.job import Job, build, write
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.model.kind import Kind
from tests.catalogs import QINGSHI, loaded
from tests.full_run import is_full_run
from tests.scans import page_picture

TODAY = dt.date(2026, 3, 2)
STAMP = Stamp(dt.date(2026, 2, 28))
CATALOG = loaded(QINGSHI)
CLASSES = [Key(Kind.CLASS, own.id) for own in CATALOG.classes.values() if own.sessions]
DOCUMENTS = {"timetable": Scope(CLASSES[0]), "catalog": WHOLE_CATALOG}
PRINTED = ("pdf", "docx", "xlsx", "html", "png", "md")


@cache
def pages(document: str, format: str, *, has_code: bool = True) -> tuple[bytes, ...]:
    scope, stamp = DOCUMENTS[document], STAMP if has_code else None
    job = Job(document, format, PrintOptions(TODAY), scope, stamp=stamp)
    return write(job, build(CATALOG, job)).pages


def expected(document: str) -> PrintedCode:
    scope = DOCUMENTS[document]
    content = build(CATALOG, Job(document, "pdf", PrintOptions(TODAY), scope)).content
    (code,) = STAMP.codes_of(scope, content)
    return code


def text_of(document: str, format: str, *, has_code: bool = True) -> str:
    """The text of a file, without markup."""
    return plain_text(pages(document, format, has_code=has_code)[0], format)


def plain_text(data: bytes, format: str) -> str:
    if format == "pdf":
        found = pypdf.PdfReader(io.BytesIO(data)).pages
        return "\n".join(page.extract_text() for page in found)
    if format in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = [book.read(name).decode() for name in book.namelist() if name.endswith("xml")]
        data = "\n".join(parts).encode()
    return re.sub("<[^>]*>", "", data.decode())


def pictures_of(document: str, format: str) -> list[Image.Image]:
    """The pictures in which a QR may be."""
    found = pages(document, format)
    if format == "pdf":
        count = len(pypdf.PdfReader(io.BytesIO(found[0])).pages)
        return [page_picture(found[0], 200, number) for number in {0, count - 1}]
    if format == "png":
        return [Image.open(io.BytesIO(one)).convert("L") for one in found]
    if format in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(found[0])) as book:
            media = [book.read(name) for name in book.namelist() if "media/" in name]
        return [Image.open(io.BytesIO(one)).convert("L") for one in media]
    texts = re.findall(r"data:image/png;base64,([\w+/=]+)", found[0].decode())
    return [Image.open(io.BytesIO(base64.b64decode(one))).convert("L") for one in texts]


def qr_codes(page: Image.Image) -> list[zxingcpp.Barcode]:
    """What is read where it was drawn upright."""
    formats = zxingcpp.barcode_formats_from_str("QRCode")
    return zxingcpp.read_barcodes(page, formats=formats, try_rotate=False, try_invert=False)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("format", [one for one in PRINTED if one != "png"])
def test_the_line_is_there(document: str, format: str) -> None:
    line = expected(document).line
    assert line in text_of(document, format).replace("\u00a0", " ")


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("format", [one for one in PRINTED if one != "html"])
def test_the_qr_says_the_same(document: str, format: str) -> None:
    found = {one.text for page in pictures_of(document, format) for one in qr_codes(page)}
    assert found == {expected(document).text}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_qr_of_a_page_is_drawn_sharp_at_any_size(document: str) -> None:
    page = pages(document, "html")[0].decode()
    (data,) = re.findall(r'src="data:image/svg\+xml;base64,([\w+/=]+)"', page)
    assert "viewBox" in base64.b64decode(data).decode()
    assert f'alt="二维码：{expected(document).text}"' in page


WITHOUT = [*product([one for one in PRINTED if one != "png"], DOCUMENTS)]


@pytest.mark.parametrize(
    ("format", "document"),
    WITHOUT if is_full_run() else [WITHOUT[at] for at in range(len(WITHOUT)) if at % 4 in (0, 3)],
)
def test_without_a_code_there_is_neither(document: str, format: str) -> None:
    assert "校验码" not in text_of(document, format, has_code=False)
    assert b"image/svg" not in pages(document, format, has_code=False)[0]


def test_a_picture_without_a_code_has_no_qr() -> None:
    for page in pages("timetable", "png", has_code=False):
        assert qr_codes(Image.open(io.BytesIO(page)).convert("L")) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_pdf_says_what_it_is_and_carries_its_facts(document: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pages(document, "pdf")[0]))
    code = expected(document)
    assert reader.metadata is not None
    assert reader.metadata.subject == code.subject
    assert dict(reader.attachments.items()) == {"pschool-facts-1.json": [code.attachment]}
    found = attachment_of(code.attachment)
    assert found is not None
    assert found.code == code.code


def test_a_pdf_without_a_code_carries_nothing() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pages("timetable", "pdf", has_code=False)[0]))
    assert dict(reader.attachments) == {}
    assert reader.metadata is not None
    assert reader.metadata.subject is None


def test_a_pdf_stays_readable_for_those_who_do_not_see() -> None:
    data = pages("timetable", "pdf")[0]
    assert b"pdfuaid:part" in data
    reader = pypdf.PdfReader(io.BytesIO(data))
    alternatives = _alternatives(reader.root_object["/StructTreeRoot"])
    assert any(one.startswith("二维码：") for one in alternatives)


def _alternatives(node: object) -> list[str]:
    """The texts in the place of pictures."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pypdf.generic.IndirectObject):
            one = one.get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found += [str(one["/Alt"])] if "/Alt" in one else []
            waiting += [one["/K"]] if "/K" in one else []
    return found


def test_each_of_several_timetables_has_its_own() -> None:
    scope = Scope(CLASSES[0], more=(CLASSES[1],))
    job = Job("timetable", "pdf", PrintOptions(TODAY), scope, stamp=STAMP)
    built = build(CATALOG, job)
    codes = STAMP.codes_of(scope, built.content)
    for name in ("pdf", "docx", "xlsx", "html", "md"):
        text = plain_text(write(replace(job, format=name), built).data, name)
        for code in codes:
            assert code.line in text, name


def test_programs_have_the_code_where_they_have_one() -> None:
    for document in DOCUMENTS:
        assert f'"code": "{expected(document).code}"' in text_of(document, "json")
    for name in ("csv", "ics", "jsonld"):
        assert not load_format(name).has_code
    for name in (*PRINTED, "json"):
        assert load_format(name).has_code
