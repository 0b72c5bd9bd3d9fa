"""`pschool tree`: the 4+N structure as text, JSON and Markdown."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.terminal.width import display_width
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, not_refused

THEME_COURSE = BASE["courses/dangzhang.yaml"]


def tree_data(pschool: Pschool, *arguments: str) -> Any:
    result = pschool("tree", *arguments, "--format", "json")
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


@pytest.mark.parametrize("columns", ["80", "140"])
@pytest.mark.parametrize(
    "arguments",
    [(), ("hekou",), ("hekou-evening",), ("--all",)],
    ids=["whole", "hekou", "hekou-evening", "all"],
)
def test_text(
    pschool: Pschool, snapshot: SnapshotAssertion, columns: str, arguments: tuple[str, ...]
) -> None:
    result = pschool("tree", *arguments, env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    assert max(map(display_width, result.out.splitlines())) <= int(columns)
    assert result.out == snapshot


def test_a_pipe_wraps_nothing(pschool: Pschool) -> None:
    lines = pschool("tree").out.splitlines()
    titles = [found["title"] for found in _courses(tree_data(pschool)) if not found["inherited"]]
    assert titles
    for title in titles:
        assert any(title in line for line in lines), title


def test_markdown(pschool: Pschool, snapshot: SnapshotAssertion) -> None:
    result = pschool("tree", "hekou", "--format", "md")
    assert result.out == snapshot
    assert result.raw.endswith(b"\n")


def test_markdown_of_all_schools_nests_them(pschool: Pschool) -> None:
    lines = pschool("tree", "--format", "md").out.splitlines()
    starts = [line.split("**")[:2] for line in lines if "- **" in line]
    assert ["- ", "中共青石县委党校"] in starts
    assert ["  - ", "河口镇党校"] in starts
    assert ["    - ", "河口镇农民夜校"] in starts


def test_markdown_shows_signs_of_markup_as_they_are(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {"courses/dangzhang.yaml": THEME_COURSE.replace("党章导读", '"*党章* [x](y) <b>"')},
    )
    out = pschool("tree", "--format", "md", "--catalog", str(root)).out
    assert r"\*党章\* \[x\](y) \<b\>" in out


def test_json_counts_what_it_lists(pschool: Pschool) -> None:
    for school in tree_data(pschool)["schools"]:
        for group in (*school["themes"], school["special"]):
            for name, inherited in (("own", False), ("inherited", True)):
                active = [
                    found["contact_hours"]
                    for found in group["courses"]
                    if found["status"] == "active" and found["inherited"] is inherited
                ]
                expected = {"courses": len(active), "contact_hours": sum(active)}
                assert group["total"][name] == expected
        own = sum(group["total"]["own"]["courses"] for group in school["themes"])
        own += school["special"]["total"]["own"]["courses"]
        assert school["total"]["own"]["courses"] == own


def test_json_of_one_school_is_its_entry_in_the_whole(pschool: Pschool) -> None:
    (hekou,) = tree_data(pschool, "河口镇党校")["schools"]
    whole = {each["id"]: each for each in tree_data(pschool)["schools"]}
    assert {**whole["hekou"], "depth": 0} == hekou
    assert [(theme["title"], theme["is_empty"]) for theme in hekou["themes"]] == [
        ("政治理论", False),
        ("党建实务", False),
        ("乡村振兴", True),
        ("技能素养", False),
    ]


def test_text_counts_as_json_does(pschool: Pschool) -> None:
    lines = pschool("tree").out.splitlines()
    for school in tree_data(pschool)["schools"]:
        own = school["total"]["own"]
        line = next(line for line in lines if line.strip().startswith(school["title"] + " "))
        assert line.split()[1:] == [school["id"], str(own["courses"]), str(own["contact_hours"])]


@pytest.mark.parametrize("more", [(), ("--matrix",), ("--format", "md")])
def test_it_says_where_only_those_below_have_courses(
    pschool: Pschool, tmp_path: Path, more: tuple[str, ...]
) -> None:
    files = {
        "schools/xian.yaml": "title: 某县委党校\ntier: county\n",
        "schools/liudu.yaml": "title: 柳杜乡党校\ntier: township\nparent: xian\n",
        "schools/cun.yaml": "title: 某村夜校\ntier: village\nparent: liudu\n",
    }
    root = str(write_catalog(tmp_path, files))
    title = "柳杜乡党校"
    told = pschool("tree", "xian", *more, "--catalog", root).err
    assert told.startswith(f"某县委党校自己没有课程；下级有的是{title}。")
    assert pschool("tree", "xian", "--matrix", "--with-below", "--catalog", root).err == ""
    for silent in ("liudu", "cun"):
        assert pschool("tree", silent, *more, "--catalog", root).err == ""


def test_an_empty_theme_is_shown_and_marked(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "catalog.yaml": BASE["catalog.yaml"].replace("政治理论", "政治理论, skills: 技能"),
            "schools/town.yaml": "title: 某乡党校\ntier: township\nparent: liudu\n",
        },
    )
    lines = pschool("tree", "town", "--catalog", str(root)).out.splitlines()
    assert any("技能" in line and "空缺" in line for line in lines)
    assert any("特色课" in line and "空缺" in line for line in lines)
    assert any("政治理论" in line and "只有上级 1 门、2 学时" in line for line in lines)


def test_a_draft_is_marked_and_not_counted(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path, {"courses/dangzhang.yaml": THEME_COURSE + "status: draft\nflagship: true\n"}
    )
    out = pschool("tree", "--catalog", str(root)).out
    assert "★ 草稿" in out
    assert "草稿、停用的课程不计" in out
    (school,) = tree_data(pschool, "--catalog", str(root))["schools"]
    assert school["total"]["own"] == {"courses": 0, "contact_hours": 0}


def test_retired_ones_only_when_asked_for(pschool: Pschool, tmp_path: Path) -> None:
    root = str(
        write_catalog(tmp_path, {"courses/dangzhang.yaml": THEME_COURSE + "status: retired\n"})
    )
    assert "党章导读" not in pschool("tree", "--catalog", root).out
    shown = pschool("tree", "--all", "--catalog", root).out
    assert "党章导读" in shown
    assert "停用" in shown


def test_courses_of_unknown_schools_are_not_lost(pschool: Pschool, tmp_path: Path) -> None:
    root = str(
        write_catalog(
            tmp_path,
            {
                "schools/liudu.yaml": "title: 柳杜\ntier: 乡\n",
                "schools/town.yaml": "title: 某乡党校\ntier: township\nparent: liudu\n",
            },
        )
    )
    result = pschool("tree", "--catalog", root)
    assert result.code == 0
    assert result.err == "有 1 个文件有错，没有算在内；运行 pschool lint 看原因\n"
    assert "所属学校查不到或已停用的课程" in result.out
    assert "上级 liudu 目录里查不到" in result.out
    assert (
        "所属学校查不到或已停用的课程" in pschool("tree", "--format", "md", "--catalog", root).out
    )
    data = json.loads(pschool("tree", "--format", "json", "--catalog", root).out)
    assert [each["id"] for each in data["stray_courses"]] == ["dangzhang"]


def test_no_school_at_all(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {path: None for path in BASE if path not in ("catalog.yaml", "sites/jiaoshi.yaml")},
    )
    result = pschool("tree", "--catalog", str(root))
    assert (result.code, result.out) == (0, "示例目录\n\n目录里还没有学校\n")


def test_long_ids_and_titles_wrap(pschool: Pschool, tmp_path: Path) -> None:
    name, title = "-".join(["abcdefg"] * 8), "大棚种植" * 20
    root = write_catalog(
        tmp_path, {f"courses/{name}.yaml": THEME_COURSE.replace("党章导读", title)}
    )
    out = pschool("tree", "--catalog", str(root), env={"COLUMNS": "80"}).out
    assert max(map(display_width, out.splitlines())) <= 80
    assert out.count("大棚种植") + out.count("大棚\n") >= 15
    assert "…" not in out


def test_escapes_and_markup_are_shown_as_text(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path, {"courses/dangzhang.yaml": THEME_COURSE.replace("党章导读", '"\\e[31m[red]党章"')}
    )
    out = pschool("tree", "--catalog", str(root), env={"FORCE_COLOR": "1"}).out
    assert "␛[31m[red]党章" in out


def test_a_school_with_errors_says_where(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"schools/liudu.yaml": "title: 柳杜\ntier: 乡\n"})
    result = pschool("tree", "liudu", cwd=root.parent)
    assert result.code == 2
    assert "schools/liudu.yaml:2:7" in result.err.replace("\\", "/")


SLIPS = {
    ("heko",): "是不是 hekou（学校：河口镇党校）",
    ("党校",): "school:hekou（学校：河口镇党校）",
    ("course:charter",): "“course:charter”是课程，这里要写学校",
    ("--format", "csv"): "可写 text、json、md",
}


def test_slips(pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "tree"), SLIPS) == {}


def _courses(data: Any) -> list[Any]:
    return [
        found
        for school in data["schools"]
        for group in (*school["themes"], school["special"])
        for found in group["courses"]
    ]


def matrix(pschool: Pschool, *arguments: str) -> Any:
    return tree_data(pschool, "--matrix", *arguments)


@pytest.mark.parametrize("columns", ["60", "80"])
def test_matrix(pschool: Pschool, snapshot: SnapshotAssertion, columns: str) -> None:
    result = pschool("tree", "--matrix", env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    assert max(map(display_width, result.out.splitlines())) <= int(columns)
    assert result.out == snapshot


def test_the_matrix_has_the_sums_of_the_tree_and_of_stats(pschool: Pschool) -> None:
    found = matrix(pschool)
    schools = {each["id"]: each for each in found["schools"]}
    for school in tree_data(pschool)["schools"]:
        own = schools[school["id"]]
        assert own["total"] == school["total"]["own"]
        by_theme = {theme["id"]: theme for theme in own["themes"]}
        for theme in school["themes"]:
            assert by_theme[theme["id"]]["own"] == theme["total"]["own"]
            assert by_theme[theme["id"]]["above"] == theme["total"]["inherited"]
            assert by_theme[theme["id"]]["lacking"] == theme["is_empty"]
    stats = json.loads(pschool("stats", "--format", "json").out)
    assert found["total"]["total"]["courses"] == stats["counts"]["courses"]["active"]
    themes = {each["id"]: each["courses"] for each in stats["hours"]["theme"]}
    assert {each["id"]: each["courses"] for each in found["total"]["themes"]} == {
        name: count for name, count in themes.items() if name != "special"
    }
    assert found["total"]["special"]["courses"] == themes["special"]


def test_the_matrix_of_a_school_and_of_those_below_it(pschool: Pschool) -> None:
    assert [one["id"] for one in matrix(pschool, "hekou")["schools"]] == ["hekou"]
    both = matrix(pschool, "hekou", "--with-below")["schools"]
    assert {one["id"] for one in both} == {"hekou", "hekou-evening"}
    for arguments in (("--with-below",), ("hekou", "--with-below")):
        result = pschool("tree", *arguments)
        assert (result.code, result.out) == (2, "")


def test_schools_with_themes_of_their_own_have_columns_of_their_own(
    pschool: Pschool, tmp_path: Path
) -> None:
    themes = "themes: {political-theory: 理论, own: 自己的}\n"
    school = f"title: 乡党校\ntier: township\nparent: liudu\n{themes}"
    root = str(write_catalog(tmp_path, {"schools/xiang.yaml": school}))
    out = pschool("tree", "--matrix", "--catalog", root, "--format", "md").out
    assert "| 学校 | 政治理论 | 理论 | 自己的 | 特色课 | 合计 |" in out
    assert "| 乡党校 |  | 上级1 | 空缺 |  |  |" in out


def test_the_matrix_of_an_empty_catalog(pschool: Pschool, tmp_path: Path) -> None:
    root = tmp_path / "catalog"
    root.mkdir()
    (root / "catalog.yaml").write_text(BASE["catalog.yaml"], encoding="utf-8")
    for form in ("text", "md", "json"):
        result = pschool("tree", "--matrix", "--catalog", str(root), "--format", form)
        assert (result.code, result.err) == (0, "")
