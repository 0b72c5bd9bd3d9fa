"""What is read of a PDF: attachments, else text and pictures, within limits."""

import io

import pypdf
from PIL import Image
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from partyschool_cli.export.checking.reading.pdf_words import pdf_words
from partyschool_cli.export.codes.qr import qr_png

TEXT = "党员轮训班课程表\n版本 2026-11-26\n校验码 GAYF-BVUD"


def pdf(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_attachments(**files: bytes) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in files.items():
        writer.add_attachment(name.replace("__", "-") + ".json", data)
    return pdf(writer)


def test_only_attachments_of_ours_are_read() -> None:
    data = with_attachments(pschool__facts__1=b"{}", gongzi=b"[1, 2]")
    found = pdf_words(data)
    assert found.attachments == (b"{}",)
    assert not found.has_pictures


def test_there_are_not_more_than_a_document_has() -> None:
    data = with_attachments(**{f"pschool__facts__{number}": b"{}" for number in range(100)})
    assert len(pdf_words(data).attachments) == 20


def test_the_subject_is_text_too() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Subject": "课程表 · 校验码 GAYF-BVUD"})
    assert "校验码 GAYF-BVUD" in pdf_words(pdf(writer)).text


def test_a_picture_on_a_page_is_looked_at() -> None:
    out = io.BytesIO()
    Image.open(io.BytesIO(qr_png(TEXT))).convert("L").save(out, "PDF")
    found = pdf_words(out.getvalue())
    assert found.codes == (TEXT,)
    assert found.has_pictures


def test_a_page_of_more_than_anybody_writes_is_left_out() -> None:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(100, 100)
    content = DecodedStreamObject()
    content.set_data(b"q Q " * 1_000_000)
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    page[NameObject("/Resources")] = DictionaryObject()
    assert pdf_words(pdf(writer)).text.strip() == ""
