"""Another id for something: it is renamed wherever it is named, and nothing else changes."""

from itertools import product
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.rename import rename
from partyschool_cli.errors import CommandLineError, UserError
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.registry import all_rules
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.text.problem import Problem
from tests.catalogs import BASE, PINGCHENG, QINGSHI, SHIPPED, write_catalog
from tests.edit.editing import changed, differences, found_in, lookup_of, references
from tests.full_run import is_full_run
from tests.linting import write_base

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"
# These are known to rules by their ids, which the command tells.
KNOWN_TO_RULES = ("audience:members", "audience:farmers")


@pytest.mark.parametrize(
    "root",
    [PINGCHENG, QINGSHI, SHIPPED] if is_full_run() else [PINGCHENG, QINGSHI],
    ids=lambda path: path.name,
)
def test_nothing_dangles_whatever_is_renamed(root: Path) -> None:
    """In CI everything but most sessions, else some."""
    before = found_in(root)
    every = list(references(lookup_of(root)))
    chosen = [
        one for at, one in enumerate(every) if at % 43 == 0 or (is_full_run() and "/" not in one)
    ]
    for reference in chosen:
        plan = rename(lookup_of(root), reference, "zz-new-id")
        caused, ended = differences(root, before, plan)
        assert (reference, caused) == (reference, [])
        assert ended == [] or reference in KNOWN_TO_RULES
        assert "zz-new-id" in str(changed(root, plan))


def test_findings_of_every_rule_are_the_same_under_another_id(tmp_path: Path) -> None:
    """Ids that sort before all others, and after: which of two is told about may change."""
    examples = [(named.code, one) for named in all_rules() for one in named.rule.bad]
    for code, example in examples if is_full_run() else examples[::90]:
        # A new id ends the finding that the old one is bad; what cannot be seen is no mention.
        if code in ("PS006", "PS007") or "catalog.yaml" in {**example.added, **example.changed}:
            continue
        root = write_base(tmp_path / "catalog", example_files(example))
        before = found_in(root)
        for reference, new in product(references(lookup_of(root)), ("aa", "zz-new-id")):
            try:
                plan = rename(lookup_of(root), reference, new)
            except UserError as error:
                assert error.hint  # noqa: PT017  # a broken file has the id
                continue
            caused, ended = differences(root, before, plan)
            assert (code, reference, caused) == (code, reference, [])
            assert ended == [] or reference in KNOWN_TO_RULES


def test_the_file_and_its_mentions_change_and_nothing_else(root: Path) -> None:
    plan = rename(lookup_of(root), "wang", "王示例")
    assert changed(root, plan) == {
        "teachers/wang.yaml": None,
        "teachers/王示例.yaml": BASE["teachers/wang.yaml"],
        COURSE: BASE[COURSE].replace("wang", "王示例"),
        CLASS: BASE[CLASS].replace("wang", "王示例"),
    }
    assert plan.renamed == {Key(Kind.TEACHER, "wang"): Key(Kind.TEACHER, "王示例")}


def test_it_is_found_by_title_and_stays_in_its_folder(tmp_path: Path) -> None:
    files = {"sites/a/b/hall.yml": "title: 大礼堂\nvenue: online\n", "sites/hall2.yaml": None}
    root = write_catalog(tmp_path, files)
    assert changed(root, rename(lookup_of(root), "大礼堂", "auditorium")) == {
        "sites/a/b/hall.yml": None,
        "sites/a/b/auditorium.yml": "title: 大礼堂\nvenue: online\n",
    }


def test_both_sides_of_a_way_and_what_names_itself(tmp_path: Path) -> None:
    hall = "title: 礼堂\nvenue: online\ntravel_minutes: {jiaoshi: 20}  # 骑车\n"
    room = BASE["sites/jiaoshi.yaml"] + "travel_minutes:\n  hall: 20\n  jiaoshi: 0\n"
    root = write_catalog(tmp_path, {"sites/hall.yaml": hall, "sites/jiaoshi.yaml": room})
    new = changed(root, rename(lookup_of(root), "site:jiaoshi", "room"))
    assert new["sites/hall.yaml"] == hall.replace("jiaoshi", "room")
    assert new["sites/room.yaml"] == room.replace("jiaoshi", "room")
    assert new["sites/jiaoshi.yaml"] is None
    new = changed(root, rename(lookup_of(root), "hall", "room"))
    assert new["sites/jiaoshi.yaml"] == room.replace("hall", "room")


def test_the_same_id_of_another_kind_stays(tmp_path: Path) -> None:
    files = {
        "teachers/liudu.yaml": BASE["teachers/wang.yaml"] + "school: liudu\n",
        COURSE: BASE[COURSE].replace("[wang]", "[liudu, wang]"),
    }
    root = write_catalog(tmp_path, files)
    new = changed(root, rename(lookup_of(root), "teacher:liudu", "li"))
    assert new == {
        "teachers/liudu.yaml": None,
        "teachers/li.yaml": files["teachers/liudu.yaml"],
        COURSE: files[COURSE].replace("[liudu, wang]", "[li, wang]"),
    }


def test_mentions_in_files_that_are_wrong_in_another_way(tmp_path: Path) -> None:
    wrong = BASE[COURSE].replace("contact_hours: 2", "contact_hours: 很多") + "titel: x\n"
    root = write_catalog(tmp_path, {COURSE: wrong})
    new = changed(root, rename(lookup_of(root), "wang", "li"))
    assert new[COURSE] == wrong.replace("wang", "li")


def test_a_list_that_has_the_new_id_keeps_one(tmp_path: Path) -> None:
    text = BASE[COURSE].replace("[wang]", "[wang, li]")
    root = write_catalog(tmp_path, {COURSE: text})
    new = changed(root, rename(lookup_of(root), "wang", "li"))
    assert new[COURSE] == BASE[COURSE].replace("wang", "li")


def test_line_ends_marks_and_comments_stay(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + BASE[COURSE].replace("\n", "  # wang\r\n").encode()
    root = write_catalog(tmp_path, {COURSE: data})
    plan = rename(lookup_of(root), "wang", "li")
    assert plan.changes.results(DiskTree(root).read)[COURSE] == data.replace(b"[wang]", b"[li]")


def test_the_id_that_it_has_already_changes_nothing(root: Path) -> None:
    for reference, new in (
        ("wang", "wang"),
        ("banci/s01", "s01"),
        ("banci/s01", "banci/s01"),
        ("theme:political-theory", "political-theory"),
    ):
        assert rename(lookup_of(root), reference, new).changes.changes == ()


def test_a_bad_id_is_refused_with_one_that_is_good(root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str]] = [
        ("Li", "可以用 li"),
        ("li ming", "可以用 li-ming"),
        ("li_ming", "可以用 li-ming"),
        ("Wang", "换一个"),
        ("ｌｉ", "可以用 li"),
        ("con", "可以用 con-1"),
        ("a/b", "可以用 a-b"),
        ("../x", "可以用 x"),
        ("x" * 65, "可以用 xxx"),
        ("", "换一个"),
    ]
    for new, hint in cases:
        with subtests.test(new=new, hint=hint):
            with pytest.raises(CommandLineError, match="不能作编号") as error:
                rename(lookup_of(root), "wang", new)
            assert error.value.hint.startswith(hint)
            assert error.value.exit_code == 2


@pytest.mark.parametrize("other", ["teachers/li.yaml", "teachers/Li.yaml", "teachers/x/li.yml"])
def test_a_taken_id_is_refused_in_any_case(tmp_path: Path, other: str) -> None:
    root = write_catalog(tmp_path, {other: "name: 李示例\ncategory: school-teacher\n"})
    with pytest.raises(CommandLineError, match=f"li 已经有了：{other}（李示例）") as error:
        rename(lookup_of(root), "wang", "li")
    assert error.value.hint.startswith("换一个，如 li-2；")
    assert "pschool merge wang" in error.value.hint


def test_a_bad_id_on_disk_becomes_a_good_one(tmp_path: Path) -> None:
    files = {"teachers/wang.yaml": None, "teachers/Wang.yaml": BASE["teachers/wang.yaml"]}
    root = write_catalog(tmp_path, files | {COURSE: BASE[COURSE].replace("wang", "Wang")})
    new = changed(root, rename(lookup_of(root), "Wang", "wang"))
    assert new == {
        "teachers/Wang.yaml": None,
        "teachers/wang.yaml": BASE["teachers/wang.yaml"],
        COURSE: BASE[COURSE],
    }


def test_where_a_disk_ignores_case_the_way_round_is_told(tmp_path: Path) -> None:
    files = {"teachers/wang.yaml": None, "teachers/Wang.yaml": BASE["teachers/wang.yaml"]}
    tree = DiskTree(write_catalog(tmp_path, files))

    class IgnoringCase(DiskTree):
        def read(self, path: str) -> bytes | Problem:
            return super().read(path.replace("/wang.", "/Wang."))

    lookup = Lookup(IgnoringCase(tree.folder), lambda: load(tree))
    with pytest.raises(CommandLineError, match="不分大小写") as error:
        rename(lookup, "Wang", "wang")
    assert "pschool rename wang-1 wang" in error.value.hint
    assert changed(tree.folder, rename(lookup, "Wang", "wang-1"))


def test_two_files_with_the_id_are_refused(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/x/wang.yaml": BASE["teachers/wang.yaml"]})
    with pytest.raises(CommandLineError, match=r"两个文件：teachers/wang\.yaml、teachers/x/wang"):
        rename(lookup_of(root), "teacher:wang", "li")


def test_a_file_that_cannot_be_parsed_can_be_renamed_itself(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"sites/broken.yaml": "title: [\n"})
    new = changed(root, rename(lookup_of(root), "broken", "mended"))
    assert new == {"sites/broken.yaml": None, "sites/mended.yaml": "title: [\n"}


def test_a_session_gets_another_id_in_its_class(root: Path) -> None:
    for reference in ("banci/s01", "党员轮训班/s01", "banci／S01"):
        plan = rename(lookup_of(root), reference, "s05")
        assert changed(root, plan) == {CLASS: BASE[CLASS].replace("s01", "s05")}
        assert plan.renamed == {Key(Kind.SESSION, "banci/s01"): Key(Kind.SESSION, "banci/s05")}


def test_a_session_needs_an_id_of_its_own(tmp_path: Path) -> None:
    line = BASE[CLASS].partition("sessions:\n")[2]
    both = BASE[CLASS] + line.replace("s01", "s02")
    root = write_catalog(tmp_path, {CLASS: both})
    with pytest.raises(CommandLineError, match="已经有课次 s02") as error:
        rename(lookup_of(root), "banci/s01", "s02")
    assert error.value.hint == "换一个，如 s03"
    root = write_catalog(tmp_path, {CLASS: BASE[CLASS] + line})
    with pytest.raises(CommandLineError, match="里有 2 次课的编号都是 s01，不知道是哪一次"):
        rename(lookup_of(root), "banci/s01", "s02")


def test_a_session_of_a_broken_class_never_renames_the_class(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {CLASS: BASE[CLASS].replace("size: 30", "size: 多")})
    with pytest.raises(CommandLineError, match=r"“s09”，文件也有错：classes/banci\.yaml:6:7"):
        rename(lookup_of(root), "banci/s09", "s02")
    new = changed(root, rename(lookup_of(root), "banci/s01", "s02"))
    assert "id: s02" in str(new[CLASS])
