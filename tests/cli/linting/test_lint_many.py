"""`pschool lint` of many catalogs: each on its own, one report, the same however it is done."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from partyschool_cli.cli.arguments.many_options import ManyRequest
from partyschool_cli.cli.linting import lint_many
from partyschool_cli.many.engine import Engine
from partyschool_cli.many.engines.sequential import Sequential
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool

WANG = "teachers/wang.yaml"
FAULTY = "name: 王示例\ncategory: school-teachers\nnotes: 会教,会写\n"
SARIF = Path(__file__).parents[2] / "report/formats/published/sarif-schema-2.1.0.json"
SELECT = ("--select", "PS1,PS605")
DIFF = "pschool lint --unsafe-fixes --diff"
JSON = ("--format", "json")


def manifest(number: int) -> str:
    text = BASE["catalog.yaml"].replace("示例目录", f"第{number}县目录")
    return f'{text}code: "14012{number}"\n'


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """Four counties in `counties`: the second has two findings, the fourth a broken manifest."""
    for number in range(4):
        files: dict[str, str | bytes | None] = {"catalog.yaml": manifest(number)}
        if number == 1:
            files[WANG] = FAULTY
        write_catalog(tmp_path / "counties" / f"14012{number}", files)
    broken = tmp_path / "counties" / "140123" / "catalog" / "catalog.yaml"
    broken.write_text("format: 1\ntitle: [\n", "utf-8")
    return tmp_path


def document(out: str) -> dict[str, Any]:
    return dict(json.loads(out))


def test_each_catalog_has_its_row_and_findings_name_theirs(
    province: Path, pschool: Pschool
) -> None:
    result = pschool(
        "lint", "--each", "counties", "no-such", "--jobs", "1", *SELECT, *JSON, cwd=province
    )
    assert result.code == 1
    found = document(result.out)
    assert [(one["catalog"], one["code"], one["title"]) for one in found["catalogs"]] == [
        ("counties/140120", "140120", "第0县目录"),
        ("counties/140121", "140121", "第1县目录"),
        ("counties/140122", "140122", "第2县目录"),
        ("counties/140123", None, None),
        ("no-such", None, None),
    ]
    assert [one["files"] for one in found["catalogs"]] == [6, 6, 6, 6, None]
    assert [one["error"] for one in found["catalogs"]][:4] == [None] * 4
    assert "没有这个文件" in found["catalogs"][4]["error"]
    assert "没有检查 no-such" in result.err
    assert {(one["catalog"], one["file"]) for one in found["findings"]} == {
        ("counties/140121", f"counties/140121/catalog/{WANG}"),
    }
    for key in ("error", "info", "files", "fixable"):
        own = [one["summary"][key] for one in found["catalogs"] if one["summary"]]
        assert found["summary"][key] == sum(own), key


def test_the_bytes_are_the_same_however_many_processes(province: Path, pschool: Pschool) -> None:
    arguments = ("lint", "--each", "counties", *JSON)
    one = pschool(*arguments, "--jobs", "1", "--no-cache", cwd=province)
    two = pschool(*arguments, "--jobs", "2", "--no-cache", cwd=province)
    cached = pschool(*arguments, "--jobs", "2", cwd=province)
    replayed = pschool(*arguments, "--jobs", "1", cwd=province)
    assert one == two == cached == replayed
    assert document(one.out)["findings"]


def test_a_list_and_catalogs_that_are_named(province: Path, pschool: Pschool) -> None:
    names = [f"14012{number}" for number in (2, 0)]
    (province / "counties" / "清单.txt").write_text("# 两个县\n" + "\n".join(names), "gb18030")
    by_list = ("lint", "--catalogs-from", "counties/清单.txt", *JSON)
    named = ("lint", *(f"counties/{name}" for name in names), *JSON)
    found = pschool(*by_list, cwd=province)
    assert found == pschool(*named, cwd=province)
    assert [one["code"] for one in document(found.out)["catalogs"]] == ["140120", "140122"]
    assert found.code == 0


def test_text_ends_with_a_row_for_each_and_where_to_look(province: Path, pschool: Pschool) -> None:
    result = pschool(
        *("lint", "--each", "counties", "no-such", "--jobs", "1", *SELECT),
        cwd=province,
        env={"COLUMNS": "80"},
    )
    table = result.out[result.out.index("目录  ") :].splitlines()
    assert table[1:] == [
        line.rstrip()
        for line in (
            "───────────────  ─────────  ────  ────────  ────  ────",
            "counties/140120  第0县目录     6",
            "counties/140121  第1县目录     6         1           1",
            "counties/140122  第2县目录     6",
            "counties/140123                6",
            "no-such                           没有检查",
            "合计             5 个目录     24         1           1",
            "",
            "没有检查 no-such：读不了文件夹 no-such：没有这个文件或文件夹；检查文件夹名和权限",
            "最常见的问题",
            "  1 个  PS104 unknown-value",
            "  1 个  PS605 half-width-punctuation",
            "有 1 个目录没有检查",
            "1 个错误、1 个提示",
            "--fix 可改 1 个，--unsafe-fixes 另可改 1 个；先看怎么改：" + DIFF,
            "规则的说明和例子：pschool lint --explain PS104",
        )
    ]
    assert [line.rstrip() for line in table] == table


def test_programs_get_what_they_take(province: Path, pschool: Pschool) -> None:
    common = ("lint", "--each", "counties", "no-such", "--jobs", "1", *SELECT)
    written = {
        name: pschool(*common, "--format", name, cwd=province).out
        for name in ("sarif", "junit", "github", "gitlab", "rdjson", "concise")
    }
    sarif = json.loads(written["sarif"])
    jsonschema.validate(sarif, json.loads(SARIF.read_text("utf-8")))
    (run,) = sarif["runs"]
    assert [one["properties"]["catalog"] for one in run["results"]] == ["counties/140121"] * 2
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    suite = ET.fromstring(written["junit"])[0]
    assert suite.attrib["tests"] == str(len(suite)) == "25"
    assert (suite.attrib["failures"], suite.attrib["errors"]) == ("1", "1")
    assert {case.attrib["classname"] for case in suite} >= {"counties/140120", "no-such"}
    assert "::error file=no-such/catalog.yaml,title=pschool::没有检查 no-such" in written["github"]
    assert written["github"].count("::error") == 2
    paths = {one["location"]["path"] for one in json.loads(written["gitlab"])}
    assert paths == {f"counties/140121/catalog/{WANG}"}
    assert len(json.loads(written["rdjson"])["diagnostics"]) == 3
    assert written["concise"].count("\n") == 2


def test_one_of_each_is_still_many(province: Path, pschool: Pschool) -> None:
    (province / "one").mkdir()
    (province / "counties" / "140120").rename(province / "one" / "140120")
    found = document(pschool("lint", "--each", "one", *JSON, cwd=province).out)
    assert [one["catalog"] for one in found["catalogs"]] == ["one/140120"]
    alone = document(pschool("lint", "one/140120", "--jobs", "2", *JSON, cwd=province).out)
    assert list(alone) == ["version", "findings", "summary"]


def test_one_catalog_is_the_same_on_a_cluster(
    province: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(request: ManyRequest, *_: object) -> Engine:
        assert request.scheduler == "tcp://10.0.0.5:8786"
        return Sequential()

    monkeypatch.setattr(lint_many, "engine_for", here)
    for name in ("json", "sarif", "text"):
        one = ("lint", "counties/140121", "--format", name)
        cluster = pschool(*one, "--scheduler", "tcp://10.0.0.5:8786", cwd=province)
        assert cluster == pschool(*one, cwd=province)
        assert cluster.code == 1


def test_two_alike_are_refused(province: Path, pschool: Pschool) -> None:
    for name in ("140121", "140122"):
        path = province / "counties" / name / "catalog" / "catalog.yaml"
        path.write_text(manifest(1), "utf-8")
    result = pschool("lint", "--each", "counties", cwd=province)
    assert (result.code, result.raw) == (2, b"")
    assert "counties/140121 和 counties/140122 的行政区划代码都是 140121" in result.err


def test_fixes_baselines_and_statistics(province: Path, pschool: Pschool) -> None:
    common = ("lint", "--each", "counties", "--jobs", "1", *SELECT)
    diff = pschool(*common, "--fix", "--diff", cwd=province)
    assert "会改 1 处" in diff.err
    assert f"counties/140121/catalog/{WANG}" in diff.out
    statistics = pschool(*common, "--statistics", cwd=province)
    assert "PS104" in statistics.out
    pschool(*common, "--write-baseline", "base.json", cwd=province)
    known = document(pschool(*common, "--baseline", "base.json", *JSON, cwd=province).out)
    assert (known["findings"], known["summary"]["known"]) == ([], 2)
    fixed = document(pschool(*common, "--fix", *JSON, cwd=province).out)
    assert [one["summary"]["fixed"] for one in fixed["catalogs"]] == [0, 1, 0, 0]
    assert [one["code"] for one in fixed["findings"]] == ["PS104"]


def test_a_broken_baseline_is_an_error_of_its_county(province: Path, pschool: Pschool) -> None:
    path = province / "counties" / "140122" / "catalog" / "catalog.yaml"
    path.write_text(f"{manifest(2)}lint: {{baseline: lint-baseline.json}}\n", "utf-8")
    path.with_name("lint-baseline.json").write_text("[]", "utf-8")
    result = pschool("lint", "--each", "counties", "--jobs", "1", *SELECT, *JSON, cwd=province)
    errors = [one["error"] for one in document(result.out)["catalogs"]]
    assert [bool(one) for one in errors] == [False, False, True, False]
    assert result.code == 1


def test_the_level_that_fails_is_each_catalogs_own(province: Path, pschool: Pschool) -> None:
    path = province / "counties" / "140121" / "catalog"
    (path / WANG).write_text("name: 王示例\ncategory: school-teacher\nnotes: 甲,乙\n", "utf-8")
    names = ("counties/140120", "counties/140121")
    assert pschool("lint", *names, "--select", "PS605", cwd=province).code == 0
    text = f"{manifest(1)}lint: {{fail_on: info}}\n"
    (path / "catalog.yaml").write_text(text, "utf-8")
    assert pschool("lint", *names, "--select", "PS605", cwd=province).code == 1


def test_one_catalog_needs_nothing_of_it(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    # What measures coverage of processes has imports of its own.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "partyschool_cli", "lint"],
        cwd=root,
        env={**kept, "PSCHOOL_CATALOG": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    imported = {line.rpartition("|")[2].strip() for line in lines}
    assert "partyschool_cli.cli.workspace" in imported
    heavy = ("partyschool_cli.many", "multiprocessing", "distributed", "dask", "duckdb")
    assert not {one for one in imported if one.startswith(heavy)}


def test_what_a_baseline_could_not_be_made_of_is_told_without_numbers(
    province: Path, pschool: Pschool
) -> None:
    names = ("counties/140121", "13812345678")
    result = pschool("lint", *names, *SELECT, "--write-baseline", "b.json", cwd=province)
    assert result.code == 1
    assert "没有检查 138********：没有 138******** 这个文件夹" in result.err
