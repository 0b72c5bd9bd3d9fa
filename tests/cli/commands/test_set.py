"""`pschool set`: fields as a person says them."""

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from partyschool_cli.cli.run import main
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import QINGSHI, write_catalog
from tests.cli.conftest import TTY, Pschool, TypeKeys, not_refused
from tests.full_run import is_full_run
from tests.prepared_processes import prepared

CHARTER = "courses/qingshi/charter.yaml"
MEMBERS = "classes/hekou-members-2026.yaml"


@pytest.fixture
def qingshi(tmp_path: Path) -> Path:
    """A copy of the fixed catalog, to change."""
    return Path(shutil.copytree(QINGSHI, tmp_path / "catalog"))


def test_a_field_is_set_and_nothing_else_changes(pschool: Pschool, qingshi: Path) -> None:
    before = (qingshi / CHARTER).read_text("utf-8")
    result = pschool("set", "党章导读", "简介=逐章讲", cwd=qingshi)
    assert result.code == 0
    assert "课程 党章导读：简介 " in result.out
    assert "→ 逐章讲\n已写入 1 个文件；要撤回：pschool undo\n" in result.out
    lines = [line for line in before.splitlines() if not line.startswith("summary: ")]
    after = (qingshi / CHARTER).read_text("utf-8").splitlines()
    assert [line for line in after if line != "summary: 逐章讲"] == lines
    pschool("undo", cwd=qingshi)
    assert (qingshi / CHARTER).read_text("utf-8") == before


def test_ids_by_initials_in_several_entities(pschool: Pschool, qingshi: Path) -> None:
    assert pschool("set", "charter", "village-visit", "授课人+=hkzdp", cwd=qingshi).code == 0
    for path in (CHARTER, "courses/hekou/village-visit.yaml"):
        assert "greenhouse-expert" in (qingshi / path).read_text("utf-8")


def test_json_of_a_session(pschool: Pschool, qingshi: Path) -> None:
    words = ("hekou-members-2026/s02", "主持人=党校教务员", "--why", "换人主持")
    result = pschool("set", *words, "--format", "json", cwd=qingshi)
    document = json.loads(result.out)
    assert document["written"] is True
    assert [(each["entity"], each["id"], each["field"]) for each in document["changes"]] == [
        ("class", "hekou-members-2026", "sessions[s02].moderator"),
        ("class", "hekou-members-2026", "sessions[s02].note"),
    ]
    assert document["changes"][1]["new"] == "换人主持；与南坪乡党员培训班合班"


def test_the_manifest(pschool: Pschool, qingshi: Path) -> None:
    result = pschool("set", "catalog", "calendar.closed+=9月28日 集市", cwd=qingshi)
    assert result.code == 0
    content = parse((qingshi / "catalog.yaml").read_text("utf-8")).content
    assert content["calendar"]["closed"][-1] == {
        "from": "2026-09-28",
        "to": "2026-09-28",
        "why": "集市",
    }


def test_nothing_to_do(pschool: Pschool, qingshi: Path) -> None:
    result = pschool("set", "charter", "学时=2", cwd=qingshi)
    assert (result.code, result.out) == (0, "没有要改的，什么都没有写\n")
    result = pschool("set", "charter", "学时=2", "--format", "json", cwd=qingshi)
    assert json.loads(result.out) == {
        "version": 1,
        "written": False,
        "changes": [],
        "findings": [],
    }
    assert "没有可以撤销的" in pschool("undo", cwd=qingshi).err


def test_dry_run_shows_the_diff(pschool: Pschool, qingshi: Path) -> None:
    before = (qingshi / CHARTER).read_bytes()
    result = pschool("set", "charter", "学时=3", "--dry-run", cwd=qingshi)
    assert result.code == 0
    assert "-contact_hours: 2\n+contact_hours: 3\n" in result.out
    assert (qingshi / CHARTER).read_bytes() == before


@pytest.mark.parametrize(
    ("assignment", "code"), [("title=", "PS101"), ("学时=2.3", "PS1"), ("学校=", "PS101")]
)
def test_what_would_be_an_error_is_not_written(
    pschool: Pschool, qingshi: Path, assignment: str, code: str
) -> None:
    before = (qingshi / CHARTER).read_bytes()
    for words in ((), ("--force",)):
        result = pschool("set", "charter", assignment, *words, cwd=qingshi)
        assert result.code == 1
        assert f"错误 {code}" in result.out
        assert "没有写：这样改会多出 " in result.out
        assert (qingshi / CHARTER).read_bytes() == before


SLIPS = {
    (): "还缺：改什么（REF）、改成什么（FIELD=VALUE）",
    ("charter",): "还缺：改成什么（FIELD=VALUE）",
    ("学时=2",): "还缺：改什么（REF）",
    ("charter", "学时", "=", "2"): "等号前后不要空格",
    ("charter", "学时=", "2"): "要改：学时=2",
    ("charter", "学分=2"): "没有“学分”这个字段",
    ("charter", "学校=河口"): "“河口”可以指 2 个条目",
    ("charter", "id=dangzhang"): "pschool rename",
    ("charter", "学时=3", "--why", "加课"): "去掉 --why",
    ("--where",): "还缺：种类和查询条件（--where）",
    ("--where", "课城", "学时:2", "学时=3"): "是不是 课程？",
    ("--where", "课程", "学时=3"): "没有写查询条件，会改所有课程",
    ("--where", "课程", "学分:2", "学时=3"): "没有“学分”这个字段",
}


def test_slips(pschool: Pschool, qingshi: Path) -> None:
    assert not_refused(partial(pschool, "set", cwd=qingshi), SLIPS) == {}


class TestWhere:
    """`--where` changes all that a query matches."""

    def test_all_that_match(self, pschool: Pschool, qingshi: Path) -> None:
        result = pschool("set", "--where", "课程", "主题:政治理论", "审定日期=今天", cwd=qingshi)
        assert result.code == 0
        assert result.err.startswith("符合条件的有 2 门课程：党章导读、")
        assert "reviewed: 2026-03-02" in (qingshi / CHARTER).read_text("utf-8")

    def test_a_comparison_and_a_negation_are_conditions(
        self, pschool: Pschool, qingshi: Path
    ) -> None:
        words = ("课程", "学时>=2", "-主题:*", "学校:hekou")
        listed = pschool("list", *words, "--format", "json", cwd=qingshi)
        result = pschool("set", "--where", *words, "tags+=实地", cwd=qingshi)
        assert result.code == 0
        assert result.out.count("标签 （无） → 实地") == len(json.loads(listed.out)) > 0

    def test_sessions(self, pschool: Pschool, qingshi: Path) -> None:
        words = ("--where", "课次", "班次:hekou-members-2026", "活动:*", "备注=带党章")
        assert pschool("set", *words, cwd=qingshi).code == 0
        assert (qingshi / MEMBERS).read_text("utf-8").count("note: 带党章") == 3

    def test_retired_ones_only_where_the_status_is_asked_for(
        self, pschool: Pschool, qingshi: Path
    ) -> None:
        pschool("retire", "charter", cwd=qingshi)
        words = ("set", "--where", "课程", "主题:政治理论")
        assert "党章导读" not in pschool(*words, "notes=x", "--dry-run", cwd=qingshi).out
        assert pschool(*words, "状态:停用", "状态=", cwd=qingshi).code == 0
        assert "status" not in (qingshi / CHARTER).read_text("utf-8")

    def test_nothing_matches(self, pschool: Pschool, qingshi: Path) -> None:
        result = pschool("set", "--where", "课程", "主题:没有", "学时=3", cwd=qingshi)
        assert result.code == 0
        assert "没有符合条件的课程" in result.err
        assert result.out == "没有要改的，什么都没有写\n"


@pytest.mark.parametrize("attempt", range(6 if is_full_run() else 1))
def test_two_editors_at_once_never_lose_a_change(tmp_path: Path, attempt: int) -> None:
    root = write_catalog(tmp_path)
    file = root / "teachers/wang.yaml"
    changes = {"post": f"主任{attempt}", "unit": f"党校{attempt}"}
    with ProcessPoolExecutor(2, prepared("spawn")) as processes:
        started = {
            field: processes.submit(
                main, ("--catalog", str(root), "set", "wang", f"{field}={value}")
            )
            for field, value in changes.items()
        }
        codes = {field: one.result() for field, one in started.items()}
    assert {*codes.values()} <= {0, 2}
    content = parse(file.read_text("utf-8")).content
    written = {field for field, value in changes.items() if content.get(field) == value}
    assert written == {field for field, code in codes.items() if code == 0}
    assert written
    assert content["name"] == "王示例"


@pytest.mark.parametrize(
    ("typed", "options", "is_changed"),
    [
        ("是\r", (), True),
        ("\r", (), False),
        ("", ("--no-input",), True),
    ],
)
def test_in_a_terminal_several_are_changed_only_if_agreed(
    pschool: Pschool,
    qingshi: Path,
    type_keys: TypeKeys,
    typed: str,
    options: tuple[str, ...],
    is_changed: bool,
) -> None:
    words = ("set", "--where", "课程", "主题:政治理论", "notes=待审", *options)
    type_keys(typed)
    result = pschool(*words, cwd=qingshi, env=TTY)
    shown = result.out + result.err
    assert result.code == 0
    assert "符合条件的有 2 门课程：党章导读、" in shown
    assert ("notes: 待审" in (qingshi / CHARTER).read_text("utf-8")) is is_changed
    assert ("已写入 2 个文件" if is_changed else "没有改") in shown


def test_a_terminal_is_asked_what_to_change_and_how(
    pschool: Pschool, qingshi: Path, type_keys: TypeKeys
) -> None:
    type_keys("党章导读\r" + "学时\r" + "许多\r\x15" + "3学时\r")
    assert pschool("set", cwd=qingshi, env=TTY).code == 0
    assert "contact_hours: 3\n" in (qingshi / CHARTER).read_text("utf-8")


def test_a_terminal_is_asked_for_words_of_a_list(
    pschool: Pschool, qingshi: Path, type_keys: TypeKeys
) -> None:
    type_keys("对象\r" + "支部书记\r" + "\r")
    assert pschool("set", "charter", cwd=qingshi, env=TTY).code == 0
    assert "audience: [branch-secretaries]\n" in (qingshi / CHARTER).read_text("utf-8")


def test_enter_alone_keeps_what_is_there(
    pschool: Pschool, qingshi: Path, type_keys: TypeKeys
) -> None:
    type_keys("学时\r" + "\r")
    result = pschool("set", "charter", cwd=qingshi, env=TTY)
    assert (result.code, "没有要改的" in result.out) == (0, True)


def test_a_session_s_field_is_asked_for(
    pschool: Pschool, qingshi: Path, type_keys: TypeKeys
) -> None:
    type_keys("主持人\r" + "党校教务员\r")
    assert pschool("set", "hekou-members-2026/s02", cwd=qingshi, env=TTY).code == 0
    assert "moderator: 党校教务员\n" in (qingshi / MEMBERS).read_text("utf-8")
