"""Which files of a catalog house style changes, and which it leaves."""

from pathlib import Path

from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.style.styled_files import FAULTY, styled_files
from partyschool_cli.source.writing.journal import apply_changes
from tests.catalogs import write_catalog

TIDY = "name: 王示例\ncategory: school-teacher\n"


def test_files_by_what_becomes_of_them(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "catalog.yaml": "title: 目录\nformat: 1\nthemes: {a: 甲}\n",
            "teachers/wang.yaml": TIDY,
            "teachers/bom.yaml": b"\xef\xbb\xbf" + TIDY.encode(),
            "teachers/crlf.yaml": TIDY.replace("\n", "\r\n"),
            "teachers/gbk.yaml": TIDY.encode("gbk"),
            "teachers/wide.yaml": TIDY.encode("utf-16"),
            "teachers/broken.yaml": "name: [王\n",
            "teachers/twice.yaml": TIDY + "name: 李\n",
        },
    )
    found = styled_files(DiskTree(root), lambda path: path == "catalog.yaml" or "teach" in path)
    assert found.total == 8
    assert [*found.changed] == ["catalog.yaml", "teachers/bom.yaml", "teachers/crlf.yaml"]
    assert found.left == {
        f"teachers/{name}.yaml": FAULTY for name in ("broken", "gbk", "twice", "wide")
    }
    assert found.changed["teachers/bom.yaml"][1] == TIDY.encode()
    assert found.changed["teachers/crlf.yaml"][1] == TIDY.encode()


def test_the_changes_put_all_in_house_style(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/wang.yaml": "category:   x\nname: '王'\n"})
    found = styled_files(DiskTree(root), lambda _: True)
    assert [*found.changed] == ["classes/banci.yaml", "teachers/wang.yaml"]
    apply_changes(root, found.change_set)
    assert (root / "teachers/wang.yaml").read_text("utf-8") == "name: 王\ncategory: x\n"
    assert not styled_files(DiskTree(root), lambda _: True).changed


def test_a_file_that_would_be_too_large_stays(tmp_path: Path) -> None:
    words = ",".join(f"t{number:0998}" for number in range(1_047))
    root = write_catalog(tmp_path, {"teachers/wang.yaml": f"name: 王\nother: [{words}]\n"})
    found = styled_files(DiskTree(root), lambda path: path == "teachers/wang.yaml")
    assert not found.changed
    assert found.left == {"teachers/wang.yaml": "整理后会超过 1 MiB，照原样留着"}
