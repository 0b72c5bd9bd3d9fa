"""`pschool show`: entities whole, and what refers to them."""

import json
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.source.yaml.yaml_parser import parse
from partyschool_cli.terminal.width import display_width
from tests.catalogs import BASE, QINGSHI, loaded, write_catalog
from tests.cli.conftest import Pschool, not_refused

OF_EACH_KIND = (
    "school:hekou",
    "course:charter",
    "teacher:hekou-party-secretary",
    "site:hekou-greenhouse",
    "class:hekou-members-2026",
    "session:hekou-members-2026/s05",
)


def shown_data(pschool: Pschool, *references: str) -> Any:
    result = pschool("show", *references, "--format", "json")
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


@pytest.mark.parametrize("columns", ["80", "140"])
@pytest.mark.parametrize("reference", OF_EACH_KIND)
def test_text(pschool: Pschool, snapshot: SnapshotAssertion, columns: str, reference: str) -> None:
    result = pschool("show", reference, env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    assert max(map(display_width, result.out.splitlines())) <= int(columns)
    assert result.out.replace("\\", "/") == snapshot


def test_several_stand_one_below_the_other(pschool: Pschool) -> None:
    lines = pschool("show", *OF_EACH_KIND).out.splitlines()
    heads = [line for line, below in pairwise(lines) if below.endswith(".yaml")]
    assert [line.split()[0] for line in heads] == ["学校", "课程", "教师", "教学点", "班次", "课次"]


def test_every_entity_can_be_shown(pschool: Pschool) -> None:
    catalog = loaded(QINGSHI)
    references = [str(file.key) for file in catalog.files]
    references += [session.ref for session in catalog.sessions]
    assert len(shown_data(pschool, *references)) == len(references)
    assert pschool("show", *references).code == 0


def test_json_is_the_record_and_what_refers_to_it(pschool: Pschool) -> None:
    (record,) = shown_data(pschool, "党章导读")
    (listed,) = json.loads(pschool("list", "id:charter", "--format", "json").out)
    referred_by = record.pop("referred_by")
    assert record == listed
    assert {
        "entity": "course",
        "id": "secretary-lecture",
        "title": "书记讲党课：把支部建在产业链上",
        "field": "requires",
    } in referred_by
    assert {
        "entity": "session",
        "id": "hekou-members-2026/s03",
        "title": "河口镇党员“4+N”主题培训班",
        "field": "course",
        "date": "2026-03-09",
    } in referred_by


def test_everything_that_a_file_names_is_told_of_it(pschool: Pschool) -> None:
    catalog = loaded(QINGSHI)
    names = [str(file.key) for file in catalog.files]
    told = {
        (each["entity"], each["id"].partition("/")[0], record["entity"], record["id"])
        for record in shown_data(pschool, *names)
        for each in record["referred_by"]
    }
    for file in catalog.files:
        for mention in file.mentions:
            in_session = len(mention.path) > 1 and mention.path[0] == "sessions"
            kind = "session" if in_session else str(file.key.kind)
            assert (kind, file.key.id, str(mention.target.kind), mention.target.id) in told


def test_yaml_is_what_stands_in_the_file(pschool: Pschool) -> None:
    files = loaded(QINGSHI).files
    out = pschool("show", *(str(file.key) for file in files), "--format", "yaml").out
    for file, text in zip(files, out.split("---\n"), strict=True):
        assert text.startswith(f"# {file.key}\n")
        assert parse(text).content == parse(file.source.text).content


def test_yaml_of_a_session_and_of_several(pschool: Pschool) -> None:
    out = pschool("show", "hekou-members-2026/s03", "hekou", "--format", "yaml").out
    session, school = yaml.safe_load_all(out)
    assert list(session)[:4] == ["id", "date", "start", "end"]
    assert (session["id"], session["course"]) == ("s03", "charter")
    assert school["title"] == "河口镇党校"


def test_drafts_and_retired_ones_say_so(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "teachers/wang.yaml": BASE["teachers/wang.yaml"] + "status: retired\n",
            "courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"] + "status: draft\n",
        },
    )
    assert "教师  王示例  wang  停用\n" in pschool("show", "王示例", "--catalog", str(root)).out
    assert "党章导读  dangzhang  草稿\n" in pschool("show", "党章", "--catalog", str(root)).out


def test_what_is_not_set_is_left_out(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    out = pschool("show", "wang", "--catalog", str(root)).out
    assert "姓名  王示例" in out
    for title in ("日最多学时", "排序", "标签", "状态"):
        assert title not in out


def test_what_nothing_refers_to(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/li.yaml": BASE["teachers/wang.yaml"]})
    assert "没有别的条目提到它" in pschool("show", "li", "--catalog", str(root)).out


def test_a_reference_that_names_nothing_is_marked(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/wang.yaml": None})
    shown = pschool("show", "党章", "banci", "--catalog", str(root)).out
    assert shown.count("wang（目录里查不到）") == 2


def test_a_file_with_errors_still_counts_as_one_that_refers(
    pschool: Pschool, tmp_path: Path
) -> None:
    broken = BASE["classes/banci.yaml"].replace("size: 30", "size: 很多")
    root = write_catalog(tmp_path, {"classes/banci.yaml": broken})
    result = pschool("show", "jiaoshi", "--catalog", str(root))
    assert result.code == 0
    assert "banci/s01  文件有错" in result.out
    data = json.loads(pschool("show", "jiaoshi", "--format", "json", "--catalog", str(root)).out)
    assert data[0]["referred_by"] == [
        {
            "entity": "session",
            "id": "banci/s01",
            "title": "党员轮训班",
            "field": "site",
            "date": None,
        }
    ]


@pytest.mark.parametrize("reference", ["banci", "banci/s01", "班次：党员轮训班"])
def test_an_entity_whose_file_has_errors_says_where(
    pschool: Pschool, tmp_path: Path, reference: str
) -> None:
    broken = BASE["classes/banci.yaml"].replace("size: 30", "size: 很多")
    root = write_catalog(tmp_path, {"classes/banci.yaml": broken})
    result = pschool("show", reference, cwd=root.parent)
    assert (result.code, result.out) == (2, "")
    assert "catalog/classes/banci.yaml:6:7 " in result.err.replace("\\", "/")


def test_the_path_opens_from_here(pschool: Pschool, tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = pschool("show", "wang", "--catalog", str(root), cwd=elsewhere).out
    assert (elsewhere / out.splitlines()[1]).resolve() == (root / "teachers/wang.yaml").resolve()


def test_groups_and_mappings_are_spelled_out(pschool: Pschool, tmp_path: Path) -> None:
    site = BASE["sites/jiaoshi.yaml"] + (
        "open: {days: [mon, tue], from: 09:00, to: 17:00}\n"
        "unavailable:\n  - {from: 2026-09-28, to: 2026-09-28, why: 集市}\n"
        "  - {from: 2026-10-01, to: 2026-10-07}\n"
        "travel_minutes: {liti: 15, nowhere: 5}\n"
    )
    other = BASE["sites/jiaoshi.yaml"].replace("教室", "礼堂")
    root = write_catalog(tmp_path, {"sites/jiaoshi.yaml": site, "sites/liti.yaml": other})
    out = pschool("show", "教室", "--catalog", str(root)).out
    assert "开放日 周一、周二，开门 09:00，关门 17:00" in out
    assert "2026-09-28（集市）\n" in out
    assert "2026-10-01 至 2026-10-07\n" in out
    assert "礼堂 (liti)：15 分钟\n" in out
    assert "nowhere（目录里查不到）：5 分钟\n" in out


def test_notes_of_several_lines_and_escapes(pschool: Pschool, tmp_path: Path) -> None:
    teacher = BASE["teachers/wang.yaml"] + 'notes: "第一行\\n第二行 \\e[31m[red]"\n'
    root = write_catalog(tmp_path, {"teachers/wang.yaml": teacher})
    for env in ({}, {"COLUMNS": "80"}):
        out = pschool("show", "wang", "--catalog", str(root), env=env).out
        assert "第一行\n" in out
        assert "第二行 ␛[31m[red]\n" in out


SLIPS = {
    ("heko",): "提示：是不是 hekou（学校：河口镇党校）",
    ("县委党校",): "school:qingshi（学校：中共青石县委党校）",
    ("hekou", "heko"): "没有“heko”这个条目",
    (): "还缺：REF…",
    ("hekou", "--format", "csv"): "可写 text、json、yaml",
}


def test_slips(pschool: Pschool) -> None:
    assert not_refused(partial(pschool, "show"), SLIPS) == {}
