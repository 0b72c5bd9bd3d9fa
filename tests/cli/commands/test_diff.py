"""`pschool diff`: what differs between two versions, as a clerk and a program see it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool
from tests.repositories import commit, git, repository, with_attributes

CLASS, COURSE, TEACHER = "classes/banci.yaml", "courses/dangzhang.yaml", "teachers/wang.yaml"
MOVED = BASE[CLASS].replace("date: 2026-10-12, start: 08:30", "date: 2026-10-13, start: 08:30")
MOVED_LINE = "党员轮训班 s01（党章导读）：10月12日（周一）08:30—10:00 → 10月13日（周二）08:30—10:00"
SECOND = BASE[CLASS] + (
    "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, course: dangzhang,\n"
    "     teachers: [wang], site: jiaoshi}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def write(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        (root / path).write_text(text, "utf-8") if text is not None else (root / path).unlink()


def lines(pschool: Pschool, root: Path, *words: str) -> list[str]:
    """The lines below the title."""
    result = pschool("diff", *words, cwd=root)
    assert result.code == 0, result.err
    return result.out.splitlines()[1:]


def changes(pschool: Pschool, root: Path, *words: str) -> list[dict[str, Any]]:
    result = pschool("diff", *words, "--format", "json", cwd=root)
    assert result.code == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)["changes"]
    return found


def test_by_itself_it_compares_the_last_commit_with_the_files(root: Path, pschool: Pschool) -> None:
    head = git(root, "rev-parse", "HEAD").strip()
    write(root, {CLASS: MOVED})
    result = pschool("diff", cwd=root)
    assert result.out == f"HEAD（{head[:8]}） → 现在的文件\n{MOVED_LINE}\n"
    assert (result.code, result.err) == (0, "")


def test_in_terms_of_the_catalog(root: Path, pschool: Pschool) -> None:
    """A moved line, a comment, `8:30` for `08:30` are no difference."""
    text = BASE[CLASS].replace("start: 08:30", "start: 8:30 ").replace("size: 30\n", "")
    write(root, {CLASS: f"# 暂定\nsize:   30\n{text}", TEACHER: BASE[TEACHER] + "\n# 完\n"})
    assert lines(pschool, root) == ["没有不同"]
    assert pschool("diff", "--exit-code", cwd=root).code == 0
    assert changes(pschool, root) == []


def test_exit_code_says_that_something_differs(root: Path, pschool: Pschool) -> None:
    write(root, {CLASS: MOVED})
    assert pschool("diff", "--exit-code", cwd=root).code == 1
    assert pschool("diff", "--exit-code", "teachers", cwd=root).code == 0


# What is written, and the line of it.
TOLD: list[tuple[Mapping[str, str | None], str]] = [
    ({CLASS: SECOND}, "增加 党员轮训班 s02（党章导读）：10月13日（周二）08:30—10:00"),
    ({CLASS: None}, f"删去 班次 党员轮训班（{CLASS}，1 次课）"),
    ({"teachers/li.yaml": "name: 李四\n"}, "新建 教师 李四（teachers/li.yaml）"),
    ({TEACHER: BASE[TEACHER].replace("王", "汪")}, "教师 汪示例：姓名 王示例 → 汪示例"),
    (
        {"catalog.yaml": BASE["catalog.yaml"].replace("示例目录", "新目录")},
        "课程目录：目录名称 示例目录 → 新目录",
    ),
    (
        {TEACHER: None, "teachers/wang-li.yaml": BASE[TEACHER]},
        "教师 王示例：编号 wang → wang-li",
    ),
]


def test_each_kind_of_change_has_its_words(root: Path, pschool: Pschool) -> None:
    for files, told in TOLD:
        write(root, files)
        assert lines(pschool, root) == [told]
        write(root, {path: BASE.get(path) for path in files})


def test_a_renamed_class_whose_sessions_changed_too(root: Path, pschool: Pschool) -> None:
    write(root, {CLASS: None, "classes/lunxun.yaml": MOVED})
    assert lines(pschool, root) == ["班次 党员轮训班：编号 banci → lunxun", MOVED_LINE]
    assert lines(pschool, root, "--stat") == [
        "党员轮训班：编号改为 lunxun，另改 1 处",
        "共 1 项：改编号 1",
    ]


def test_mentions_that_only_follow_a_rename_are_for_programs(root: Path, pschool: Pschool) -> None:
    renamed = {TEACHER: None, "teachers/li.yaml": BASE[TEACHER]}
    texts = {path: BASE[path].replace("[wang]", "[li]") for path in (COURSE, CLASS)}
    write(root, renamed | texts)
    assert lines(pschool, root) == ["教师 王示例：编号 wang → li"]
    assert lines(pschool, root, "courses") == ["只有跟着改了的编号，别的没有不同"]
    found = {one["id"]: one for one in changes(pschool, root)}
    assert found["dangzhang"]["fields"] == [
        {"field": "teachers", "old": ["wang"], "new": ["li"], "follows": "rename"}
    ]
    assert found["banci"]["fields"][0]["field"] == "sessions[s01].teachers"
    assert {"change": "renamed", "id": "li", "old_id": "wang", "fields": []}.items() <= found[
        "li"
    ].items()


def test_json_as_the_contract_has_it(root: Path, pschool: Pschool) -> None:
    head = git(root, "rev-parse", "HEAD").strip()
    write(root, {CLASS: SECOND.replace("title: 党员轮训班", "title: 轮训班")})
    document = json.loads(pschool("diff", "--format", "json", cwd=root).out)
    (change,) = document.pop("changes")
    assert document == {"version": 1, "old": head, "new": "."}
    session = {"id": "s02", "date": "2026-10-13", "start": "08:30", "end": "10:00"}
    session |= {"course": "dangzhang", "teachers": ["wang"], "site": "jiaoshi"}  # type: ignore[dict-item]
    assert change == {
        "change": "changed",
        "entity": "class",
        "id": "banci",
        "old_id": None,
        "title": "轮训班",
        "file": CLASS,
        "fields": [
            {"field": "title", "old": "党员轮训班", "new": "轮训班"},
            {"field": "sessions[s02]", "old": None, "new": session},
        ],
    }


def test_a_removed_session_is_whole_on_the_old_side(root: Path, pschool: Pschool) -> None:
    write(root, {CLASS: SECOND})
    commit(root)
    write(root, {CLASS: BASE[CLASS]})
    ((field,),) = (one["fields"] for one in changes(pschool, root))
    assert (field["field"], field["new"]) == ("sessions[s02]", None)
    assert field["old"]["date"] == "2026-10-13"


def test_markdown(root: Path, pschool: Pschool) -> None:
    write(root, {TEACHER: BASE[TEACHER].replace("王示例", "王*示例")})
    result = pschool("diff", "HEAD", "--format", "md", cwd=root)
    title, empty, item = result.out.splitlines()
    assert title.startswith("# HEAD（")
    assert (empty, item) == ("", r"- 教师 王\*示例：姓名 王示例 → 王\*示例")


# Two versions and entities, and how many changes there are of what.
NAMED = {
    ("HEAD~1..HEAD",): (1, "党员轮训班 s01"),
    ("HEAD~1", "HEAD"): (1, "党员轮训班 s01"),
    ("HEAD",): (1, "教师"),
    ("v1..main",): (1, "党员轮训班 s01"),
    ("教师",): (1, "教师"),
    ("wang",): (1, "教师"),
    ("course:dangzhang",): (1, "没有不同"),
    ("HEAD~1",): (2, "党员轮训班 s01"),
    ("HEAD~1", "班次"): (1, "党员轮训班 s01"),
    ("HEAD~1", "课次"): (1, "党员轮训班 s01"),
    ("HEAD~1", "banci/s01"): (1, "党员轮训班 s01"),
    ("HEAD~1", "banci", "teachers"): (2, "党员轮训班 s01"),
    ("HEAD~1", "轮训"): (1, "党员轮训班 s01"),
}


def test_words_name_versions_then_entities(root: Path, pschool: Pschool) -> None:
    git(root, "tag", "v1")
    write(root, {CLASS: MOVED})
    commit(root)
    write(root, {TEACHER: BASE[TEACHER].replace("王", "汪")})

    def found(words: tuple[str, ...]) -> tuple[int, str]:
        told = lines(pschool, root, *words)
        start = NAMED[words][1]
        return len(told), start if told[0].startswith(start) else told[0]

    assert {words: found(words) for words in NAMED} == NAMED


def test_what_is_gone_is_named_as_it_was(root: Path, pschool: Pschool) -> None:
    write(root, {TEACHER: None, "teachers/li.yaml": BASE[TEACHER], "sites/jiaoshi.yaml": None})
    assert lines(pschool, root, "wang") == ["教师 王示例：编号 wang → li"]
    assert lines(pschool, root, "教室") == ["删去 教学点 教室（sites/jiaoshi.yaml）"]


def test_what_was_published(root: Path, pschool: Pschool) -> None:
    result = pschool("diff", "published", cwd=root)
    assert result.code == 2
    assert "pschool publish" in result.err
    git(root, "tag", "pschool/published/2026-10-01-1")
    write(root, {CLASS: MOVED})
    commit(root)
    assert lines(pschool, root, "published") == [MOVED_LINE]
    assert lines(pschool, root, "published..HEAD", "班次") == [MOVED_LINE]


def test_two_folders_without_git_and_without_a_catalog_here(
    tmp_path: Path, pschool: Pschool
) -> None:
    write_catalog(tmp_path / "old")
    write_catalog(tmp_path / "new", {CLASS: MOVED})
    for words in (("old", "new"), ("old..new",), ("old/catalog", "new", "banci")):
        assert lines(pschool, tmp_path, *words) == [MOVED_LINE]
    document = json.loads(pschool("diff", "old", "new", "--format", "json", cwd=tmp_path).out)
    assert (document["old"], document["new"]) == ("old/catalog", "new/catalog")
    result = pschool("diff", "old", cwd=tmp_path)
    assert result.code == 3
    assert "没有课程目录" in result.err


def test_without_git_the_rest_says_so(tmp_path: Path, pschool: Pschool) -> None:
    root = write_catalog(tmp_path / "old")
    for words in ((), ("HEAD~1",), ("昨天",), ("wang",)):
        result = pschool("diff", *words, cwd=root)
        assert result.code == 2
        assert "不在 git 仓库里" in result.err


def test_a_file_that_cannot_be_read_is_told_and_not_removed(root: Path, pschool: Pschool) -> None:
    write(root, {TEACHER: "name: [\n", CLASS: MOVED})
    result = pschool("diff", "--exit-code", cwd=root)
    assert result.code == 1
    assert result.out.splitlines()[1:] == [MOVED_LINE]
    assert TEACHER in result.err
    assert "pschool lint" in result.err
    write(root, {CLASS: BASE[CLASS]})
    assert pschool("diff", "--exit-code", cwd=root).code == 0


@pytest.mark.parametrize("encoding", ["GBK", "UTF-16LE-BOM"])
def test_another_encoding_in_the_work_tree_is_no_difference(
    root: Path, pschool: Pschool, encoding: str
) -> None:
    """Even though such files cannot be loaded."""
    with_attributes(root.parent, ".gitattributes", f"*.yaml working-tree-encoding={encoding}")
    result = pschool("diff", "--exit-code", cwd=root)
    assert (result.code, result.err) == (0, "")


def test_a_broken_manifest_hinders_no_comparison(root: Path, pschool: Pschool) -> None:
    course = BASE[COURSE].replace("strand: theory", "strand: practical")
    write(root, {"catalog.yaml": "title: [\n", COURSE: course})
    result = pschool("diff", cwd=root)
    assert result.code == 0
    assert "课程 党章导读：模块" in result.out
    assert "catalog.yaml" in result.err


# A word, what is said of it, and the suggestion.
NOTHING = {
    "HAED": ("没有“HAED”这个版本或条目", "是不是 HEAD？"),
    "wnag": ("没有“wnag”这个版本或条目", "wang"),
    "HEAD~7": ("git 里没有“HEAD~7”这个版本", "历史没有那么长"),
    "mian~1": ("git 里没有“mian~1”这个版本", "main"),
    "HEAD...main": ("三个点", "HEAD..main"),
}


def test_a_word_that_is_nothing_has_a_suggestion(root: Path, pschool: Pschool) -> None:
    for word, (message, hint) in NOTHING.items():
        result = pschool("diff", word, cwd=root)
        assert result.code == 2
        assert message in result.err
        assert hint in result.err


def test_a_short_json_is_none(root: Path, pschool: Pschool) -> None:
    result = pschool("diff", "--stat", "--format", "json", cwd=root)
    assert result.code == 2
    assert "--stat" in result.err


def test_personal_numbers_are_masked(root: Path, pschool: Pschool) -> None:
    number = "11010519491231002X"
    write(root, {TEACHER: f"{BASE[TEACHER]}notes: {number}\n"})
    for name in ("text", "json", "md"):
        assert number not in pschool("diff", "--format", name, cwd=root).out
