"""`pschool import` of tables that other people made."""

import io
import json
import sys
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.source.yaml.yaml_parser import parse
from partyschool_cli.terminal.width import display_width
from tests.cli.conftest import TTY, Pschool, TypeKeys, not_refused
from tests.cli.terminals import needs_terminal
from tests.exchange.workbooks import messy, write_workbook
from tests.full_run import is_full_run

CLASS = ("--class", "党员轮训班")
NEW_CLASS = ("--class", "2026年党员冬季轮训班", "--school", "柳杜乡党校")
HEADINGS = ("日期", "时间", "课程", "授课人", "地点")


def files_of(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if ".pschool-cache" not in path.parts)
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()
    }


def content(root: Path, path: str) -> Any:
    return parse((root / path).read_text("utf-8")).content


def timetable(folder: Path, *rows: tuple[object, ...]) -> str:
    """A plain list of sessions in October 2026, as a file."""
    return str(write_workbook(folder / "课表.xlsx", {"Sheet1": (HEADINGS, *rows)}))


@pytest.fixture
def empty(tmp_path: Path, pschool: Pschool) -> Path:
    """A catalog that `init --empty` makes."""
    assert pschool("init", "目录", "--empty", cwd=tmp_path).code == 0
    return tmp_path / "目录" / "catalog"


# ------------------------------------------------------------------------------- the whole way


def test_from_an_office_s_timetable_to_a_printed_one(
    pschool: Pschool, empty: Path, tmp_path: Path
) -> None:
    before = files_of(empty)
    result = pschool("import", str(messy(tmp_path)), *NEW_CLASS, cwd=empty)
    assert result.code == 0, result.out + result.err
    made = content(empty, "classes/2026-niandangyuandongji.yaml")
    assert (made["from"], made["to"], made["size"]) == ("2026-11-09", "2026-11-11", 60)
    assert [one["id"] for one in made["sessions"]] == [f"s0{at}" for at in range(1, 8)]
    assert made["sessions"][2]["teachers"] == ["lisi", "wangwu"]
    assert pschool("lint", cwd=empty).code == 0
    args = ("--class", "2026年党员冬季", "--format", "csv", "-o", "-")
    printed = pschool("export", "timetable", *args, cwd=empty)
    assert "14:30—17:30,村级财务公开,李四、王五,柳杜乡党校教室" in printed.out
    again = pschool("import", str(messy(tmp_path)), *NEW_CLASS, cwd=empty)
    assert again.code == 0
    assert "没有要改的，什么都没有写" in again.out
    assert pschool("undo", cwd=empty).code == 0
    assert files_of(empty) == before


def test_what_was_understood_is_shown_with_each_guess_marked(
    pschool: Pschool, empty: Path, tmp_path: Path
) -> None:
    args = ("import", str(messy(tmp_path)), *NEW_CLASS, "--dry-run")
    wide = pschool(*args, cwd=empty).out
    assert "A7" in wide
    assert "11月10日（周二）*  08:30–11:30*  参观烈士陵园" in wide
    assert "日期（7 处）：年份取自" in wide
    assert "时间（2 处）：“上午”按 08:30—11:30；如" in wide
    assert "学员人数：" in wide
    assert "没有写文件（--dry-run）" in wide
    narrow = pschool(*args, cwd=empty, env={"COLUMNS": "80"}).out
    shown = narrow[: narrow.index("--- /dev/null")].splitlines()
    own = [line for line in shown[1:] if not line.startswith(("新建 ", "没有取 "))]
    assert max(map(display_width, own)) <= 80
    assert not (empty / "classes").exists()


@pytest.mark.parametrize("columns", ["80", ""], ids=["a terminal", "a pipe"])
def test_what_a_clerk_reads(
    pschool: Pschool, empty: Path, tmp_path: Path, snapshot: SnapshotAssertion, columns: str
) -> None:
    env = {"COLUMNS": columns} if columns else {}
    result = pschool("import", str(messy(tmp_path)), *NEW_CLASS, cwd=empty, env=env)
    assert result.out.replace(f"{tmp_path}/", "") == snapshot


def test_the_drafts_are_listed_with_the_command_that_makes_them_active(
    pschool: Pschool, empty: Path, tmp_path: Path
) -> None:
    out = pschool("import", str(messy(tmp_path)), *NEW_CLASS, cwd=empty).out
    assert "新建的草稿，4 名教师：张三（zhangsan）、李四（lisi）、王五（wangwu）、赵六" in out
    assert "pschool set --where teachers status:draft status=active" in out
    assert "pschool export timetable --class 2026-niandangyuandongji -o 课程表.docx" in out


def test_the_same_as_json(pschool: Pschool, empty: Path, tmp_path: Path) -> None:
    result = pschool("import", str(messy(tmp_path)), *NEW_CLASS, "--format", "json", cwd=empty)
    document = json.loads(result.out)
    assert (document["version"], document["written"]) == (1, True)
    [table] = document["tables"]
    assert (table["sheet"], table["cells"], table["as"]) == ("课程表", "A3:F10", "sessions")
    assert table["columns"][2] == {
        "column": "C",
        "heading": "教学内容",
        "field": "title",
        "guessed": False,
    }
    fourth = table["rows"][3]
    assert fourth["row"] == 7
    assert fourth["id"] == "2026-niandangyuandongji/s04"
    assert fourth["fields"]["activity"] == "参观烈士陵园"
    assert {"field", "text", "value", "why"} == set(fourth["guesses"][0])
    assert {"entity": "teacher", "id": "lisi", "status": "draft"} in document["new"]
    assert {"file", "entity", "id", "field", "old", "new"} == set(document["changes"][0])


# --------------------------------------------------------------------------------- the class


def test_sessions_need_a_class(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    before = files_of(root)
    result = pschool("import", str(messy(tmp_path)), cwd=root)
    assert result.code == 2
    assert "还缺：课次排进哪个班（--class）" in result.err
    assert '--class "柳杜乡党校2026年党员冬季轮训班"' in result.err
    assert files_of(root) == before


def test_all_that_a_new_class_lacks_is_named(pschool: Pschool, empty: Path, tmp_path: Path) -> None:
    file = timetable(tmp_path, ("2026-10-12", "8:30-10:00", "开班式"))
    result = pschool("import", file, "--class", "冬季班", cwd=empty)
    assert result.code == 2
    assert "主办学校（--school）、对象（--audience）、学员人数（--size）" in result.err
    given = ("--school", "柳杜乡党校", "--audience", "党员、村干部", "--size", "30")
    assert pschool("import", file, "--class", "冬季班", *given, cwd=empty).code == 0
    made = content(empty, "classes/dongjiban.yaml")
    assert made["audience"] == ["members", "village-cadres"]


def test_what_the_table_says_and_nobody_understood(
    pschool: Pschool, empty: Path, tmp_path: Path
) -> None:
    rows = (
        ("柳杜乡党校冬季班",),
        ("培训对象：返乡青年 60人",),
        HEADINGS,
        ("2026-10-12", "8:30-10:00", "开班式"),
    )
    file = str(write_workbook(tmp_path / "课表.xlsx", {"S": rows}))
    result = pschool("import", file, "--class", "柳杜乡党校冬季班", cwd=empty)
    assert result.code == 2
    assert "对象（--audience，表上写的“培训对象：返乡青年 60人”没有认出来）" in result.err
    assert "对象可写 党员、党支部书记、村干部" in result.err


def test_sessions_join_those_of_a_class(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    file = timetable(
        tmp_path,
        ("2026-10-12", "8:30-10:00", "党章导读", "王示例", "教室"),
        ("10月13日", "8:30-10:00", "党史", "李四", "教室"),
    )
    text = (root / "classes/banci.yaml").read_text("utf-8")
    result = pschool("import", file, *CLASS, cwd=root)
    assert result.code == 0, result.out + result.err
    after = (root / "classes/banci.yaml").read_text("utf-8")
    assert after.startswith(text)
    sessions = content(root, "classes/banci.yaml")["sessions"]
    assert sessions[1]["id"] == "s02"
    assert "已有" in result.out


def test_a_class_that_is_only_nearly_known(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    file = timetable(tmp_path, ("2026-10-13", "8:30-10:00", "开班式"))
    result = pschool("import", file, "--class", "轮训班", cwd=root)
    assert result.code == 1
    assert "像是党员轮训班（banci），又不完全一样" in result.err
    accepted = pschool("import", file, "--class", "轮训班", "--accept-similar", cwd=root)
    assert accepted.code == 0


def test_rows_that_name_their_class(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    rows = (
        (*HEADINGS, "班次"),
        ("2026-10-13", "8:30-10:00", "开班式", "", "", "党员轮训班"),
        ("2026-12-15", "8:30-10:00", "党章导读", "王示例", "", "新春班"),
        ("2026-12-16", "8:30-10:00", "党史", "李四", "", "新春班"),
    )
    file = str(write_workbook(tmp_path / "课表.xlsx", {"S": rows}))
    lacking = pschool("import", file, cwd=root)
    assert lacking.code == 2
    assert "表里的新班次还缺：对象（--audience）、学员人数（--size）" in lacking.err
    given = ("--audience", "党员", "--size", "30")
    result = pschool("import", file, *given, cwd=root)
    assert result.code == 0, result.out + result.err
    assert len(content(root, "classes/banci.yaml")["sessions"]) == 2
    made = content(root, "classes/xinchunban.yaml")
    assert (made["from"], made["to"], made["school"]) == ("2026-12-15", "2026-12-16", "liudu")
    again = pschool("import", file, cwd=root)
    assert "没有要改的" in again.out


def test_classes_and_their_sessions_in_two_files(
    pschool: Pschool, root: Path, tmp_path: Path
) -> None:
    plan = (
        ("班次名称", "主办学校", "开班日期", "结业日期", "培训对象", "人数"),
        ("新春班", "柳杜乡党校", "2026-12-15", "2026-12-18", "党员", 30),
    )
    rows = ((*HEADINGS, "班次"), ("2026-12-15", "8:30-10:00", "开班式", "", "", "新春班"))
    files = (
        str(write_workbook(tmp_path / "计划.xlsx", {"年度班次": plan})),
        str(write_workbook(tmp_path / "课表.xlsx", {"课次": rows})),
    )
    before = files_of(root)
    result = pschool("import", *files, cwd=root)
    assert result.code == 0, result.out + result.err
    made = content(root, "classes/xinchunban.yaml")
    assert (made["to"], len(made["sessions"])) == ("2026-12-18", 1)
    assert pschool("undo", cwd=root).code == 0
    assert files_of(root) == before


def test_the_rows_of_one_class_among_others(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    rows = (
        (*HEADINGS, "班次"),
        ("2026-10-13", "8:30-10:00", "开班式", "", "", "党员轮训班"),
        ("2026-10-13", "8:30-10:00", "村史", "李四", "", "新春班"),
    )
    file = str(write_workbook(tmp_path / "课表.xlsx", {"S": rows}))
    result = pschool("import", file, "--class", "banci", cwd=root)
    assert result.code == 0, result.out + result.err
    assert "没有取 S F3 “新春班”：是别的班次的，没有取" in result.out
    assert len(content(root, "classes/banci.yaml")["sessions"]) == 2


# ------------------------------------------------------------------------------------- names


def near_names(tmp_path: Path) -> str:
    return timetable(
        tmp_path,
        ("2026-10-13", "8:30-10:00", "党史", "李四", "各教室"),
        ("2026-10-13", "14:30-16:00", "村史", "王老师", ""),
        ("2026-10-13", "16:10-17:00", "分组讨论", "", ""),
    )


def test_nearly_known_names_are_listed_and_refused(
    pschool: Pschool, root: Path, tmp_path: Path
) -> None:
    before = files_of(root)
    result = pschool("import", near_names(tmp_path), *CLASS, cwd=root)
    assert result.code == 1
    assert "“各教室”像是教学点教室，又不完全一样" in result.out
    assert "“王老师”像是教师王示例，又不完全一样" in result.out
    assert "没有写：有 2 处没能读进来" in result.out
    assert "有 2 个名字和目录里的有点像：都是同一个，加 --accept-similar" in result.out
    assert files_of(root) == before


def test_two_of_one_name(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    (root / "teachers/wang-2.yaml").write_text("name: 王示例\ncategory: school-teacher\n", "utf-8")
    file = timetable(tmp_path, ("2026-10-13", "8:30-10:00", "村史", "王示例", ""))
    result = pschool("import", file, *CLASS, "--accept-similar", cwd=root)
    assert result.code == 1
    assert "有 2 个教师叫“王示例”，写明编号：wang-2、wang" in result.out
    named = timetable(tmp_path, ("2026-10-13", "8:30-10:00", "村史", "wang-2", ""))
    assert pschool("import", named, *CLASS, cwd=root).code == 0


def test_accepted_they_are_those_of_the_catalog(
    pschool: Pschool, root: Path, tmp_path: Path
) -> None:
    result = pschool("import", near_names(tmp_path), *CLASS, "--accept-similar", cwd=root)
    assert result.code == 0, result.out
    sessions = content(root, "classes/banci.yaml")["sessions"]
    assert sessions[1]["site"] == "jiaoshi"
    assert sessions[2]["teachers"] == ["wang"]
    assert "教学点：目录里叫“教室”；E2 “各教室” → 教室" in result.out


def test_the_other_rows_are_written_with_partial(
    pschool: Pschool, root: Path, tmp_path: Path
) -> None:
    result = pschool("import", near_names(tmp_path), *CLASS, "--partial", cwd=root)
    assert result.code == 1
    assert "已写入 1 个文件" in result.out
    sessions = content(root, "classes/banci.yaml")["sessions"]
    assert [one.get("activity") for one in sessions] == [None, "分组讨论"]


def test_no_new_names(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    file = timetable(
        tmp_path,
        ("2026-10-13", "8:30-10:00", "党章导读", "王示例", "教室"),
        ("2026-10-13", "14:30-16:00", "村史", "李四", ""),
    )
    before = files_of(root)
    result = pschool("import", file, *CLASS, "--no-new", cwd=root)
    assert result.code == 1
    assert "目录里没有教师“李四”（--no-new）" in result.out
    assert files_of(root) == before


def test_a_wrong_week_day_is_told(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    file = timetable(
        tmp_path,
        ("10月12日（星期三）", "14:30-16:00", "开班式"),
        ("10月13日（星期二）", "8:30-10:00", "结业式"),
    )
    before = files_of(root)
    result = pschool("import", file, *CLASS, "--format", "json", cwd=root)
    assert result.code == 1
    document = json.loads(result.out)
    assert document["written"] is False
    assert document["changes"] == []
    [left_out] = [one for one in document["tables"][0]["left_out"] if one["failure"]]
    assert left_out["cell"] == "A2"
    assert "星期" in left_out["why"]
    assert files_of(root) == before


def test_a_clash_is_not_written(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    file = timetable(tmp_path, ("2026-10-12", "9:00-10:00", "村史", "王示例", "教室"))
    before = files_of(root)
    result = pschool("import", file, *CLASS, cwd=root)
    assert result.code == 1
    assert "没有写：这样改会多出" in result.out
    assert files_of(root) == before
    assert pschool("import", file, *CLASS, "--force", cwd=root).code == 0


# ------------------------------------------------------------------------------- other kinds


def test_a_register_of_teachers(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    rows = (
        ("教师名册",),
        ("序号", "姓名", "类别", "单位", "职务", "联系电话"),
        (1, "李四", "田秀才", "柳杜村", "农艺师", "13812345678"),
        (2, "王示例", "老党员", "县委党校", "讲师", ""),
        (3, "赵六", "", "", "", ""),
    )
    file = write_workbook(tmp_path / "名册.xlsx", {"名册": rows})
    result = pschool("import", str(file), cwd=root)
    assert result.code == 0, result.out + result.err
    assert content(root, "teachers/lisi.yaml") == {
        "name": "李四",
        "category": "farming-expert",
        "unit": "柳杜村",
        "post": "农艺师",
        "status": "draft",
    }
    assert content(root, "teachers/wang.yaml") == {
        "name": "王示例",
        "category": "school-teacher",
        "unit": "县委党校",
        "post": "讲师",
    }
    assert "目录里的类别是“党校教师”，没有改" in result.out
    assert "13812345678" not in result.out
    assert not any(b"13812345678" in data for data in files_of(root).values())
    again = pschool("import", str(file), cwd=root)
    assert "没有要改的" in again.out


def test_a_list_of_courses(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    rows = (
        ("课程名称", "主题", "学时", "授课方式", "对象", "主讲"),
        ("党史", "政治理论", "4课时", "讲授", "党员，村干部", "李四、王示例"),
        ("党章导读", "", 2, "", "", ""),
    )
    file = write_workbook(tmp_path / "课程.xlsx", {"课程": rows})
    result = pschool("import", str(file), "--as", "课程", "--school", "柳杜", cwd=root)
    assert result.code == 0, result.out + result.err
    assert content(root, "courses/dangshi.yaml") == {
        "title": "党史",
        "kind": "theme",
        "theme": "political-theory",
        "school": "liudu",
        "contact_hours": 4,
        "delivery": ["lecture"],
        "audience": ["members", "village-cadres"],
        "teachers": ["lisi", "wang"],
        "status": "draft",
    }
    assert "类型：有主题，当作主题课" in result.out
    assert pschool("lint", cwd=root).code == 0


ENCODINGS, SEPARATORS = ("utf-8", "utf-8-sig", "gb18030"), (",", "\t", ";")


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [*(product if is_full_run() else zip)(ENCODINGS, SEPARATORS)],
)
def test_texts_in_any_encoding(
    pschool: Pschool, root: Path, tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = (HEADINGS, ("2026-10-13", "8:30-10:00", "村史", "李四", "教室"))
    file = tmp_path / "课表.csv"
    file.write_bytes("\r\n".join(map(separator.join, rows)).encode(encoding))
    result = pschool("import", str(file), *CLASS, cwd=root)
    assert result.code == 0, result.out + result.err
    assert content(root, "teachers/lisi.yaml")["name"] == "李四"


def test_what_was_copied_from_a_sheet(
    pschool: Pschool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "日期\t时间\t课程\t授课人\n2026-10-13\t8:30-10:00\t村史\t李四\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    result = pschool("import", "-", *CLASS, cwd=root)
    assert result.code == 0, result.out + result.err
    assert result.out.startswith("标准输入")


def test_columns_that_somebody_maps(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    rows = (("日期", "时间", "甲", "乙"), ("2026-10-13", "8:30-10:00", "村史", "李四"))
    file = str(write_workbook(tmp_path / "表.xlsx", {"S": rows}))
    result = pschool("import", file, *CLASS, "--map", "甲=title", "--map", "D＝teachers", cwd=root)
    assert result.code == 0, result.out + result.err
    assert content(root, "teachers/lisi.yaml")["name"] == "李四"


# ------------------------------------------------------------------------------ in a terminal


@needs_terminal
def test_a_terminal_is_asked_about_names_and_before_writing(
    pschool: Pschool, root: Path, tmp_path: Path, type_keys: TypeKeys
) -> None:
    # 教室: the second choice, none of them; 王老师: the first; write: Enter.
    type_keys("2\r1\r\r")
    result = pschool("import", near_names(tmp_path), *CLASS, cwd=root, env=TTY)
    assert result.code == 0, result.out + result.err
    sessions = content(root, "classes/banci.yaml")["sessions"]
    assert sessions[1]["site"] == "gejiaoshi"
    assert sessions[2]["teachers"] == ["wang"]


@needs_terminal
def test_no_is_an_answer(pschool: Pschool, root: Path, tmp_path: Path, type_keys: TypeKeys) -> None:
    before = files_of(root)
    type_keys("1\r1\rn\r")
    result = pschool("import", near_names(tmp_path), *CLASS, cwd=root, env=TTY)
    assert result.code == 1
    assert result.err.endswith("没有写\n")
    assert files_of(root) == before


@needs_terminal
def test_what_a_class_lacks_is_asked_for(
    pschool: Pschool, empty: Path, tmp_path: Path, type_keys: TypeKeys
) -> None:
    file = timetable(tmp_path, ("2026-10-13", "8:30-10:00", "开班式"))
    type_keys("冬季班\r柳杜乡党校\r1\r\r60\r\r")
    result = pschool("import", file, cwd=empty, env=TTY)
    assert result.code == 0, result.out + result.err
    made = content(empty, "classes/dongjiban.yaml")
    assert (made["audience"], made["size"]) == (["members"], 60)


# ------------------------------------------------------------------------------ the wrong use


WRONG = {
    (): "还缺：导入哪个文件（FILE）",
    ("没有.xlsx",): "读不了文件 没有.xlsx：没有这个文件",
    ("f.csv", "--as", "桌子"): "--as 后面写表里是什么，“桌子”不行",
    ("f.csv", "--as", "学校"): "可写 课次、课程、教师、教学点、班次",
    ("f.csv", "--as", "教师", "--class", "banci"): "--class 只用于课次",
    ("f.csv", "--map", "甲"): "--map 要写成 列=字段，“甲”不是",
    ("f.csv", "--map", "=teachers"): "--map 要写成 列=字段",
    ("f.csv", "--map", "甲=site", "--map", "甲=note"): "列“甲”写了两次",
    ("f.csv", "--ours", "--theirs"): "--ours 和 --theirs 只能写一个",
    ("f.csv", "--ours"): "这里不能用 --ours",
    ("f.csv", "--theirs", "--delete"): "这里不能用 --theirs、--delete",
    ("f.csv", "--size", "0"): "--size",
    ("f.csv", "--year", "12"): "--year",
    ("f.csv", "--class", "x", "--audience", "外星人"): "不是对象",
    ("-", "-"): "标准输入（-）只能写一次",
    ("-o", "x.xlsx"): "-o 要和 --template 一起用",
    ("--template", "课次"): "模板写到哪里没有写",
    ("--template", "课次", "-o", "x.csv"): "后缀不对",
    ("f.csv", "--template", "课次", "-o", "x.xlsx"): "不能同时导入",
}


def test_the_wrong_use(pschool: Pschool, root: Path) -> None:
    (root / "f.csv").write_text("日期,时间,课程\n2026-10-13,8:30-10:00,开班式\n", "utf-8")
    before = files_of(root)
    assert not_refused(partial(pschool, "import", cwd=root), WRONG) == {}
    assert files_of(root) == before


def test_a_template_is_filled_in_and_comes_back(
    pschool: Pschool, root: Path, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "模板.xlsx"
    assert pschool("import", "--template", "课次", "-o", str(file), cwd=root).code == 0
    book = load_workbook(file)
    sheet = book.worksheets[0]
    headings = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    values = {
        "日期": "2026-10-13",
        "开始": "8:30",
        "结束": "10:00",
        "课程": "村史",
        "授课人": "李四",
    }
    for heading, value in values.items():
        sheet.cell(2, headings[heading], value)
    book.save(file)
    result = pschool("import", str(file), *CLASS, cwd=root)
    assert result.code == 0, result.out + result.err
    assert content(root, "classes/banci.yaml")["sessions"][1]["teachers"] == ["lisi"]


def test_a_template_without_a_catalog(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("import", "--template", "teachers", "-o", "教师.xlsx", cwd=tmp_path)
    assert result.code == 0, result.err
    assert "填好后 pschool import 教师.xlsx --as teachers" in result.err
