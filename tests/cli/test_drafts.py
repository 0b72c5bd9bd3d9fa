"""Drafts that have no more than the format asks of them: every command takes them as they are."""

import json
import shutil
from itertools import chain, cycle
from pathlib import Path

import pytest

from tests.catalogs import QINGSHI
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run

DRAFTS = {
    "schools/new-school.yaml": "title: 草稿学校\nstatus: draft\n",
    "courses/no-school.yaml": "title: 草稿课甲\nstatus: draft\n",
    "courses/no-kind.yaml": "title: 草稿课乙\nschool: hekou\nstatus: draft\n",
    "courses/no-theme.yaml": "title: 草稿课丙\nschool: hekou\nkind: theme\nstatus: draft\n",
    "teachers/new-teacher.yaml": "name: 草稿教师\nstatus: draft\n",
    "sites/new-site.yaml": "title: 草稿教室\nstatus: draft\n",
    "classes/new-class.yaml": """\
title: 草稿班
school: hekou
from: 2026-10-12
to: 2026-10-13
sessions:
  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00}
  - id: s02
    date: 2026-10-12
    start: 10:00
    end: 11:30
    course: no-school
    teachers: [new-teacher]
    site: new-site
    delivery: lecture
status: draft
""",
}
IDS = [Path(path).stem for path in DRAFTS]


def with_drafts(folder: Path) -> Path:
    """The fixed catalog with a draft of each kind."""
    found = folder / "catalog"
    shutil.copytree(QINGSHI, found)
    for path, text in DRAFTS.items():
        (found / path).write_text(text, "utf-8")
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """That catalog, to change."""
    return with_drafts(tmp_path)


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for tests that change nothing."""
    return with_drafts(tmp_path_factory.mktemp("drafts"))


KINDS = ("schools", "courses", "teachers", "sites", "classes", "sessions")
# Of each kind values and cells; in the default run each form of them for every other kind.
FORMS = (("json", "csv"), ("yaml", "md"))
LISTS = [
    ["list", kind, "--format", form]
    for kind, some in zip(KINDS, cycle(FORMS), strict=False)
    for form in (chain(*FORMS) if is_full_run() else some)
]
SORTS = [
    ["list", kind, "--sort", key]
    for kind, keys in {
        "schools": ("tier",),
        "courses": ("kind", "-学时", "school", "strand", "delivery"),
        "teachers": ("category",),
        "sites": ("venue", "capacity"),
        "classes": ("size", "audience"),
        "sessions": ("size", "content"),
    }.items()
    for key in keys
]
LOOKING = [
    *(["show", name] for name in (*IDS, "new-class/s01", "new-class/s02")),
    *(["show", name, "--format", "json"] for name in (*IDS, "new-class/s01")),
    ["list", "courses", "学时>=0"],
    ["list", "sessions", "size<10"],
    ["tree"],
    ["tree", "--format", "md"],
    ["tree", "hekou", "--format", "json"],
    ["search", "草稿"],
    ["search", "内容未定"],
    ["stats"],
    ["stats", "--format", "json"],
    ["stats", "--school", "new-school"],
    ["timetable", "new-class"],
    ["timetable", "--teacher", "new-teacher"],
    ["slots", "new-class"],
    ["slots", "new-class/s01"],
    ["slots", "new-class/s02"],
    ["fmt", "--diff"],
]
# Each document and each format; the others of a document only in the full run.
EXPORTS = [
    ["export", what, *of, "--format", form]
    for what, of, forms, others in (
        ("catalog", (), ("md", "json", "jsonld", "xlsx", "pdf"), ("csv", "docx", "html")),
        ("teachers", (), ("md",), ("csv",)),
        ("sites", (), ("csv",), ("md",)),
        ("classes", (), ("md",), ("csv",)),
        ("timetable", ("--class", "new-class"), ("ics", "docx", "html"), ("md", "xlsx")),
        ("attendance", ("--class", "new-class"), ("docx", "html"), ("xlsx", "pdf")),
    )
    for form in ((*forms, *others) if is_full_run() else forms)
]


@pytest.mark.parametrize("commands", [LISTS, SORTS, LOOKING], ids=["lists", "sorts", "others"])
def test_looking_at_drafts(commands: list[list[str]], unchanged: Path, pschool: Pschool) -> None:
    for words in commands:
        result = pschool(*words, cwd=unchanged)
        assert result.code in (0, 1), (words, result.err)
        assert "错误" not in result.err, words


@pytest.mark.parametrize("words", EXPORTS, ids=" ".join)
def test_exporting_drafts(
    words: list[str], unchanged: Path, tmp_path: Path, pschool: Pschool
) -> None:
    result = pschool(*words, "-o", str(tmp_path / "out"), cwd=unchanged)
    assert result.code == 0, result.err
    assert (tmp_path / "out").stat().st_size


def test_drafts_change_no_number_and_no_finding(root: Path, pschool: Pschool) -> None:
    def numbers(folder: Path) -> object:
        found = json.loads(pschool("stats", "--format", "json", cwd=folder).out)
        return {name: value for name, value in found.items() if name != "counts"}

    assert numbers(root) == numbers(QINGSHI)
    found = json.loads(pschool("lint", "--format", "json", cwd=root).out)["findings"]
    assert [one["file"] for one in found if Path(one["file"]).stem in IDS] == []


def test_a_draft_takes_part_in_clashes(root: Path, pschool: Pschool) -> None:
    text = (root / "classes/new-class.yaml").read_text("utf-8")
    twice = text.replace("start: 10:00", "start: 09:00")
    (root / "classes/new-class.yaml").write_text(twice, "utf-8")
    found = pschool("lint", "--select", "PS4", "--format", "concise", cwd=root)
    assert "classes/new-class.yaml:9:12: PS403" in found.out


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("no-school", ["school", "kind", "strand", "contact_hours", "delivery", "audience"]),
        ("no-theme", ["theme"]),
        ("new-school", ["tier"]),
        ("new-teacher", ["category"]),
        ("new-site", ["venue"]),
        ("new-class", ["audience", "size", "course"]),
    ],
)
def test_to_make_a_draft_active_tells_what_it_lacks(
    name: str, fields: list[str], root: Path, pschool: Pschool
) -> None:
    before = {path: (root / path).read_bytes() for path in DRAFTS}
    result = pschool("set", name, "状态=在用", cwd=root)
    assert result.code == 1
    assert all(field in result.out + result.err for field in fields)
    assert {path: (root / path).read_bytes() for path in DRAFTS} == before


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (["course", "x1", "title=新课"], "courses/x1.yaml"),
        (["teacher", "x1", "name=新人"], "teachers/x1.yaml"),
        (["school", "x1", "title=新校"], "schools/x1.yaml"),
        (["site", "x1", "title=新场"], "sites/x1.yaml"),
        (
            ["class", "x1", "title=新班", "school=hekou", "from=2026-10-20", "to=2026-10-21"],
            "classes/x1.yaml",
        ),
    ],
)
def test_a_new_draft_needs_no_more(
    words: list[str], path: str, root: Path, pschool: Pschool
) -> None:
    assert pschool("new", *words, "--no-input", cwd=root).code == 2
    result = pschool("new", *words, "状态=草稿", "--no-input", cwd=root)
    assert result.code == 0, result.err
    written = next(root.rglob(Path(path).name)).read_text("utf-8")
    assert "status: draft" in written
