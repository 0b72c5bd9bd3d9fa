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
