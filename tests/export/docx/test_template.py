"""Templates: the reference document, and what an office makes of it."""

import io
from collections.abc import Callable
from functools import cache
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.docx.reference import reference_document
from partyschool_cli.export.formats.xlsx import export_format as xlsx_format
from partyschool_cli.model.kind import Kind
from tests.export.html_documents import (
    OF_EACH_TYPE,
    OPTIONS,
    shipped_documents,
    timetable,
)
from tests.export.word import Read, all_text, read
from tests.full_run import is_full_run


def restyled(change: Callable[[Read], None]) -> bytes:
    template: Read = docx.Document(io.BytesIO(reference_document()))
    change(template)
    data = io.BytesIO()
    template.save(data)
    return data.getvalue()


def with_part(name: str, change: Callable[[str], str]) -> bytes:
    """The reference document with one of its parts changed."""
    data = io.BytesIO()
    with ZipFile(io.BytesIO(reference_document())) as old, ZipFile(data, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part).decode()
            new.writestr(part, change(text) if part == name else text)
    return data.getvalue()


def test_the_reference_document_says_what_each_style_is_for() -> None:
    text = all_text(docx.Document(io.BytesIO(reference_document())))
    for words in ("标题：课程表、名册、签到表的标题", "已取消：取消的课", "--template"):
        assert words in text


@cache
def offices_own() -> bytes:
    """A template as an office may restyle it."""

    def change(template: Read) -> None:
        template.styles["Title"].font.size = docx.shared.Pt(30)
        template.styles["表头"].element.rPr.rFonts.set(qn("w:eastAsia"), "隶书")
        template.sections[0].left_margin = docx.shared.Mm(30)
        template.sections[0].header.paragraphs[0].text = "清徐县"

    return restyled(change)


@pytest.mark.parametrize("name", shipped_documents() if is_full_run() else OF_EACH_TYPE)
def test_a_restyled_template_keeps_its_looks(name: str) -> None:
    document, options = shipped_documents()[name]
    written = read(document, template=offices_own(), **options)
    assert written.styles["Title"].font.size.pt == 30
    assert written.styles["表头"].element.rPr.rFonts.get(qn("w:eastAsia")) == "隶书"
    assert round(written.sections[0].left_margin.mm) == 30
    assert written.sections[0].header.paragraphs[0].text == "清徐县"
    assert "样式的名称不要改" not in all_text(written)


def test_styles_are_known_by_name_whatever_ids_an_office_program_gives_them() -> None:
    template = with_part("word/styles.xml", lambda xml: xml.replace('"s', '"wps'))
    document = read(timetable(Kind.CLASS, "qingxu-members-2026"), template=template, layout="grid")
    assert document.paragraphs[0].style.name == "Title"
    assert document.tables[0].style.name == "党校表格"
    assert document.tables[0].rows[0].cells[0].paragraphs[0].style.name == "表头"


def test_a_timetable_is_set_smaller_where_a_template_leaves_less_room() -> None:
    def change(template: Read) -> None:
        section = template.sections[0]
        section.left_margin = section.right_margin = docx.shared.Mm(40)
        section.top_margin = docx.shared.Mm(50)

    document = timetable(Kind.CLASS, "chengzi-evening-2026")
    own, narrow = (
        read(document, layout="list", template=template) for template in (None, restyled(change))
    )

    def height(written: Read) -> float:
        return float(sum(row.height.mm for row in written.tables[0].rows))

    room = narrow.sections[0].page_height.mm - 50 - narrow.sections[0].bottom_margin.mm
    assert height(narrow) < room
    assert height(narrow) < height(own)
    sizes = [
        one.tables[0].rows[1].cells[2].paragraphs[0].runs[0].font.size.pt for one in (own, narrow)
    ]
    assert sizes[1] < sizes[0]


def _damaged(name: str) -> bytes:
    return with_part(name, lambda text: text[: len(text) // 2])


NO_TEMPLATES: dict[str, Callable[[], bytes]] = {
    "doc": lambda: b"\xd0\xcf\x11\xe0 an old .doc",
    "cut": lambda: reference_document()[:500],
    "xlsx": lambda: xlsx_format.write(shipped_documents()["register"][0], OPTIONS).data,
    "document": lambda: _damaged("word/document.xml"),
    "styles": lambda: _damaged("word/styles.xml"),
    "types": lambda: _damaged("[Content_Types].xml"),
}


@pytest.mark.parametrize("name", NO_TEMPLATES)
def test_what_is_no_docx_is_an_error(name: str) -> None:
    with pytest.raises(CommandLineError, match="样本不是能用的 Word 文档") as caught:
        read(timetable(Kind.CLASS, "qingxu-members-2026"), template=NO_TEMPLATES[name]())
    assert "--write-template" in caught.value.hint


def test_a_template_that_lacks_a_style_is_an_error_that_names_it() -> None:
    def change(template: Read) -> None:
        for name in ("Title", "表头"):
            template.styles[name].delete()

    with pytest.raises(CommandLineError, match="没有这些样式：标题、表头"):
        read(timetable(Kind.CLASS, "qingxu-members-2026"), template=restyled(change))
