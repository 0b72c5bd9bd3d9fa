"""What a person does to a workbook comes back as exactly that."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook

from partyschool_cli.errors import RefusedError
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, write_catalog
from tests.exchange.workbook.workbooks import (
    Edit,
    add,
    changes,
    column,
    edited,
    exported,
    merged,
    planned,
    put,
    row_of,
    write,
)

COURSE = ("课程", "dangzhang")
TEACHER = ("教师", "wang")
CLASS = ("班次", "banci")
SESSION = ("课次", "banci/s01")
SITE = ("教学点", "jiaoshi")


def some_of_everything(folder: Path) -> Path:
    """A small catalog with some of everything."""
    more = (
        "topics: [党章, 党史]\nobjectives: ['懂甲、乙', 会丙]\nsummary: |\n  第一行\n  第二行\n"
        "flagship: true\nseason: {from: 03-01, to: 05-31}\nreviewed: 2026-01-08\n"
        "materials:\n  - {title: 教案, path: a.docx}\n"
    )
    unavailable = "unavailable:\n  - {from: 2026-03-20, to: 2026-03-22, why: 外出}\n"
    return write_catalog(
        folder,
        {
            "courses/dangzhang.yaml": f"# 注释\n{BASE['courses/dangzhang.yaml']}{more}",
            "courses/er.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", "党史故事"),
            "teachers/wang.yaml": f"{BASE['teachers/wang.yaml']}order: 4\n{unavailable}",
            "teachers/li.yaml": "name: 李示例\ncategory: local-expert\n",
            "sites/tian.yaml": "title: 田间\nvenue: field\ncategory: red-heritage\ncapacity: 9\n",
            "sites/jiaoshi.yaml": (
                f"{BASE['sites/jiaoshi.yaml']}"
                "open: {days: [mon, tue, wed], from: 09:00, to: 17:00}\n"
                "travel_minutes: {tian: 15}\n"
            ),
        },
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return some_of_everything(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A catalog that no test changes, and its workbook."""
    root = some_of_everything(tmp_path_factory.mktemp("untouched"))
    return root, exported(root)


def add_session(
    book: Workbook, name: str, date: object, start: str, end: str, **values: object
) -> None:
    """Add a session of the class of that name."""
    add(book, "课次", 班次=name, 日期=date, 开始=start, 结束=end, **values)


def after(root: Path, edit: Edit) -> dict[str, object]:
    """The changes of an edit in a workbook of the whole catalog."""
    return changes(root, edited(exported(root), edit))


# Cells, and other ways to write what is in them.
THE_SAME: dict[tuple[str, str, str], list[object]] = {
    (*COURSE, "审定日期"): [
        "2026-01-08",
        "2026/1/8",
        "2026年1月8日",
        "２０２６－０１－０８",
        46030,
        "2026-01-08 00:00:00",
    ],
    (*COURSE, "学时"): [2.0, "2", "２", "2.0 ", "2学时"],
    (*COURSE, "精品课"): [True, "TRUE", " 是"],
    (*COURSE, "课程名称"): ["党章导读  "],
    (*COURSE, "简介"): ["第一行\r\n第二行\r\n", "第一行 \n第二行"],
    (*COURSE, "专题"): ["党章 、 党史", "党章\n党史"],
    (*COURSE, "对象"): ["members", "党员 "],
    (*COURSE, "开课学校"): ["liudu", "柳杜乡党校", "柳杜乡党校（ｌｉｕｄｕ）"],
    (*COURSE, "授课人"): ["王示例"],
    (*COURSE, "季节"): ["从：3月1日；到：5月31日"],
    (*COURSE, "状态"): ["在用"],
    (*COURSE, "微党课"): ["否"],
    (*TEACHER, "不便日期"): ["2026-03-20至2026-03-22　外出"],
    (*TEACHER, "排序"): ["4"],
    (*SITE, "开放时间"): ["周一周二周三 9:00-17:00"],
    (*SITE, "路程"): ["田间：15分钟"],
    (*SESSION, "日期"): ["2026/10/12"],
    (*SESSION, "开始"): [
        8.5 / 24,
        "8：30",
        dt.datetime(1899, 12, 31, 8, 30),  # noqa: DTZ001
    ],
    (*SESSION, "结束"): ["10:00:00"],
    (*SESSION, "课程"): ["党章导读"],
}


@pytest.mark.parametrize("number", range(max(map(len, THE_SAME.values()))))
def test_the_same_written_otherwise_is_no_change(
    untouched: tuple[Path, bytes], number: int
) -> None:
    """Each cell in its first other way in one workbook, in its second in the next."""

    def rewrite(book: Workbook) -> None:
        for place, ways in THE_SAME.items():
            if number < len(ways):
                put(book, place, ways[number])

    root, data = untouched
    assert changes(root, edited(data, rewrite)) == {}


# Of a cell, what may be written into it, and the field that it changes.
CHANGED: dict[tuple[str, str, str], list[tuple[object, dict[str, object]]]] = {
    (*COURSE, "学时"): [
        (3, {"course:dangzhang contact_hours": 3}),
        ("2.5", {"course:dangzhang contact_hours": 2.5}),
    ],
    (*COURSE, "课程名称"): [("党章（导读）", {"course:dangzhang title": "党章（导读）"})],
    (*COURSE, "审定日期"): [
        (dt.date(2026, 5, 4), {"course:dangzhang reviewed": "2026-05-04"}),
        (None, {"course:dangzhang reviewed": None}),
    ],
    (*COURSE, "精品课"): [("否", {"course:dangzhang flagship": False})],
    (*COURSE, "授课人"): [
        ("王示例 (wang)、李示例 (li)", {"course:dangzhang teachers": ["wang", "li"]}),
        ("李示例", {"course:dangzhang teachers": ["li"]}),
    ],
    (*COURSE, "对象"): [
        ("党员，村干部", {"course:dangzhang audience": ["members", "village-cadres"]}),
    ],
    (*COURSE, "教学目标"): [
        ("懂甲、乙\n会丙\n能丁", {"course:dangzhang objectives": ["懂甲、乙", "会丙", "能丁"]}),
    ],
    (*COURSE, "专题"): [("「甲、乙」、丙", {"course:dangzhang topics": ["甲、乙", "丙"]})],
    (*COURSE, "简介"): [("=一行", {"course:dangzhang summary": "=一行"})],
    (*COURSE, "季节"): [("4月1日至5月31日", {"course:dangzhang season.from": "04-01"})],
    (*COURSE, "资料"): [
        ("教案 b.docx", {"course:dangzhang materials": [{"title": "教案", "path": "b.docx"}]}),
    ],
    (*TEACHER, "不便日期"): [(None, {"teacher:wang unavailable": None})],
    (*SITE, "路程"): [("田间 (tian)：20", {"site:jiaoshi travel_minutes.tian": 20})],
    (*SITE, "状态"): [("停用", {"site:jiaoshi status": "retired"})],
    (*CLASS, "开班日期"): [("2026.10.11", {"class:banci from": "2026-10-11"})],
    (*SESSION, "开始"): [(dt.time(9, 0), {"class:banci sessions[s01].start": "09:00"})],
    (*SESSION, "教学点"): [("田间 (tian)", {"class:banci sessions[s01].site": "tian"})],
    (*SESSION, "备注"): [("带教材", {"class:banci sessions[s01].note": "带教材"})],
}


@pytest.mark.parametrize("number", range(max(map(len, CHANGED.values()))))
def test_a_changed_cell_is_a_changed_field(untouched: tuple[Path, bytes], number: int) -> None:
    """Each cell in its first way in one workbook, in its second in the next."""
    asked = {place: ways[number] for place, ways in CHANGED.items() if number < len(ways)}

    def rewrite(book: Workbook) -> None:
        for place, (value, _) in asked.items():
            put(book, place, value)

    root, data = untouched
    expected = {name: value for _, change in asked.values() for name, value in change.items()}
    assert changes(root, edited(data, rewrite)) == expected


def test_only_what_was_changed_is_other_bytes(root: Path) -> None:
    plan = planned(root, edited(exported(root), lambda book: put(book, (*COURSE, "学时"), 3)))
    write(root, plan)
    text = (root / "courses/dangzhang.yaml").read_text("utf-8")
    assert text.startswith("# 注释\ntitle: 党章导读\n")
    assert "contact_hours: 3\n" in text


def test_a_new_row_is_a_new_file_named_by_its_title(root: Path) -> None:
    def edit(book: Workbook) -> None:
        add(book, "教师", 姓名="赵六", 类别="土专家", 排序=7)
        put(book, (*COURSE, "授课人"), "王示例 (wang)、赵六")

    found = after(root, edit)
    assert found == {
        "course:dangzhang teachers": ["wang", "zhaoliu"],
        "teacher:zhaoliu name": "赵六",
        "teacher:zhaoliu category": "local-expert",
        "teacher:zhaoliu order": 7,
    }


def test_a_new_row_may_say_its_id(root: Path) -> None:
    found = after(root, lambda book: add(book, "教师", 编号="zhao-6", 姓名="赵六", 类别="土专家"))
    assert {name.partition(" ")[0] for name in found} == {"teacher:zhao-6"}


def test_taking_the_same_workbook_twice_makes_nothing_twice(root: Path) -> None:
    def edit(book: Workbook) -> None:
        add(book, "教师", 姓名="赵六", 类别="土专家")
        add(
            book,
            "课次",
            班次="党员轮训班",
            日期=dt.date(2026, 10, 13),
            开始="9:00",
            结束="10:00",
            活动="讨论",
        )

    data = edited(exported(root), edit)
    write(root, planned(root, data))
    again = merged(root, data)
    assert (again.new, again.values, again.renamed) == ([], {}, {})
    assert (again.conflicts, again.left_out) == ([], [])
    assert any("已经有了" in note for note in again.notes)


def test_a_new_session_goes_to_the_class_that_it_names(root: Path) -> None:
    def edit(book: Workbook) -> None:
        add(
            book,
            "课次",
            班次="党员轮训班 (banci)",
            日期="2026-10-12",
            开始="8:00",
            结束="8:20",
            活动="开班式",
        )

    data = edited(exported(root), edit)
    write(root, planned(root, data))
    text = (root / "classes/banci.yaml").read_text("utf-8")
    assert text.index("id: s02") < text.index("id: s01")
    assert "activity: 开班式" in text


def test_a_new_class_comes_with_its_sessions(root: Path) -> None:
    def edit(book: Workbook) -> None:
        add(
            book,
            "班次",
            班次名称="村干部班",
            主办学校="柳杜乡党校",
            开班日期="2026-11-02",
            结业日期="2026-11-02",
            对象="村干部",
            学员人数=20,
        )
        add(
            book,
            "课次",
            班次="村干部班",
            日期="2026-11-02",
            开始="14:30",
            结束="15:30",
            活动="座谈",
        )
        add(
            book,
            "课次",
            班次="村干部班",
            日期="2026-11-02",
            开始="8:30",
            结束="10:00",
            课程="党章导读",
        )

    sessions = after(root, edit)["class:cunganbuban sessions[s01]"]
    assert sessions == {
        "id": "s01",
        "date": "2026-11-02",
        "start": "14:30",
        "end": "15:30",
        "activity": "座谈",
    }


def test_rows_that_are_gone_are_told_and_go_when_that_is_said(root: Path) -> None:
    def edit(book: Workbook) -> None:
        book["课次"].delete_rows(row_of(book["课次"], "banci/s01"))
        book["教师"].delete_rows(row_of(book["教师"], "li"))

    data = edited(exported(root), edit)
    assert changes(root, data) == {}
    assert list(map(str, merged(root, data).gone)) == ["teacher:li", "session:banci/s01"]
    found = changes(root, data, delete=True)
    assert set(found) == {"class:banci sessions[s01]", "teacher:li name", "teacher:li category"}


def test_what_is_still_named_is_not_deleted(root: Path) -> None:
    def edit(book: Workbook) -> None:
        book["教师"].delete_rows(row_of(book["教师"], "wang"))

    data = edited(exported(root), edit)
    with pytest.raises(RefusedError, match="王示例 还有 3 处在用"):
        planned(root, data, delete=True)


def test_a_sheet_that_is_gone_deletes_nothing(root: Path) -> None:
    data = edited(exported(root), lambda book: book.remove(book["教师"]))
    assert merged(root, data, delete=True).gone == []


def test_another_id_is_a_rename_everywhere(root: Path) -> None:
    def edit(book: Workbook) -> None:
        put(book, (*TEACHER, "编号"), "wang-sl")
        put(book, (*CLASS, "编号"), "lunxun-2026")
        put(book, (*COURSE, "授课人"), "王示例 (wang-sl)、李示例")

    found = after(root, edit)
    assert found["teacher:wang-sl id"] == "wang-sl"
    assert found["class:lunxun-2026 id"] == "lunxun-2026"
    assert found["class:lunxun-2026 sessions[s01].teachers"] == ["wang-sl"]
    assert found["course:dangzhang teachers"] == ["wang-sl", "li"]
    assert found["course:er teachers"] == ["wang-sl"]
    assert len(found) == 5


def test_a_row_whose_id_was_cleared_is_still_that_row(root: Path) -> None:
    def edit(book: Workbook) -> None:
        put(book, (*COURSE, "编号"), None)
        put(book, (*SESSION, "编号"), " ")

    assert merged(root, edited(exported(root), edit)).gone == []
    assert after(root, edit) == {}


def test_a_formula_that_was_never_calculated_does_not_clear_the_field(root: Path) -> None:
    def edit(book: Workbook) -> None:
        for name, row, heading in (
            (*COURSE, "学时"),
            ("课程", "er", "课程名称"),
            (*TEACHER, "备注"),
        ):
            sheet = book[name]
            sheet.cell(row_of(sheet, row), column(sheet, heading)).value = "=1+2"

    merge = merged(root, edited(exported(root), edit))
    assert merge.values == {}
    assert ["还没有算出值" in one.why for one in merge.left_out] == [True] * 3
    assert merge.has_failures


def test_a_session_may_be_renamed_in_its_class(root: Path) -> None:
    found = after(root, lambda book: put(book, (*SESSION, "编号"), "banci/s11"))
    assert found == {"class:banci sessions[s11].id": "s11"}


def test_another_id_with_other_cells_is_new_and_gone(root: Path) -> None:
    def edit(book: Workbook) -> None:
        row = row_of(book["教师"], "li")
        put(book, ("教师", "li", "姓名"), "李四")
        book["教师"].cell(row, 1).value = "li-si"

    merge = merged(root, edited(exported(root), edit))
    assert [str(row.key) for row in merge.new] == ["teacher:li-si"]
    assert list(map(str, merge.gone)) == ["teacher:li"]


def test_a_copied_row_is_new_and_the_other_stays(root: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["教师"]
        for cell in list(sheet[row_of(sheet, "li")]):
            sheet.cell(9, cell.column or 1).value = cell.value
        sheet.cell(9, column(sheet, "姓名")).value = "李四"

    found = after(root, edit)
    assert found == {"teacher:lisi name": "李四", "teacher:lisi category": "local-expert"}


def test_two_rows_of_one_id_that_are_both_changed_are_refused(root: Path) -> None:
    def edit(book: Workbook) -> None:
        add(book, "教师", 编号="li", 姓名="李四", 类别="土专家")
        put(book, ("教师", "li", "姓名"), "李五")

    merge = merged(root, edited(exported(root), edit))
    assert [one.cell for one in merge.left_out] == ["2:2", "4:4"]
    assert all("不知道哪一行是原来的" in one.why for one in merge.left_out)


def test_sorted_swapped_filtered_and_wider_is_no_change(root: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["课程"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        rows = [rows[0], *reversed(rows[1:])]
        for at, row in enumerate(rows, start=1):
            for number, value in enumerate(reversed(row), start=1):
                sheet.cell(at, number).value = value
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].width = 90
        sheet["Z1"], sheet["Z2"] = "我的备注", "问一下老王"

    data = edited(exported(root), edit)
    assert changes(root, data) == {}
    assert merged(root, data).notes == [
        "表“课程”里没有读的列：我的备注",
        "表“课程”里有 1 行隐藏着或被筛掉了，也算在内",
    ]


def test_a_deleted_column_is_untouched(root: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["课程"]
        sheet.delete_cols(column(sheet, "学时"))
        put(book, (*COURSE, "课程名称"), "党章新读")

    assert after(root, edit) == {"course:dangzhang title": "党章新读"}


def test_rows_above_the_headings_and_other_sheets_are_passed_over(root: Path) -> None:
    def edit(book: Workbook) -> None:
        book["课程"].insert_rows(1, 2)
        book["课程"]["A1"] = "请于周五前改好"
        book.create_sheet("说明")["A1"] = "甲"

    data = edited(exported(root), edit)
    assert changes(root, data) == {}
    assert merged(root, data).notes == ["没有读表“说明”：它不是导出时就有的表"]


def test_half_sorted_columns_are_not_taken_for_edits(root: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["教师"]
        one, other = row_of(sheet, "li"), row_of(sheet, "wang")
        sheet.cell(one, 1).value, sheet.cell(other, 1).value = "wang", "li"

    merge = merged(root, edited(exported(root), edit))
    assert merge.values == {}
    assert ["只给一部分列排了序" in one.why for one in merge.left_out] == [True, True]


# Of a row, what cannot be read in a cell, and why.
UNREADABLE: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    COURSE: [
        ("学时", "两三个", "不是数字"),
        ("审定日期", "2026-13-40", "不是日期"),
        ("开课学校", "没有的学校", "没有"),
        ("授课人", "李示例 (wang)", "不知道是哪一个"),
        ("课程名称", "#REF!", "公式算不出值"),
    ],
    SESSION: [
        ("班次", "别的班", "不能换到别的班"),
        ("开始", "25:00", "不是时间"),
    ],
    TEACHER: [
        ("编号", "../../etc/passwd", "不能作编号"),
        ("编号", "con", "不能作编号"),
        ("编号", "li", "内容却是 wang 的"),
    ],
}


@pytest.mark.parametrize("number", range(max(map(len, UNREADABLE.values()))))
def test_what_cannot_be_read_is_told_with_its_cell(
    untouched: tuple[Path, bytes], number: int
) -> None:
    """Each row with its first cell in one workbook, with its second in the next."""
    asked = {row: cells[number] for row, cells in UNREADABLE.items() if number < len(cells)}

    def rewrite(book: Workbook) -> None:
        for row, (heading, value, _) in asked.items():
            put(book, (*row, heading), value)

    root, data = untouched
    merge = merged(root, edited(data, rewrite))
    assert merge.has_failures
    assert merge.values == {}
    for heading, _, why in asked.values():
        assert any(why in one.why for one in merge.left_out), (heading, why)


def test_personal_numbers_are_never_taken_over(root: Path) -> None:
    def edit(book: Workbook) -> None:
        put(book, (*TEACHER, "备注"), "电话 13812345678")
        put(book, (*TEACHER, "职务"), "站长")

    merge = merged(root, edited(exported(root), edit))
    assert list(merge.values.values()) == [{"post": "站长"}]
    assert [(one.text, one.is_failure) for one in merge.left_out] == [("电话 138********", False)]


def test_a_text_that_was_cut_counts_as_unchanged(root: Path) -> None:
    (root / "teachers/li.yaml").write_text(
        f"name: 李示例\ncategory: local-expert\nnotes: {'长' * 40_000}\n", "utf-8"
    )
    data = edited(exported(root))
    assert changes(root, data) == {}
    cut = edited(data, lambda book: put(book, ("教师", "li", "备注"), _more(book)))
    assert "没有放下全文" in merged(root, cut).left_out[0].why
    short = edited(data, lambda book: put(book, ("教师", "li", "备注"), "短"))
    assert changes(root, short) == {"teacher:li notes": "短"}


def _more(book: Workbook) -> str:
    sheet = book["教师"]
    text = sheet.cell(row_of(sheet, "li"), column(sheet, "备注")).value
    return f"改{str(text)[1:]}"


def test_a_part_of_the_catalog_can_be_edited(root: Path) -> None:
    data = edited(exported(root, (Kind.COURSE,)), lambda book: put(book, (*COURSE, "学时"), 4))
    assert changes(root, data) == {"course:dangzhang contact_hours": 4}
