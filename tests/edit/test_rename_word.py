"""Another id for a word of a vocabulary, or for an office."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Word
from partyschool_cli.edit.merge import merge
from partyschool_cli.edit.remove import remove
from partyschool_cli.edit.rename import rename
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.vocabulary import DEFAULT_AUDIENCES
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import BASE, write_catalog
from tests.edit.editing import changed, lookup_of

COURSE, CLASS, MANIFEST = "courses/dangzhang.yaml", "classes/banci.yaml", "catalog.yaml"
OBLIGATIONS = (
    "obligations:\n  - {title: 党课, office: party-secretary, at_least: 1, per: year}\n"
    "needs:\n  - {audience: members, topics: [党章]}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalog(
        tmp_path,
        {
            MANIFEST: BASE[MANIFEST] + OBLIGATIONS,
            "teachers/wang.yaml": BASE["teachers/wang.yaml"] + "office: Party-Secretary\n",
        },
    )


@pytest.mark.parametrize(
    "reference",
    ["theme:political-theory", "主题:政治理论", "主题：政治", "themes:Political-Theory"],
)
def test_a_theme_in_the_manifest_and_in_courses(root: Path, reference: str) -> None:
    plan = rename(lookup_of(root), reference, "theory")
    assert changed(root, plan) == {
        MANIFEST: (BASE[MANIFEST] + OBLIGATIONS).replace("political-theory:", "theory:"),
        COURSE: BASE[COURSE].replace("political-theory", "theory"),
    }
    assert plan.renamed_words == {Word("themes", "political-theory"): Word("themes", "theory")}


def test_a_school_s_own_theme_of_that_id_too(tmp_path: Path) -> None:
    school = (
        BASE["schools/liudu.yaml"] + "themes:\n  political-theory: 政治  # 本校\n  own: 自己的\n"
    )
    root = write_catalog(tmp_path, {"schools/liudu.yaml": school})
    new = changed(root, rename(lookup_of(root), "theme:political-theory", "theory"))
    assert new.keys() == {MANIFEST, "schools/liudu.yaml", COURSE}
    assert new["schools/liudu.yaml"] == school.replace("political-theory", "theory")
    new = changed(root, rename(lookup_of(root), "主题:自己的", "theirs"))
    assert new == {"schools/liudu.yaml": school.replace("own:", "theirs:")}
    with pytest.raises(CommandLineError, match="主题 own（自己的） 已经有了"):
        rename(lookup_of(root), "theme:political-theory", "own")


def test_of_the_default_words_all_are_written_into_the_manifest(root: Path) -> None:
    plan = rename(lookup_of(root), "对象:党员", "party-members")
    new = changed(root, plan)
    words = parse(str(new[MANIFEST])).content["audiences"]
    expected = dict(DEFAULT_AUDIENCES)
    assert list(words) == ["party-members", *list(expected)[1:]]
    assert list(words.values()) == list(expected.values())
    assert "audience: party-members" in str(new[MANIFEST])
    assert new[COURSE] == BASE[COURSE].replace("[members]", "[party-members]")
    assert new[CLASS] == BASE[CLASS].replace("[members]", "[party-members]")
    assert plan.notes == (
        "catalog.yaml 原来没有写对象，用的是默认的；现在整张写了进去",
        "检查按编号 members 认党员；改了编号，按它查的几条不再查",
    )


@pytest.mark.parametrize(
    ("reference", "new"),
    [
        ("teacher-category:school-teacher", "教师"),
        ("教师类别:党校教师", "lecturer"),
        ("teacher_category:school-teacher", "lecturer"),
    ],
)
def test_categories(root: Path, reference: str, new: str) -> None:
    found = changed(root, rename(lookup_of(root), reference, new))
    assert found.keys() == {MANIFEST, "teachers/wang.yaml"}
    assert f"category: {new}" in str(found["teachers/wang.yaml"])


def test_a_site_category(tmp_path: Path) -> None:
    site = "title: 村史馆\nvenue: field\ncapacity: 9\ncategory: red-heritage\n"
    root = write_catalog(tmp_path, {"sites/museum.yaml": site})
    found = changed(root, rename(lookup_of(root), "教学点类别:红色文化传承", "red"))
    assert found["sites/museum.yaml"] == site.replace("red-heritage", "red")


@pytest.mark.parametrize(
    "reference", ["office:party-secretary", "任职:党委书记", "office：PARTY-SECRETARY"]
)
def test_an_office_of_teachers_and_obligations_in_any_case(root: Path, reference: str) -> None:
    plan = rename(lookup_of(root), reference, "书记 兼校长")
    new = changed(root, plan)
    assert new.keys() == {MANIFEST, "teachers/wang.yaml"}
    assert "office: 书记 兼校长" in str(new["teachers/wang.yaml"])
    assert "office: 书记 兼校长" in str(new[MANIFEST])


def test_what_is_unknown_or_taken_or_bad_is_refused(root: Path) -> None:
    def refused(reference: str, new: str) -> str:
        with pytest.raises(CommandLineError) as error:
            rename(lookup_of(root), reference, new)
        return f"{error.value.message}；{error.value.hint}"

    assert refused("theme:nothing", "x") == "没有“nothing”这个主题；现有：political-theory"
    assert "是不是 members" in refused("audience:member", "x")
    assert "对象 farmers（农民） 已经有了" in refused("audience:members", "farmers")
    assert "可以用 new-id" in refused("audience:members", "New ID")
    assert "没有“mayor”这个任职" in refused("office:mayor", "x")
    assert "没有写新的任职" in refused("office:party-secretary", "  ")


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("theme:political-theory", "pschool set catalog themes.political-theory="),
        ("对象：members", "pschool set catalog audiences.members="),
        ("office:mayor", "改教师和 obligations 里的 office"),
    ],
)
def test_words_are_not_removed_or_merged(root: Path, reference: str, hint: str) -> None:
    with pytest.raises(CommandLineError, match="不能用 remove 删") as error:
        remove(lookup_of(root), ["wang", reference], cascade=True)
    assert hint in error.value.hint
    with pytest.raises(CommandLineError, match="不能合并"):
        merge(lookup_of(root), reference, "wang")


def test_a_part_of_several_titles_is_ambiguous(root: Path) -> None:
    with pytest.raises(CommandLineError, match="“干部”可以指 2 个对象") as error:
        rename(lookup_of(root), "audience:干部", "x")
    assert error.value.hint == "village-cadres（村干部）、officials（领导干部）"


def test_an_office_that_another_holds_is_taken(tmp_path: Path) -> None:
    teachers = {
        f"teachers/{name}.yaml": BASE["teachers/wang.yaml"] + f"office: {office}\n"
        for name, office in (("wang", "mayor"), ("li", "head"))
    }
    root = write_catalog(tmp_path, teachers)
    with pytest.raises(CommandLineError, match="任职 Head 已经有了"):
        rename(lookup_of(root), "office:mayor", "Head")
    new = changed(root, rename(lookup_of(root), "office:mayor", "Mayor"))
    assert new.keys() == {"teachers/wang.yaml"}
