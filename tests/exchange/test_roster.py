"""A roster of a local file: names and where people work, and nothing else of it."""

import io

import openpyxl
import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.roster import MOST, Person, read_roster

THREE = (Person("张三"), Person("李四"), Person("王五"))


def people(text: str, encoding: str = "utf-8") -> tuple[Person, ...]:
    return read_roster("名单.txt", text.encode(encoding))


def workbook(*rows: tuple[str | int | None, ...], hidden: int | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if hidden is not None:
        sheet.row_dimensions[hidden].hidden = True
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_name_a_line_in_any_encoding(subtests: pytest.Subtests) -> None:
    cases: list[str] = ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"]
    for encoding in cases:
        with subtests.test(encoding=encoding):
            assert people("张三\n李四\n王五\n", encoding) == THREE
            assert people("张三\r\n\r\n李四\r\n王五", encoding) == THREE


def test_lines_as_people_write_them(subtests: pytest.Subtests) -> None:
    cases = [
        "张三、李四、王五\n",
        "张三，李四；王五",
        "1. 张三\n2. 李四\n3. 王五\n",
        "1、张三\n2、李四\n3、王五\n",
        "（1）张三\n（2）李四\n（3）王五\n",
        "党员培训班学员名单\n张三\n李四\n王五\n合计 3 人\n",
        "姓名\n张三\n李四\n王五\n",
        "张三 13800000000\n李四\n王五 140121199001011234\n",
    ]
    for text in cases:
        with subtests.test(text=text):
            assert people(text) == THREE


def test_a_name_of_two_characters_may_have_a_space() -> None:
    assert people("王　伟\n李 娜\n欧阳修文\n阿依古丽·买买提\n") == (
        Person("王伟"),
        Person("李娜"),
        Person("欧阳修文"),
        Person("阿依古丽·买买提"),
    )


def test_where_people_work_after_a_space() -> None:
    assert people("张三 柳杜村支部书记\n李四 乡政府\n") == (
        Person("张三", "柳杜村支部书记"),
        Person("李四", "乡政府"),
    )


def test_a_table_has_its_columns_by_their_headings() -> None:
    data = workbook(
        ("柳杜乡党员培训班学员名单",),
        ("序号", "姓 名", "性别", "身份证号", "单位", "职务", "手机号"),
        (1, "张三", "男", "140121199001011234", "柳杜村", "支部书记", 13800000000),
        (2, "李 四", "女", "140121199001011235", "成子村", None, 13800000001),
        ("", "", "", "", "", "", ""),
        ("姓名", "姓名", "", "", "", "", ""),
        (3, "王五", "男", None, None, None, None),
        ("合计", "合计 3 人", None, None, None, None, None),
    )
    found = read_roster("名单.xlsx", data)
    assert found == (
        Person("张三", "柳杜村支部书记"),
        Person("李四", "成子村"),
        Person("王五"),
    )
    assert not any(
        character.isdecimal() for person in found for text in person for character in text
    )


def test_a_list_in_two_columns_goes_down_each() -> None:
    data = workbook(
        ("序号", "姓名", "村", "序号", "姓名", "村"),
        (1, "张三", "甲村", 3, "王五", "丙村"),
        (2, "李四", "乙村", None, None, None),
    )
    assert read_roster("名单.xlsx", data) == (
        Person("张三", "甲村"),
        Person("李四", "乙村"),
        Person("王五", "丙村"),
    )


def test_rows_that_are_filtered_out_are_not_asked() -> None:
    data = workbook(("姓名",), ("张三",), ("赵六",), ("李四",), ("王五",), hidden=3)
    assert read_roster("名单.xlsx", data) == THREE


def test_a_table_without_headings_has_the_column_of_names() -> None:
    assert people("1,张三,柳杜村第一党支部\n2,李四,成子村第二党支部\n3,王五,乡政府机关\n") == THREE
    assert people("张三\t李四\n王五\t\n") == THREE


def test_no_names_is_said(subtests: pytest.Subtests) -> None:
    cases: list[bytes] = [b"", b"\n\n", b"1\n2\n3\n", "合计\n".encode()]
    for data in cases:
        with subtests.test(data=data):
            with pytest.raises(CommandLineError) as caught:
                read_roster("名单.txt", data)
            assert "名单.txt" in caught.value.message


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04broken", b"\0\1\2\3" * 9])
def test_what_is_no_list_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(CommandLineError, match=r"名单\.xlsx"):
        read_roster("名单.xlsx", data)


def test_too_many_are_no_class() -> None:
    with pytest.raises(CommandLineError, match=f"最多 {MOST:,} 人"):
        people("张三\n" * (MOST + 1))
