"""CSV for Excel and WPS, read back with `csv`."""

import csv
import io
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.export.content import Content
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.export.contents import content_of
from tests.export.printed import CATALOG, SHIPPED, timetable, when, written
from tests.hostile_catalog import CONTROLS, HOSTILE, hostile_catalog


def rows(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_excel_knows_the_encoding_and_the_line_ends() -> None:
    data = written("csv", timetable(SHIPPED, "qingxu-members-2026"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_every_session_of_a_shipped_class_is_a_row() -> None:
    for name in SHIPPED.classes:
        document = timetable(SHIPPED, name)
        found = [(row["日期"], row["时间"][:5]) for row in rows(written("csv", document))]
        assert found == [when(entry) for entry in document.sheet.entries], name


def test_what_a_row_says() -> None:
    document = timetable(SHIPPED, "chengzi-evening-2026")
    cancelled = next(row for row in rows(written("csv", document)) if row["状态"])
    assert cancelled == {
        "日期": "2026-01-20",
        "星期": "星期二",
        "午别": "晚上",
        "时间": "19:30—21:00",
        "教学内容": "瓜菜嫁接育苗技术",
        "授课人": "柳杜乡大棚种植田秀才",
        "地点": "成子村农民夜校教室",
        "授课方式": "讲授",
        "学时": "0",
        "班次": "成子村农民夜校春季班",
        "状态": "取消",
        "备注": "因暴雪停课，1月27日补课",
    }


def test_every_course_of_the_catalog_is_a_row() -> None:
    courses = [course for section in CATALOG.sections for course in section.courses]
    found = rows(written("csv", CATALOG))
    assert [row["编号"] for row in found] == [course.id for course in courses]
    assert [float(row["学时"]) for row in found] == [course.hours for course in courses]
    assert {row["主题"] for row in found} == {section.title for section in CATALOG.sections}


def test_registers_with_and_without_groups() -> None:
    teachers = rows(written("csv", content_of(SHIPPED, "teachers")))
    assert list(teachers[0]) == ["序号", "姓名", "类别", "单位", "职务", "专题", "所属学校"]
    sites = rows(written("csv", content_of(SHIPPED, "sites")))
    assert sites[0]["类别"] == "党建引领示范"


@pytest.mark.parametrize("text", [HOSTILE, "\t=1", "＝1", "+1", "-1", "@x", "\n=1", CONTROLS])
def test_hostile_text_is_no_formula_and_breaks_no_row(tmp_path: Path, text: str) -> None:
    found = load(DiskTree(hostile_catalog(tmp_path, text)))
    documents: list[tuple[Content, int]] = [
        (timetable(found, "banci"), 3),
        (content_of(found, "catalog"), 1),
        (content_of(found, "teachers"), 1),
        (content_of(found, "sites"), 1),
        (content_of(found, "classes"), 1),
    ]
    for document, count in documents:
        read = rows(written("csv", document))
        assert len(read) == count
        for row in read:
            assert None not in row
            for cell in row.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－"))
    lesson = rows(written("csv", timetable(found, "banci")))[0]
    assert lesson["教学内容"].endswith("课程")
    if text == HOSTILE:
        assert lesson["教学内容"] == f"'{text}课程"
