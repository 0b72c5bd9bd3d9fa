"""`pschool new`."""

import io
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import TTY, Pschool, TypeKeys, not_refused
from tests.cli.terminals import needs_terminal, read_to_end

TEACHER = ("name=王建国", "category=老党员")
COURSE = (
    "title=党史",
    "kind=主题课",
    "theme=政治理论",
    "school=柳杜",
    "strand=理论",
    "学时=2",
    "delivery=讲授",
    "对象=党员",
    "teachers=wsl",
)
# Escape, and a key after it, by which a reader of keys typed ahead knows that it was Escape alone.
ESCAPE = "\x1bx"


def _files(root: Path) -> set[str]:
    found = (path for path in root.rglob("*.yaml") if ".pschool-cache" not in path.parts)
    return {path.relative_to(root).as_posix() for path in found}


def test_an_entity_of_its_fields(pschool: Pschool, root: Path) -> None:
    result = pschool("new", "课程", *COURSE, cwd=root)
    assert result.code == 0, result.out + result.err
    assert (root / "courses/dangshi.yaml").read_text("utf-8") == (
        "title: 党史\nkind: theme\ntheme: political-theory\nschool: liudu\nstrand: theory\n"
        "contact_hours: 2\ndelivery: [lecture]\naudience: [members]\nteachers: [wang]\n"
    )
    lines = result.out.splitlines()
    assert lines[0] == "新建 课程 党史（courses/dangshi.yaml）"
    assert lines[-1] == "编号 dangshi；看它：pschool show dangshi"


def test_what_is_next_for_a_class(pschool: Pschool, root: Path) -> None:
    days = "from=2026-12-14", "to=2026-12-25"
    words = "title=冬训", "school=liudu", *days, "audience=党员", "size=40", "courses=党史"
    assert pschool("new", "课程", *COURSE, cwd=root).code == 0
    result = pschool("new", "班次", "dongxun", *words, cwd=root)
    assert result.code == 0, result.out + result.err
    assert result.out.splitlines()[-2:] == [
        "排应授的课：pschool schedule dongxun",
        "自己加课次：pschool new 课次 dongxun",
    ]


def test_a_kind_as_every_command_takes_it(pschool: Pschool, root: Path) -> None:
    for number, kind in enumerate(("teacher", "teachers", "教师", "老师", "Teacher")):
        assert pschool("new", kind, f"li-{number}", *TEACHER, cwd=root).code == 0
        assert f"teachers/li-{number}.yaml" in _files(root)


def test_an_id_that_is_given(pschool: Pschool, root: Path) -> None:
    assert pschool("new", "教师", "老王", *TEACHER, cwd=root).code == 0
    assert "teachers/老王.yaml" in _files(root)


WRONG = {
    ("教师",): "新建教师还缺：姓名（name）、类别（category）",
    (
        "教学点",
        "title=园",
        "venue=现场",
    ): "新建教学点还缺：类别（category）、容量（capacity）",
    (
        "学校",
        "title=村校",
        "tier=村",
    ): "新建学校还缺：上级（parent）",
    (
        "班次",
        "冬训",
        "人数=40",
    ): "“冬训”当作编号了；是名称，写成 title=冬训",
    (
        "教师",
        "王建国",
    ): "“王建国”当作编号了；是名称，写成 name=王建国",
    (
        "课次",
        "banci",
    ): "还缺：日期（date）、课程（course）或活动（activity）、开始（start）",
    (
        "课次",
        "日期=10月12日",
    ): "还缺：班次（class）、课程（course）或活动（activity）、开始",
    (): "还缺 种类（KIND）",
    ("食堂",): "没有“食堂”这种条目",
    (
        "教师",
        "a",
        "b",
    ): "多写了“b”",
    (
        "教师",
        "Wang",
        *TEACHER,
    ): "“Wang”不能作编号",
    (
        "教师",
        "wang",
        *TEACHER,
    ): "编号 wang 已经有了：教师 王示例",
    (
        "教师",
        "name=！",
        "category=老党员",
    ): "“！”拼不出编号",
    (
        "教师",
        "category=厨师",
        "name=王",
    ): "厨师",
    (
        "教师",
        "颜色=红",
        "name=王",
    ): "没有“颜色”这个字段",
    (
        "教师",
        "--like",
        "没有的人",
        "name=王",
    ): "没有“没有的人”这个教师",
    (
        "教师",
        "--file",
        "没有.yaml",
    ): "读不了文件 没有.yaml",
    (
        "教师",
        "--file",
        "没有.yaml",
        "name=王",
    ): "--file 已是整个条目",
    (
        "课次",
        "banci",
        "--file",
        "a.yaml",
    ): "课次不能用 --file",
    (
        "课次",
        "没有的班",
        "date=10月12日",
    ): "没有“没有的班”这个班次",
    (
        "课次",
        "banci/s01",
        "date=10月12日",
        "time=上午",
        "activity=x",
    ): "已经有课次 s01",
    (
        "课次",
        "banci",
        "time=半夜",
        "activity=x",
    ): "不是时间",
}


def test_what_is_wrong_or_missing_is_told_whole_and_nothing_is_written(
    pschool: Pschool, root: Path
) -> None:
    before = _files(root)
    assert not_refused(partial(pschool, "new", cwd=root), WRONG) == {}
    assert _files(root) == before


def test_what_lint_refuses_is_not_written(pschool: Pschool, root: Path) -> None:
    result = pschool("new", "教师", *TEACHER, "unit=电话13812345678", cwd=root)
    assert result.code == 1
    assert "PS602" in result.out
    assert "teachers/wangjianguo.yaml" not in _files(root)


def test_a_dry_run_shows_the_file(pschool: Pschool, root: Path) -> None:
    result = pschool("new", "教师", *TEACHER, "--dry-run", cwd=root)
    assert result.code == 0
    assert "+name: 王建国\n" in result.out
    assert "teachers/wangjianguo.yaml" not in _files(root)


def test_json_alone_is_on_standard_output(pschool: Pschool, root: Path) -> None:
    result = pschool("new", "教师", *TEACHER, "--format", "json", cwd=root)
    found = json.loads(result.out)
    assert (found["version"], found["written"]) == (1, True)
    assert [(one["id"], one["field"], one["new"]) for one in found["changes"]] == [
        ("wangjianguo", "name", "王建国"),
        ("wangjianguo", "category", "veteran-member"),
    ]


def test_undo_takes_it_back(pschool: Pschool, root: Path) -> None:
    before = _files(root)
    pschool("new", "教师", *TEACHER, cwd=root)
    assert pschool("undo", cwd=root).code == 0
    assert _files(root) == before


def test_like_another(pschool: Pschool, root: Path) -> None:
    words = ("title=党史", "teachers=", "topics+=党史", "--like", "党章")
    result = pschool("new", "课程", *words, cwd=root)
    assert result.code == 0, result.out + result.err
    text = BASE["courses/dangzhang.yaml"].replace("党章导读", "党史")
    assert (root / "courses/dangshi.yaml").read_text("utf-8") == text.replace(
        "teachers: [wang]", "topics: [党史]"
    )


@pytest.mark.parametrize("is_reversed", [False, True])
def test_beside_the_other_courses_of_its_school_in_whatever_order_a_disk_lists_them(
    pschool: Pschool, tmp_path: Path, is_reversed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.listdir

    def ordered(folder: str) -> list[str]:
        return sorted(listed(folder), reverse=is_reversed)

    monkeypatch.setattr(os, "listdir", ordered)
    root = write_catalog(
        tmp_path,
        {
            "courses/dangzhang.yaml": None,
            "courses/liudu/dangzhang.yaml": BASE["courses/dangzhang.yaml"],
            "courses/other/a.yaml": BASE["courses/dangzhang.yaml"].replace("导读", "二"),
        },
    )
    assert pschool("new", "课程", *COURSE, cwd=root).code == 0
    assert "courses/liudu/dangshi.yaml" in _files(root)


def test_the_hint_tells_two_kinds_of_one_id_apart(pschool: Pschool, root: Path) -> None:
    result = pschool("new", "教师", "jiaoshi", *TEACHER, cwd=root)
    assert "pschool show teacher:jiaoshi" in result.out


def test_a_session_in_a_sentence(pschool: Pschool, root: Path) -> None:
    words = ("轮训/x1", "date=10月13日", "time=下午2点半", "course=党章", "site=教室")
    result = pschool("new", "课次", *words, cwd=root)
    assert result.code == 0, result.out + result.err
    assert "增加 党员轮训班 x1（党章导读）：10月13日（周二）14:30—16:00" in result.out
    assert "授课人用了课程唯一的一位：王示例" in result.out
    assert "编号 banci/x1" in result.out
    text = (root / "classes/banci.yaml").read_text("utf-8")
    assert text.startswith(BASE["classes/banci.yaml"].rstrip())
    assert parse(text).content["sessions"][1] == {
        "id": "x1",
        "date": "2026-10-13",
        "start": "14:30",
        "end": "16:00",
        "course": "dangzhang",
        "teachers": ["wang"],
        "site": "jiaoshi",
    }


def test_a_session_that_clashes_is_refused(pschool: Pschool, root: Path) -> None:
    words = ("banci", "date=10月12日", "time=上午", "course=党章")
    result = pschool("new", "课次", *words, cwd=root)
    assert result.code == 1
    assert "PS403" in result.out
    forced = pschool("new", "课次", *words, "--force", cwd=root)
    assert forced.code == 0


def test_a_refused_session_is_in_no_command(pschool: Pschool, root: Path) -> None:
    words = ("new", "课次", "banci", "date=2026-10-01", "time=上午", "course=党章")
    refused = pschool(*words, cwd=root)
    assert "PS405" in refused.out
    assert "workdays" in refused.out
    assert "pschool move banci/s02" not in refused.out
    assert "pschool move banci/s02" in pschool(*words, "--force", cwd=root).out


def test_a_whole_file(pschool: Pschool, root: Path, tmp_path: Path) -> None:
    text = "# 新来的\r\nname:   李四\r\ncategory: veteran-member\r\n"
    # Its name is no id: that comes from the title, as without a file.
    (tmp_path / "教师表 (1).yaml").write_bytes(text.encode("gbk"))
    result = pschool("new", "教师", "--file", str(tmp_path / "教师表 (1).yaml"), cwd=root)
    assert result.code == 0, result.err
    assert (root / "teachers/lisi.yaml").read_bytes() == text.encode()
    assert "是 GBK 编码，已存成 UTF-8" in result.out


@pytest.mark.parametrize(
    ("text", "words", "code", "path"),
    [
        ("name: 李四\ncategory: veteran-member\n", [], 0, "teachers/lisi.yaml"),
        ("name: 李四\ncategory: veteran-member\n", ["a"], 0, "teachers/a.yaml"),
        ("name: 李四\n", [], 1, None),
        ("name: 李四\ncategory: veteran-member\ncolour: red\n", [], 1, None),
        ("name: [\n", [], 2, None),
        ("category: veteran-member\n", [], 2, None),
    ],
)
def test_a_whole_file_from_standard_input(
    pschool: Pschool,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    words: list[str],
    code: int,
    path: str | None,
) -> None:
    before = _files(root)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert pschool("new", "教师", *words, "--file", "-", cwd=root).code == code
    assert _files(root) - before == ({path} if path else set())


def test_a_terminal_is_asked_and_shown_the_result(
    pschool: Pschool, root: Path, type_keys: TypeKeys
) -> None:
    # name, category, id, then no optional one; it is written
    type_keys("王建国\r" + "老党员\r" + "\r" + ESCAPE + "\x7f" + "\r")
    result = pschool("new", "教师", cwd=root, env=TTY)
    assert result.code == 0, result.err
    shown = result.out[: result.out.index("新建 教师")]
    assert "类别  老党员\n" in shown
    assert "  category: veteran-member\n" in shown
    assert "teachers/wangjianguo.yaml" in _files(root)


def test_the_kind_is_asked_for_too(pschool: Pschool, root: Path, type_keys: TypeKeys) -> None:
    type_keys("教师\r" + "王建国\r" + "老党员\r" + "\r" + ESCAPE + "\x7f" + "\r")
    assert pschool("new", cwd=root, env=TTY).code == 0
    assert "teachers/wangjianguo.yaml" in _files(root)


def test_only_what_is_missing_is_asked_where_some_is_given(
    pschool: Pschool, root: Path, type_keys: TypeKeys
) -> None:
    type_keys("老党员\r" + "lw\r" + "y\r")
    assert pschool("new", "教师", "name=王建国", cwd=root, env=TTY).code == 0
    assert "teachers/lw.yaml" in _files(root)


def test_nothing_is_asked_where_all_is_given(
    pschool: Pschool, root: Path, type_keys: TypeKeys
) -> None:
    assert pschool("new", "教师", *TEACHER, cwd=root, env=TTY).code == 0


def test_a_session_is_asked_for(pschool: Pschool, root: Path, type_keys: TypeKeys) -> None:
    type_keys("lunxun\r" + "10月13日\r" + "党章\r" + "下午2点半\r" + ESCAPE + "\x7f" + "\r")
    result = pschool("new", "课次", cwd=root, env=TTY)
    assert result.code == 0, result.out + result.err
    assert "s02" in (root / "classes/banci.yaml").read_text("utf-8")


def test_no_at_the_end_writes_nothing(pschool: Pschool, root: Path, type_keys: TypeKeys) -> None:
    type_keys("老党员\r" + "\r" + "n\r")
    result = pschool("new", "教师", "name=王建国", cwd=root, env=TTY)
    assert (result.code, result.err) == (1, "没有写\n")
    assert "teachers/wangjianguo.yaml" not in _files(root)


def test_ctrl_c_leaves_nothing_behind(pschool: Pschool, root: Path, type_keys: TypeKeys) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    type_keys("王建国\r" + "老\x03")
    with pytest.raises(KeyboardInterrupt):
        pschool("new", "教师", cwd=root, env=TTY)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("option", ["--no-input", "--format=json"])
def test_nothing_is_asked_where_one_says_so(
    pschool: Pschool, root: Path, type_keys: TypeKeys, option: str
) -> None:
    result = pschool("new", "教师", option, cwd=root, env=TTY)
    assert result.code == 2
    assert "姓名（name）、类别（category）" in result.err


@needs_terminal
def test_in_a_real_terminal(root: Path) -> None:
    import pty
    import termios

    reader, writer = pty.openpty()
    termios.tcsetwinsize(writer, (24, 80))
    environment = {
        **{name: value for name, value in os.environ.items() if name != "COLUMNS"},
        "TERM": "xterm-256color",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "partyschool_cli", "new", "教师"],
        cwd=root,
        env=environment,
        stdin=writer,
        stdout=writer,
        stderr=writer,
        start_new_session=True,
    )
    written = b""
    answers = [
        ("姓名", "王建国\r"),
        ("老党员", "lao dang yuan\x17\x17\x17老党员\r"),
        ("wangjianguo", "\r"),
        ("所属学校", "\x1b"),
        ("写入吗", "\r"),
    ]
    for asked, keys in answers:
        while asked.encode() not in written:
            written += os.read(reader, 65536)
        written = b""
        os.write(reader, keys.encode())
    shown = read_to_end(process, reader)
    os.close(writer)
    os.close(reader)
    assert process.wait() == 0, shown
    assert (root / "teachers/wangjianguo.yaml").read_text("utf-8") == (
        "name: 王建国\ncategory: veteran-member\n"
    )
