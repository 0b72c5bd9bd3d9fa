"""Which catalogs are meant: folders, folders of folders, lists; and what is told of the others."""

import errno
import os
from pathlib import Path

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.many.finding_catalogs import catalogs_at, find_catalogs, listed_folders
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, write_catalog


def write_county(folder: Path, code: str) -> Path:
    return write_catalog(folder, {"catalog.yaml": f'{BASE["catalog.yaml"]}code: "{code}"\n'})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three counties, `b` with its files right in it, a folder beside them, and a hidden one."""
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate("cab"):
        write_county(tmp_path / "counties" / name, f"14012{number}")
    (tmp_path / "counties" / "b" / "catalog").rename(tmp_path / "b")
    (tmp_path / "counties" / "b").rmdir()
    (tmp_path / "b").rename(tmp_path / "counties" / "b")
    (tmp_path / "counties" / "文档").mkdir()
    write_county(tmp_path / "counties" / ".trash", "140120")
    return tmp_path


def test_a_folder_is_a_catalog_or_has_one(home: Path) -> None:
    found = find_catalogs([Path("counties/c"), Path("counties/b")]).catalogs
    assert [(one.name, one.prefix) for one in found] == [
        ("counties/c", "counties/c/catalog/"),
        ("counties/b", "counties/b/"),
    ]
    assert [one.county.code for one in found] == ["140120", "140122"]


def test_each_of_a_folder(home: Path) -> None:
    found = find_catalogs([Path("counties")], each=True)
    assert [one.name for one in found.catalogs] == ["counties/a", "counties/b", "counties/c"]
    assert found.skipped == ("counties/文档",)


def test_one_catalog_named_in_three_ways_counts_once(home: Path) -> None:
    here = Path("counties/a")
    ways = (here, here / "catalog", home / here, here / "catalog" / "catalog.yaml")
    (one,) = find_catalogs(ways).catalogs
    assert one.name == "counties/a"


def test_what_is_no_catalog_has_an_error_in_its_place(home: Path) -> None:
    names = ("counties/c", "counties/d", "counties/文档", "counties/a")
    found = find_catalogs([Path(name) for name in names]).catalogs
    assert [one.name for one in found] == list(names)
    assert [bool(one.error) for one in found] == [False, True, True, False]
    assert found[1].error.startswith("没有 counties/d 这个文件夹")
    assert "counties/文档 里没有 catalog.yaml" in found[2].error


@pytest.mark.parametrize(
    ("name", "each", "message"),
    [
        ("counties/文档", False, "不是课程目录"),
        ("counties/文档", True, "里没有一个文件夹是课程目录"),
        ("counties/nowhere", True, "没有这个文件或文件夹"),
        ("counties/a/catalog", True, "里没有一个文件夹是课程目录"),
    ],
)
def test_nothing_at_all_is_refused(home: Path, name: str, each: bool, message: str) -> None:
    with pytest.raises(CommandLineError, match=message) as caught:
        find_catalogs([Path(name)], each=each)
    assert caught.value.hint or each


def test_where_none_of_several_is_one_each_is_told_with_its_reason(home: Path) -> None:
    with pytest.raises(CommandLineError) as caught:
        find_catalogs(map(Path, ("counties/文档", "counties/nowhere", "counties/文档")))
    assert caught.value.message == "2 个文件夹都不能用作课程目录"
    assert [line.partition("；")[0] for line in caught.value.detail] == [
        "counties/文档 里没有 catalog.yaml，不是课程目录",
        "没有 counties/nowhere 这个文件夹",
    ]
    assert all("pschool init" in line for line in caught.value.detail)


def test_a_folder_of_catalogs_is_told_how_to_write(home: Path) -> None:
    with pytest.raises(CommandLineError) as caught:
        find_catalogs([Path("counties")])
    assert caught.value.hint == "里面的文件夹是课程目录：加上 --each，每一个都算"


@pytest.mark.parametrize("closed", ["counties/文档", "counties/文档/catalog"])
def test_a_folder_that_cannot_be_looked_into_is_told_and_not_skipped(
    home: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    listed = os.listdir

    def refused(path: str | os.PathLike[str]) -> list[str]:
        if Path(path) == Path(closed):
            raise PermissionError(errno.EACCES, "")
        return listed(path)

    monkeypatch.setattr(os, "listdir", refused)
    found = find_catalogs([Path("counties")], each=True)
    assert found.skipped == ()
    assert [str(one.error) for one in found.catalogs if one.error] == [
        "读不了文件夹 counties/文档：没有权限；检查文件夹名和权限"
    ]


def test_a_refusal_is_whole_whatever_signs_the_folder_has(home: Path) -> None:
    (home / "甲；乙").mkdir()
    for each in (False, True):
        with pytest.raises(CommandLineError, match="甲；乙 里没有"):
            find_catalogs([Path("甲；乙")], each=each)


def test_two_of_one_county_are_refused_by_their_names(home: Path) -> None:
    write_county(home / "copy", "140121000000")
    with pytest.raises(CommandLineError, match=r"counties/a 和 copy 的行政区划代码都是 1401210+"):
        find_catalogs([Path("counties/a"), Path("copy")])
    for name in ("一", "二"):
        write_catalog(home / name)
    with pytest.raises(CommandLineError, match="一 和 二 分不清是哪个县") as caught:
        find_catalogs([Path("一"), Path("二")])
    assert 'code: "140121"' in caught.value.hint
    assert len(catalogs_at([home / "一" / "catalog", home / "二" / "catalog"])) == 2


def test_prefixes_are_from_the_git_root_that_all_share(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".git").mkdir()
    monkeypatch.chdir(home / "counties")
    found = find_catalogs([Path("a"), Path("b")]).catalogs
    assert [one.prefix for one in found] == ["counties/a/catalog/", "counties/b/"]
    # Where each is a repository, two files would have one name.
    for name in ("a", "b"):
        (home / "counties" / name / ".git").mkdir()
    found = find_catalogs([Path("a"), Path("b")]).catalogs
    assert [one.prefix for one in found] == ["a/catalog/", "b/"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_list_as_clerks_write_it(home: Path, encoding: str, end: str) -> None:
    lines = ("# 各县", "", "  清徐  ", "＃ 停用", '"有 空格"', "counties/a", "")
    folders = listed_folders(end.join(lines).encode(encoding), Path(), "清单")
    assert [os.fspath(one) for one in folders] == ["清徐", "有 空格", os.path.join("counties", "a")]


def test_folders_of_a_list_are_beside_it_else_here(home: Path) -> None:
    data = b"a\ncounties/c\n/elsewhere\n"
    folders = listed_folders(data, Path("counties"), "清单")
    assert folders == (Path("counties/a"), Path("counties/c"), Path("/elsewhere"))


@pytest.mark.parametrize("data", [b"", b"\n\n# nothing\n", b"a\0b\n"])
def test_a_list_of_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(CommandLineError, match="清单"):
        listed_folders(data, Path(), "清单")


def test_trees_are_of_the_folder(home: Path) -> None:
    (one,) = find_catalogs([Path("counties/b")]).catalogs
    assert isinstance(one.tree, DiskTree)
    assert one.tree.folder == Path("counties/b")


def test_a_name_that_no_system_takes_is_an_error_of_its_folder_alone(home: Path) -> None:
    listed = listed_folders(f"{'长' * 300}\ncounties/a\n".encode(), home, "清单")
    wrong, right = find_catalogs(listed).catalogs
    assert wrong.error
    assert not right.error


def test_two_of_one_county_are_refused_beside_a_folder_that_is_called_like_it(home: Path) -> None:
    for name in "xy":
        write_county(home / name, "140199")
    with pytest.raises(CommandLineError, match="x 和 y 的行政区划代码都是 140199"):
        find_catalogs([Path("140199"), Path("x"), Path("y")])
