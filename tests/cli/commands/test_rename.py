"""`pschool rename`: another id, wherever it is named."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from partyschool_cli.edit.rename import rename
from partyschool_cli.source.writing.journal import apply_changes
from tests.catalogs import BASE, PINGCHENG, write_catalog
from tests.cli.conftest import TTY, Pschool, TypeKeys, not_refused
from tests.edit.editing import lookup_of
from tests.source.changed_catalogs import files_in, moments, needs_posix
from tests.source.killed_processes import killed_at

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"


def test_it_tells_each_place_in_words(root: Path, pschool: Pschool) -> None:
    result = pschool("rename", "王示例", "wang-jg", cwd=root)
    assert result.code == 0
    assert result.out.splitlines()[:4] == [
        "党员轮训班 s01（党章导读）：授课人 wang → wang-jg",
        "课程 党章导读：授课人 wang → wang-jg",
        "教师 王示例：编号 wang → wang-jg",
        "已写入 3 个文件；要撤回：pschool undo",
    ]
    assert (root / COURSE).read_text("utf-8") == BASE[COURSE].replace("wang", "wang-jg")
    assert not (root / "teachers/wang.yaml").exists()


def test_undo_gives_the_same_bytes(root: Path, pschool: Pschool) -> None:
    before = {path: (root / path).read_bytes() for path in BASE}
    assert pschool("rename", "dangzhang", "zhangcheng", cwd=root).code == 0
    assert pschool("undo", cwd=root).code == 0
    assert {path: (root / path).read_bytes() for path in BASE} == before
    assert not (root / "courses/zhangcheng.yaml").exists()


def test_json_has_each_change(root: Path, pschool: Pschool) -> None:
    result = pschool("rename", "teacher:wang", "li", "--format", "json", cwd=root)
    document = json.loads(result.out)
    assert document["written"] is True
    assert document["findings"] == []
    changes = [tuple(one.values())[1:] for one in document["changes"]]
    assert changes == [
        ("class", "banci", "sessions[s01].teachers", ["wang"], ["li"]),
        ("course", "dangzhang", "teachers", ["wang"], ["li"]),
        ("teacher", "li", "id", "wang", "li"),
    ]


def test_a_dry_run_shows_and_writes_nothing(root: Path, pschool: Pschool) -> None:
    before = files_in(root)
    result = pschool("rename", "jiaoshi", "room", "--dry-run", cwd=root)
    assert result.code == 0
    assert "+++ b/sites/room.yaml" in result.out
    after = files_in(root)
    assert after == before


def test_the_same_id_is_nothing_to_do(root: Path, pschool: Pschool) -> None:
    result = pschool("rename", "wang", "wang", "--format", "json", cwd=root)
    assert (result.code, json.loads(result.out)["written"]) == (0, False)
    assert "没有要改的" in pschool("rename", "wang", "wang", cwd=root).out


def test_an_old_fault_under_a_new_id_is_not_caused(tmp_path: Path, pschool: Pschool) -> None:
    wrong = BASE[CLASS].replace("size: 30", "size: 60") + "titel: x\n"
    root = write_catalog(tmp_path, {CLASS: wrong})
    result = pschool("rename", "banci", "lunxun", cwd=root)
    assert result.code == 0
    assert "PS" not in result.out


WRONG = {
    ("wang", "Li"): "可以用 li",
    ("nobody", "li"): "没有“nobody”这个条目",
    ("dangzhang", "a b"): "可以用 a-b",
    ("theme:x", "y"): "没有“x”这个主题",
}


def test_wrong_use(root: Path, pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "rename", cwd=root), WRONG) == {}


@pytest.mark.parametrize(
    "data",
    [
        BASE[COURSE].encode("gbk"),
        BASE[COURSE].encode() + b"requires: [\n",
        BASE[COURSE].encode() + b"teachers: []\n",
    ],
)
def test_a_file_that_cannot_be_edited_stops_all(
    tmp_path: Path, pschool: Pschool, data: bytes
) -> None:
    root = write_catalog(tmp_path, {COURSE: data})
    before = files_in(root)
    result = pschool("rename", "wang", "li", cwd=root)
    assert result.code == 2
    assert f"{COURSE}:" in result.err
    assert f"pschool lint {COURSE}" in result.err
    assert files_in(root) == before
    # What has nothing to do with that file is changed.
    assert pschool("rename", "theme:political-theory", "political-theory", cwd=root).code == 0
    assert pschool("rename", "banci", "lunxun", cwd=root).code == 0


def test_a_yml_file_is_renamed_and_its_mentions_too(tmp_path: Path, pschool: Pschool) -> None:
    files = {
        "teachers/li.yml": BASE["teachers/wang.yaml"],
        "courses/x.YML": BASE[COURSE].replace("[wang]", "[li]"),
    }
    root = write_catalog(tmp_path, files)
    assert pschool("rename", "li", "zhao", cwd=root).code == 0
    assert (root / "teachers/zhao.yml").exists()
    assert "[zhao]" in (root / "courses/x.YML").read_text("utf-8")


def with_thirty_uses(folder: Path) -> Path:
    """A real catalog with thirty more courses of one theme."""
    shutil.copytree(PINGCHENG, folder)
    courses = sorted((folder / "courses").rglob("*.yaml"))
    model = next(path for path in courses if "political-theory" in path.read_text("utf-8"))
    for number in range(30):
        shutil.copy(model, folder / f"courses/extra-{number:02d}.yaml")
    return folder


@needs_posix
def test_a_rename_in_thirty_files_that_is_killed_anywhere(tmp_path: Path, pschool: Pschool) -> None:
    """The next command finds the catalog as before, or as after: at every step of the writing."""
    old, new = (with_thirty_uses(tmp_path / name) for name in ("old", "new"))
    plan = rename(lookup_of(old), "theme:political-theory", "theory")
    assert len(plan.changes.changes) > 30
    apply_changes(new, plan.changes)
    before, after = files_in(old), files_in(new)
    outcomes = []
    root = tmp_path / "killed"
    shutil.copytree(old, root)
    for moment in moments():
        # The first files, in which each step is; then the others, more rarely.
        call = moment if moment < 100 else 100 + 5 * (moment - 100)
        if not killed_at(call, partial(apply_changes, root, plan.changes), "call"):
            break
        told = pschool("rename", "theme:red-heritage", "red-heritage", cwd=root)
        assert told.code == 0, told.err
        now = files_in(root)
        assert now in (before, after)
        outcomes.append(now == after)
        if now == after:
            shutil.rmtree(root)
            shutil.copytree(old, root)
    assert outcomes == sorted(outcomes)
    assert {True, False} == set(outcomes)


def test_a_terminal_is_asked_which_and_how(
    pschool: Pschool, tmp_path: Path, type_keys: TypeKeys
) -> None:
    root = write_catalog(tmp_path)
    type_keys("王示例\r" + "wangshili\r")
    assert pschool("rename", cwd=root, env=TTY).code == 0
    assert (root / "teachers/wangshili.yaml").is_file()


def test_all_that_lacks_is_named(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("rename", cwd=write_catalog(tmp_path))
    assert result.code == 2
    assert "还缺：改哪一个的编号（REF）、新编号（NEW-ID）" in result.err
