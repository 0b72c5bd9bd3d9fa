"""Which files a folder holds, whatever else lies there."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.tree import MAX_SIZE
from partyschool_cli.source.text.problem import Problem
from tests.catalogs import write_catalog
from tests.source.listings import paths

needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows 没有这种文件")
needs_any_bytes = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="只有 Linux 的文件名可以不是 UTF-8"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(tmp_path)


def unexpected(root: Path) -> dict[str, str]:
    return {path: problem.message for path, problem in DiskTree(root).listing().unexpected}


def test_files_in_order_of_path(root: Path) -> None:
    (root / "courses/liudu/sub").mkdir(parents=True)
    (root / "courses/liudu/sub/葡萄.yaml").write_text("", "utf-8")
    listing = DiskTree(root).listing()
    assert paths(listing) == [
        "classes/banci.yaml",
        "courses/dangzhang.yaml",
        "courses/liudu/sub/葡萄.yaml",
        "schools/liudu.yaml",
        "sites/jiaoshi.yaml",
        "teachers/wang.yaml",
    ]
    assert [(file.kind, file.id) for file in listing.files][2] == (Kind.COURSE, "葡萄")
    assert listing.unexpected == ()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("courses/a.yml", "文件后缀是 .yml，应是 .yaml"),
        ("courses/b.YAML", "文件后缀是 .YAML，应是 .yaml"),
        ("courses/c.txt", "courses/c.txt 不是课程目录的文件，没有读"),
        ("courses/sub/README.md", "courses/sub/README.md 不是课程目录的文件，没有读"),
        ("courses/~$d.docx", "courses/~$d.docx 不是课程目录的文件，没有读"),
        ("courses/noext", "courses/noext 不是课程目录的文件，没有读"),
        ("teacher/x.yaml", "文件夹 teacher/ 不在目录格式里，其中的文件没有读"),
        ("教师/x.yaml", "文件夹 教师/ 不在目录格式里，其中的文件没有读"),
        ("Classes/x.yaml", "文件夹 Classes/ 不在目录格式里，其中的文件没有读"),
        ("cuorses/x.yaml", "文件夹 cuorses/ 不在目录格式里，其中的文件没有读"),
    ],
)
def test_unexpected(root: Path, path: str, message: str) -> None:
    if path.startswith("Classes") and (root / "CLASSES").exists():
        pytest.skip("这里的文件系统不分大小写")
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("title: 甲\n", "utf-8")
    (found,) = DiskTree(root).listing().unexpected
    assert (found[1].code, found[1].message) == ("PS005", message)
    assert found[1].hint
    is_read = path.lower().endswith((".yml", ".yaml")) and path.startswith("courses")
    assert (path in paths(DiskTree(root).listing())) is is_read


@pytest.mark.parametrize(
    "path",
    [
        "courses/.DS_Store",
        "courses/.x.yaml",
        ".github/x.yaml",
        "assets/a.png",
        "docs/a.md",
        "a.txt",
    ],
)
def test_not_unexpected(root: Path, path: str) -> None:
    before = DiskTree(root).listing()
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("x", "utf-8")
    assert DiskTree(root).listing() == before


def test_one_of_the_five_is_a_file(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/jiaoshi.yaml": None, "sites": "x"})
    assert unexpected(root) == {"sites": "sites 应是文件夹，这里却是文件"}


def test_folder_called_like_a_file(root: Path) -> None:
    (root / "courses/x.yaml").mkdir()
    (root / "courses/x.yaml/y.yaml").write_text("", "utf-8")
    assert unexpected(root) == {"courses/x.yaml": "courses/x.yaml 是文件夹，不是文件"}
    assert "courses/x.yaml/y.yaml" in paths(DiskTree(root).listing())


def test_folders_a_thousand_deep(root: Path) -> None:
    deep = [os.fspath(root / "courses")]
    try:
        for _ in range(1200):
            os.mkdir(f"{deep[-1]}/a")
            deep.append(f"{deep[-1]}/a")
    except OSError:
        pytest.skip("这里的路径不能这么长")
    finally:
        found = paths(DiskTree(root).listing())
        for folder in reversed(deep[1:]):  # pytest, too, would go down there
            os.rmdir(folder)
    assert "courses/dangzhang.yaml" in found


# --- links


def link(at: Path, to: Path | str, *, is_folder: bool = False) -> None:
    try:
        at.symlink_to(to, target_is_directory=is_folder)
    except OSError:  # pragma: no cover
        pytest.skip("这里不能建符号链接")


def test_links_out_of_the_catalog_are_not_followed(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "catalog-outside"  # its path begins like the catalog's
    outside.mkdir()
    (outside / "secret.yaml").write_text("title: 甲\n", "utf-8")
    link(root / "courses/out.yaml", outside / "secret.yaml")
    link(root / "courses/up.yaml", "../../catalog-outside/secret.yaml")
    link(root / "courses/folder", outside, is_folder=True)
    assert unexpected(root) == dict.fromkeys(
        ["courses/folder", "courses/out.yaml", "courses/up.yaml"],
        "这个链接通向目录之外，没有读",
    )
    assert len(paths(DiskTree(root).listing())) == 5


def test_one_of_the_five_is_a_link_out(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/jiaoshi.yaml": None})
    (tmp_path / "elsewhere").mkdir()
    link(root / "sites", tmp_path / "elsewhere", is_folder=True)
    assert list(unexpected(root)) == ["sites"]


@pytest.mark.parametrize("name", ["courses/loop.yaml", "loop", "teacher"])
def test_link_to_itself(root: Path, name: str) -> None:
    link(root / name, root / name)
    assert set(unexpected(root)) <= {name}
    assert len(paths(DiskTree(root).listing())) == 5


def test_broken_link(root: Path) -> None:
    link(root / "courses/gone.yaml", "nowhere.yaml")
    assert unexpected(root) == {"courses/gone.yaml": "这个链接指向的文件不存在"}


def test_links_inside_the_catalog(root: Path) -> None:
    (root / "shared").mkdir()
    (root / "shared/x.yaml").write_text("", "utf-8")
    (root / "courses/b").mkdir()
    (root / "courses/b/y.yaml").write_text("", "utf-8")
    link(root / "courses/a", root / "courses/b", is_folder=True)  # is read anyway
    link(root / "courses/all", "..", is_folder=True)  # would never end
    link(root / "courses/shared", root / "shared", is_folder=True)
    link(root / "courses/teachers", root / "teachers", is_folder=True)
    link(root / "courses/z.yaml", root / "shared/x.yaml")
    listing = DiskTree(root).listing()
    courses = [file.path for file in listing.files if file.kind is Kind.COURSE]
    assert {"courses/b/y.yaml", "courses/shared/x.yaml", "courses/z.yaml"} <= set(courses)
    assert not any(path.startswith(("courses/a/", "courses/all/")) for path in courses)
    # Looked at as courses, they are still teachers.
    assert "teachers/wang.yaml" in paths(listing)
    assert listing.unexpected == ()


def test_a_kind_whose_folder_is_a_link_inside(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/jiaoshi.yaml": None, "all/sites/a.yaml": "x"})
    link(root / "sites", root / "all/sites", is_folder=True)
    assert "sites/a.yaml" in paths(DiskTree(root).listing())


def test_a_link_is_read_only_where_it_leads_to_a_file_of_the_catalog(root: Path) -> None:
    (root.parent / "outside.yaml").write_text("title: 甲\n", "utf-8")
    link(root / "courses/inside.yaml", "dangzhang.yaml")
    link(root / "courses/out.yaml", "../../outside.yaml")
    link(root / "courses/gone.yaml", "nowhere.yaml")
    tree = DiskTree(root)
    assert tree.read("courses/inside.yaml") == (root / "courses/dangzhang.yaml").read_bytes()
    for path in ("courses/out.yaml", "courses/gone.yaml"):
        problem = tree.read(path)
        assert isinstance(problem, Problem)
        assert problem.code == "PS009"


# --- names


@needs_any_bytes
def test_name_that_is_not_utf8(root: Path) -> None:
    name = os.fsencode(root) + b"/courses/\xd6\xd0.yaml"
    with open(name, "wb"):
        pass
    (odd,) = (path for path in paths(DiskTree(root).listing()) if "\udcd6" in path)
    assert shown_path(odd) == "courses/\\xd6\\xd0.yaml"


@needs_posix
def test_name_in_parts(root: Path) -> None:
    name = unicodedata.normalize("NFD", "é")
    (root / f"courses/{name}.yaml").write_text("", "utf-8")
    assert len(paths(DiskTree(root).listing())) == 6


# --- reading


def test_size(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"#" * MAX_SIZE)
    assert DiskTree(tmp_path).read("x.yaml") == b"#" * MAX_SIZE
    file.write_bytes(b"#" * (MAX_SIZE + 1))
    assert isinstance(DiskTree(tmp_path).read("x.yaml"), Problem)
    file.write_bytes(b"#" * 2 * MAX_SIZE)
    problem = DiskTree(tmp_path).read("x.yaml")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == (
        "PS004",
        "文件有 2,097,152 字节，超过 1 MiB（1,048,576 字节）的上限，没有读",
    )


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"#" * (MAX_SIZE + 1))
    small = os.stat(__file__)
    monkeypatch.setattr(os, "fstat", lambda _: small)
    problem = DiskTree(tmp_path).read("x.yaml")
    assert isinstance(problem, Problem)
    assert problem.code == "PS004"


@needs_posix
def test_named_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    problem = DiskTree(tmp_path).read("x.yaml")  # and does not wait for a writer
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("PS009", "不是普通文件，没有读")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "文件读不出来：没有权限"),
        (FileNotFoundError(2, "No such file"), "文件读不出来：文件不见了"),
        (OSError(5, "Input/output error"), "文件读不出来：系统报告“Input/output error”"),
    ],
)
def test_unreadable_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    # Raised here, since the super-user may read everything.
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    problem = DiskTree(tmp_path).read("x.yaml")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("PS009", message)


def test_unreadable_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(folder: str | Path) -> object:
        if os.fspath(folder).endswith("teachers"):
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert unexpected(root) == {"teachers": "文件夹读不出来：没有权限"}
