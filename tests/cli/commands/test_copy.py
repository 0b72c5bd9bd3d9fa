"""`pschool copy`."""

import json
from pathlib import Path

from tests.catalogs import write_catalog
from tests.cli.conftest import TTY, Pschool, TypeKeys


def test_a_copy_is_written_beside_its_class(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    result = pschool("copy", "党员轮训班", "banci-2027", "--start", "2027-10-11", cwd=tmp_path)
    assert result.code == 0, result.err
    assert "新建 班次 党员轮训班（classes/banci-2027.yaml，1 次课）" in result.out
    old = (root / "classes/banci.yaml").read_text("utf-8")
    new = (root / "classes/banci-2027.yaml").read_text("utf-8")
    assert new == old.replace("2026-10-12", "2027-10-11").replace("2026-10-13", "2027-10-12")


def test_a_start_without_a_year_is_after_the_class(pschool: Pschool, tmp_path: Path) -> None:
    write_catalog(tmp_path)
    # The class is from 2026-10-12 to 13.
    for start, day in (
        ("10月12日", "2027年10月18日（周一）开班：星期几和原来一样，所以不是 10月12日（周二）"),
        ("1月9日", "2027年1月11日（周一）开班"),
        ("11月2日", "2026年11月2日（周一）开班\n"),
        ("2026年3月2日", "2026年3月2日（周一）开班\n"),
    ):
        words = ("copy", "banci", "neu", "--start", start, "--dry-run", "--today", "2026-08-03")
        assert day in pschool(*words, cwd=tmp_path).out, start


def test_the_copy_has_a_title_of_its_own_or_that_is_told(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    words = ("copy", "banci", "neu", "--start", "2027-10-11")
    told = "名称没有变，和原来的一样；要改：pschool set neu 名称=…"
    assert told in pschool(*words, cwd=tmp_path).out
    assert pschool("set", "neu", "名称=2027年轮训班", cwd=tmp_path).code == 0
    assert "title: 2027年轮训班\n" in (root / "classes/neu.yaml").read_text("utf-8")
    words = ("copy", "neu", "neu-2", "--start", "2028-10-09")
    assert "名称没有变" not in pschool(*words, cwd=tmp_path).out


def test_what_is_wrong_is_said_and_nothing_is_written(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    for words in (
        ("banci", "banci", "--start", "2027-10-11"),  # taken
        ("banci", "Neu", "--start", "2027-10-11"),  # no id
        ("banci", "neu", "--start", "十月"),
        ("liudu", "neu", "--start", "2027-10-11"),  # a school
    ):
        result = pschool("copy", *words, cwd=tmp_path)
        assert (result.code, result.out) == (2, ""), words
    assert [path.name for path in (root / "classes").iterdir()] == ["banci.yaml"]


def test_json_has_every_field_of_the_copy(pschool: Pschool, tmp_path: Path) -> None:
    write_catalog(tmp_path)
    command = ("copy", "banci", "neu", "--start", "2027-10-11", "--dry-run", "--format", "json")
    document = json.loads(pschool(*command, cwd=tmp_path).out)
    assert document["written"] is False
    fields = {change["field"]: change["new"] for change in document["changes"]}
    assert fields["from"] == "2027-10-11"
    assert fields["sessions[s01]"]["date"] == "2027-10-11"


def test_a_terminal_is_asked(pschool: Pschool, tmp_path: Path, type_keys: TypeKeys) -> None:
    root = write_catalog(tmp_path)
    type_keys("轮训\r" + "B!\r\x15banci-2027\r" + "2027年10月11日\r")
    result = pschool("copy", "--dry-run", cwd=root, env=TTY)
    assert "classes/banci-2027.yaml" in result.out
