"""A folder → a catalog: every problem told, and the rest loaded."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.catalog.references import Key
from partyschool_cli.errors import CatalogUnreadableError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, file_of, files_of, told, write_catalog
from tests.full_run import is_full_run

ROOT = Path(__file__).parents[2]
COURSE = "courses/dangzhang.yaml"


def codes(catalog: Catalog, path: str) -> list[str]:
    return [code for code, *_ in told(catalog, path)]


def everything_told(catalog: Catalog) -> dict[str, list[str]]:
    paths = [file.source.path for file in files_of(catalog)]
    return {path: codes(catalog, path) for path in paths if codes(catalog, path)}


@pytest.mark.parametrize("folder", ["catalog", "examples/pingcheng"])
def test_the_shipped_catalogs_load_clean(folder: str) -> None:
    catalog = require_manifest(load(DiskTree(ROOT / folder)))
    assert everything_told(catalog) == {}
    assert catalog.unexpected == ()
    assert catalog.left_out == ()


def test_the_smallest_catalog(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path)))
    assert everything_told(catalog) == {}
    assert len(catalog.files) == 5


def test_a_bad_file_is_a_problem_and_the_rest_loads(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases: list[tuple[bytes, str]] = [
        (b"", "PS101"),
        (b"# \xe6\xb3\xa8\n", "PS101"),
        ("title: 党章导读课\n".encode("gb18030"), "PS002"),
        ("title: 党章导读课\n".encode("utf-16"), "PS002"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PS002"),
        (b"#" * 2 * 1024 * 1024, "PS004"),
        (b"[" * 10_000, "PS004"),
        (b"- " * 10_000, "PS004"),
        (b"{a: " * 10_000, "PS004"),
        (b"a: &x [*x, *x]\n", "PS001"),
        (b"- a\n- b\n", "PS103"),
        ("党章".encode(), "PS103"),
        ("title：党章\nkind：theme\n".encode(), "PS001"),
    ]
    for number, (content, code) in enumerate(cases):
        with subtests.test(content=content):
            catalog = load(DiskTree(write_catalog(tmp_path / str(number), {COURSE: content})))
            found = everything_told(catalog)
            assert set(found) == {COURSE}
            assert set(found[COURSE]) == {code}
            assert [file.source.path for file in catalog.left_out] == [COURSE]
            assert set(catalog.classes) == {"banci"}
            # The broken file's id is known still: nobody who names it is at fault.
            assert Key(Kind.COURSE, "dangzhang") in catalog.known
            assert "dangzhang" not in catalog.courses


def test_bom_and_crlf_are_no_fault(tmp_path: Path) -> None:
    content = "\ufeff" + BASE[COURSE].replace("\n", "\r\n")
    assert everything_told(load(DiskTree(write_catalog(tmp_path, {COURSE: content})))) == {}


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有命名管道文件")
def test_named_pipe(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {COURSE: None})
    (root / "courses").mkdir()
    os.mkfifo(root / COURSE)
    assert codes(load(DiskTree(root)), COURSE) == ["PS009"]


# --- ids


def test_bad_id(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str | None]] = [
        ("Dang-Zhang", "dang-zhang"),
        ("dang zhang", "dang-zhang"),
        ("dang_zhang", "dang-zhang"),
        ("ｄａｎｇ！", "dang"),
        ("①", "1"),
        ("ⅷ-党课", "viii-党课"),
        ("con", "con-1"),
        ("Lpt9", "lpt9-1"),
        ("e\u0301", "é"),
        ("--", None),
        ("党" * 65, "党" * 64),
    ]
    for number, (name, suggested) in enumerate(cases):
        with subtests.test(name=name):
            catalog = load(
                DiskTree(
                    write_catalog(tmp_path / str(number), {f"courses/{name}.yaml": BASE[COURSE]})
                )
            )
            (file,) = catalog.left_out
            (problem,) = file.problems
            assert (problem.code, problem.suggestion) == ("PS006", suggested)


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="只有 Linux 的文件名可以不是 UTF-8"
)
def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"courses/sub/x.yaml": "", "courses/sub/x.yaml ": None})
    for folder in (b"courses", b"courses/sub"):
        with open(os.fsencode(root) + b"/" + folder + b"/\xd6\xd0.yaml", "wb") as file:
            file.write(BASE[COURSE].encode())
    catalog = load(DiskTree(root))
    problems = [problem for file in catalog.left_out for problem in file.problems]
    assert {problem.code for problem in problems} == {"PS006", "PS202", "PS101"}
    for problem in problems:
        f"{problem.message}{problem.hint}".encode()  # can be shown


def test_one_id_twice(tmp_path: Path) -> None:
    catalog = load(
        DiskTree(write_catalog(tmp_path, {"courses/liudu/dangzhang.yaml": BASE[COURSE]}))
    )
    assert everything_told(catalog) == {"courses/liudu/dangzhang.yaml": ["PS202"]}
    assert COURSE in file_of(catalog, "courses/liudu/dangzhang.yaml").problems[0].message
    assert list(catalog.courses) == ["dangzhang"]


def test_one_id_in_two_kinds_is_fine(tmp_path: Path) -> None:
    assert (
        everything_told(
            load(
                DiskTree(write_catalog(tmp_path, {"sites/liudu.yaml": BASE["sites/jiaoshi.yaml"]}))
            )
        )
        == {}
    )


def test_id_in_a_file(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path, {COURSE: BASE[COURSE] + "id: dangzhang\n"})))
    assert told(catalog, COURSE) == [("PS102", 10, 1, "文件里不写 id：文件名就是编号")]


# --- the manifest


def broken(root: Path) -> str:
    with pytest.raises(CatalogUnreadableError) as error:
        require_manifest(load(DiskTree(root)))
    assert error.value.exit_code == 3
    assert error.value.hint
    assert f"catalog{os.sep}catalog.yaml:" in error.value.message
    return error.value.message.split(": ", 1)[1]


BROKEN_MANIFEST: list[tuple[str | bytes | None, str]] = [
    (None, "文件读不出来：文件不见了"),
    ("", "文件里没有内容"),
    (
        "format: 2\ntitle: 甲\nthemes: {political-theory: 甲}\n",
        "目录的格式版本是“2”，这个 pschool 只认得 1",
    ),
    (
        'format: "1"\ntitle: 甲\nthemes: {political-theory: 甲}\n',
        "format（格式版本）要写数字 1",
    ),
    (
        "format: true\ntitle: 甲\nthemes: {political-theory: 甲}\n",
        "目录的格式版本是“true”，这个 pschool 只认得 1",
    ),
    ("format: 1\ntitle: 甲\n", "缺少必填字段 themes（主题）"),
    ("format: 1\ntitle: 甲\nthemes: {}\n", "themes（主题）至少要写一项"),
    (
        "format: 1\ntitle: 甲\nthemes: 甲\n",
        "themes（主题）要写几行“字段: 内容”，这里是文字“甲”",
    ),
    (
        "format: 1\ntitle: 甲\nthemes: [甲]\n",
        "themes（主题）要写几行“字段: 内容”，这里是列表“[…]”",
    ),
    ("format: 1\ntitle：甲\nthemes: {political-theory: 甲}\n", "第 2 行的冒号是全角“：”"),
    ("format: 1\n'': 甲\ntitle: 甲\nthemes: {political-theory: 甲}\n", "冒号前面没有字段名"),
    (
        "format: 1\ntitle: 甲\nthemes: {political-theory: 甲}\nstructure:\n  themes：4\n",
        "第 5 行的冒号是全角“：”",
    ),
    (
        "format: 1\ntitle: 甲\nthemes: {political-theory: 甲}\ntitle: 乙\n",
        "字段 title 写了两次（第 2 行已经写过）",
    ),
    ("- a\n", "整个文件应当由“字段: 内容”组成"),
    ("a: [\n", "第 2 行缺少内容，或括号没有配对"),
    (
        "format: 1\ntitle: 课程目录\n".encode("gbk"),
        "文件不是 UTF-8 编码，看来是 GBK（记事本里叫“ANSI”）",
    ),
]


def test_broken_manifest(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for number, (manifest, said) in enumerate(BROKEN_MANIFEST):
        with subtests.test(manifest=manifest):
            root = write_catalog(tmp_path / str(number), {"catalog.yaml": manifest})
            assert broken(root) == said
            # One problem, and nothing else that merely follows from it.
            catalog = load(DiskTree(root))
            assert catalog.manifest_file.is_broken
            assert [problem.message for problem in catalog.manifest_file.problems] == [said]
            assert catalog.left_out == ()


def test_manifest_that_is_a_link_out_of_the_catalog(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"catalog.yaml": None})
    (tmp_path / "secret").write_text(BASE["catalog.yaml"], "utf-8")
    try:
        (root / "catalog.yaml").symlink_to(tmp_path / "secret")
    except OSError:  # pragma: no cover
        pytest.skip("这里不能建符号链接")
    assert broken(root) == "这个链接通向目录之外，没有读"
    assert load(DiskTree(root)).manifest_file.source.text == ""


def test_no_folder(tmp_path: Path) -> None:
    catalog = load(DiskTree(tmp_path / "none"))
    assert catalog.files == ()
    assert catalog.manifest_file.is_broken


def test_what_is_sound_in_a_broken_manifest_holds(tmp_path: Path) -> None:
    manifest = "format: 1\nthemes: {new: 新}\nstructure: {themes: 9}\nlint: 1\n"
    catalog = load(DiskTree(write_catalog(tmp_path, {"catalog.yaml": manifest})))
    assert codes(catalog, "catalog.yaml") == ["PS101", "PS103"]
    assert catalog.manifest.structure.themes == 9
    assert [message for *_, message in told(catalog, COURSE)] == [
        "theme（主题）里没有“political-theory”这个词"
    ]


def test_the_manifests_own_words(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"] + "needs:\n  - {audience: member, topics: [党章]}\n"
    catalog = load(DiskTree(write_catalog(tmp_path, {"catalog.yaml": manifest})))
    assert told(catalog, "catalog.yaml") == [
        ("PS104", 5, 16, "audience（对象）里没有“member”这个词")
    ]


# --- no storms


def test_themes_of_a_school_of_its_own(tmp_path: Path) -> None:
    school = BASE["schools/liudu.yaml"] + "themes: {own: 自己的}\n"
    course = BASE[COURSE].replace("political-theory", "own")
    good = load(
        DiskTree(write_catalog(tmp_path / "a", {"schools/liudu.yaml": school, COURSE: course}))
    )
    assert everything_told(good) == {}
    bad = load(DiskTree(write_catalog(tmp_path / "b", {"schools/liudu.yaml": school})))
    assert everything_told(bad) == {COURSE: ["PS104"]}


@pytest.mark.parametrize("fault", ["tier: country\n", "a: [\n", "themes: {own: 1}\n"])
def test_a_broken_school_does_not_break_its_courses(tmp_path: Path, fault: str) -> None:
    school = f"title: 柳杜乡党校\nthemes: {{own: 自己的}}\n{fault}"
    course = BASE[COURSE].replace("political-theory", "own")
    catalog = load(
        DiskTree(write_catalog(tmp_path, {"schools/liudu.yaml": school, COURSE: course}))
    )
    assert set(everything_told(catalog)) == {"schools/liudu.yaml"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(sorted(BASE)))
def test_no_bytes_in_any_file_raise(tmp_path: Path, content: bytes, path: str) -> None:
    root = write_catalog(tmp_path, {path: content})
    catalog = load(DiskTree(root))
    for file in files_of(catalog):
        for problem in file.problems:
            span = file.source.span_of(problem)
            assert 0 <= span.start <= span.end <= len(file.source.text)


LINES = st.sampled_from(
    [
        "title: 甲",
        "title：甲",
        "id: x",
        "from: 2026-10-12",
        "to: 2026-10-11",
        "themes: {a: 1}",
        "themes:",
        "sessions:",
        "  - id：s01",
        "  - {id: s01, start: '9'}",
        "open: {from: 9:00, to: 8:00}",
        "open: x",
        "travel_minutes: {'': 1, x: y}",
        "calendar: {closed: [{from: 1, to: 0}, x]}",
        "day_parts: {a: b}",
        "contact_hours: {minutes: 1, half_day: 2}",
        "contact_hours: 99999999999999999999",
        "season: [1]",
        "kind: theme",
        "tier: village",
        "venue: field",
        "materials: [{}, 1, {url: a, path: b}]",
        ": x",
        "unavailable: [{from: 2026-01-02, to: 2026-01-01}]",
        "size: 1e400",
        "teachers: [~, 甲，乙, []]",
    ]
)


@settings(
    max_examples=settings().max_examples * (4 if is_full_run() else 2),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(LINES, unique=True, max_size=8), st.sampled_from(sorted(BASE)))
def test_no_wrong_field_in_any_file_raises(tmp_path: Path, lines: list[str], path: str) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path, {path: "\n".join(lines)})))
    file = file_of(catalog, path)
    assert file.problems
    for problem in file.problems:
        assert file.source.span_of(problem).line <= len(lines) + 1
        assert "\n" not in problem.message + problem.hint
