"""`pschool fmt`: what it writes, names, shows and leaves alone."""

import shutil
from itertools import cycle, product
from pathlib import Path

import pytest

from tests.catalogs import write_catalog
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run

WANG = "teachers/wang.yaml"
UNTIDY = "category:   school-teacher  # 类别\nname: '王示例'\n"
TIDY = "name: 王示例\ncategory: school-teacher # 类别\n"
LI = "teachers/li.yaml"
BANCI = "title: 班\nschool: liudu\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with two untidy teachers; the rest is in house style."""
    files = {WANG: UNTIDY, LI: "tags: [ 新 ]\nname: 李示例\n", "classes/banci.yaml": BANCI}
    return write_catalog(tmp_path, files)


def test_it_writes_what_changes_and_names_it(root: Path, pschool: Pschool) -> None:
    result = pschool("fmt", cwd=root)
    assert (result.code, result.out) == (0, f"{LI}\n{WANG}\n")
    assert result.err == "已整理 2 个文件；要撤回：pschool undo\n"
    assert (root / WANG).read_bytes() == TIDY.encode()
    again = pschool("fmt", cwd=root)
    assert (again.code, again.out) == (0, "")
    assert again.err == "7 个文件都已是统一的格式，没有要整理的\n"


def test_check_names_and_writes_nothing(root: Path, pschool: Pschool) -> None:
    result = pschool("fmt", "--check", cwd=root)
    assert (result.code, result.out) == (1, f"{LI}\n{WANG}\n")
    assert result.err == "2 个文件要整理：运行 pschool fmt\n"
    assert (root / WANG).read_bytes() == UNTIDY.encode()
    pschool("fmt", cwd=root)
    assert pschool("fmt", "--check", cwd=root).code == 0


def test_diff_shows_and_writes_nothing(root: Path, pschool: Pschool) -> None:
    result = pschool("fmt", "--diff", str(root / WANG), cwd=root)
    assert result.code == 0
    assert result.out == (
        f"--- a/{WANG}\n+++ b/{WANG}\n@@ -1,2 +1,2 @@\n"
        "-category:   school-teacher  # 类别\n-name: '王示例'\n"
        "+name: 王示例\n+category: school-teacher # 类别\n"
    )
    assert result.err == "会整理 1 个文件，没有写文件\n"
    assert (root / WANG).read_bytes() == UNTIDY.encode()
    assert pschool("fmt", "--diff", "--check", cwd=root).code == 1


def test_files_and_folders(root: Path, pschool: Pschool) -> None:
    assert pschool("fmt", "--check", WANG, cwd=root).out == f"{WANG}\n"
    assert pschool("fmt", "--check", "teachers", cwd=root).out == f"{LI}\n{WANG}\n"
    assert pschool("fmt", "--check", "schools", "classes", cwd=root).out == ""
    assert pschool("fmt", WANG, cwd=root).out == f"{WANG}\n"
    assert pschool("fmt", "--check", cwd=root).out == f"{LI}\n"


def test_several_catalogs(root: Path, pschool: Pschool) -> None:
    other = root.parent / "other" / "catalog"
    shutil.copytree(root, other)
    result = pschool("fmt", f"catalog/{WANG}", "other/catalog", cwd=root.parent)
    assert result.out.split() == [f"catalog/{WANG}", f"other/catalog/{LI}", f"other/catalog/{WANG}"]
    assert "已整理 3 个文件" in result.err


def test_the_manifest(root: Path, pschool: Pschool) -> None:
    (root / "catalog.yaml").write_text("title: 目录\nformat: 1\nthemes: {a: 甲}\n", "utf-8")
    assert pschool("fmt", "catalog.yaml", cwd=root).out == "catalog.yaml\n"
    text = (root / "catalog.yaml").read_text("utf-8")
    assert text == "format: 1\ntitle: 目录\nthemes: {a: 甲}\n"


OPTIONS = ("--check", "--diff", None)
UNREADABLE = ("name: [王\n".encode(), TIDY.encode("gbk"), TIDY.encode("utf-16"), b"a: 1\na: 2\n")


@pytest.mark.parametrize(
    ("option", "data"),
    [*product(OPTIONS, UNREADABLE)] if is_full_run() else [*zip(cycle(OPTIONS), UNREADABLE)],
)
def test_a_file_that_cannot_be_read_is_left_alone(
    root: Path, pschool: Pschool, option: str | None, data: bytes
) -> None:
    pschool("fmt", cwd=root)
    (root / LI).write_bytes(data)
    result = pschool("fmt", *filter(None, (option,)), cwd=root)
    assert (result.code, result.out) == (1, "")
    left = f"没有动 {LI}：先改好 pschool lint 说的错\n"
    assert result.err == f"{left}其余 6 个文件都已是统一的格式，没有要整理的\n"
    alone = pschool("fmt", *filter(None, (option,)), LI, cwd=root)
    assert (alone.code, alone.err) == (1, f"{left}没有能整理的文件\n")
    assert (root / LI).read_bytes() == data


def test_the_others_are_written_all_the_same(root: Path, pschool: Pschool) -> None:
    (root / LI).write_text("name: [王\n", "utf-8")
    result = pschool("fmt", cwd=root)
    assert (result.code, result.out) == (1, f"{WANG}\n")
    assert (root / WANG).read_bytes() == TIDY.encode()


def test_line_ends_and_byte_order_mark_go(root: Path, pschool: Pschool) -> None:
    (root / WANG).write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert pschool("fmt", WANG, cwd=root).code == 0
    assert (root / WANG).read_bytes() == TIDY.encode()


def test_wrong_use(root: Path, pschool: Pschool) -> None:
    (root / "teachers/README.md").write_text("x", "utf-8")
    for path, words in (
        ("teachers/README.md", "teachers/README.md 不是课程目录的文件，没有整理"),
        ("teachers/wangg.yaml", "没有 teachers/wangg.yaml 这个文件或文件夹"),
    ):
        result = pschool("fmt", path, cwd=root)
        assert (result.code, result.out) == (2, "")
        assert words in result.err


def test_the_kept_bytes_hold_no_personal_number(root: Path, pschool: Pschool) -> None:
    (root / WANG).write_text(f"notes: 电话 13800138000\n{TIDY}", "utf-8")
    result = pschool("fmt", cwd=root)
    assert result.code == 0
    assert "旧内容含个人号码，不留底，不能撤销" in result.err
    assert "pschool undo" not in result.err
    diff = pschool("fmt", "--diff", cwd=root)
    assert "13800138000" not in diff.out


def test_a_terminal_has_the_same_names(root: Path, pschool: Pschool) -> None:
    result = pschool("fmt", "--check", "--no-color", cwd=root, env={"PSCHOOL_TEST_TTY": "1"})
    assert result.out == f"{LI}\n{WANG}\n"
