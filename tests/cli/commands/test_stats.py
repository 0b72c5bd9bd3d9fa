"""`pschool stats`: text with bars, JSON and Markdown."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from partyschool_cli.terminal.width import display_width
from tests.catalogs import BASE, write_catalog
from tests.cli.conftest import Pschool, not_refused


def data(pschool: Pschool, *arguments: str) -> Any:
    result = pschool("stats", *arguments, "--format", "json")
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


@pytest.mark.parametrize("columns", ["80", "140"])
@pytest.mark.parametrize("arguments", [(), ("--school", "hekou")], ids=["whole", "hekou"])
def test_text(
    pschool: Pschool, snapshot: SnapshotAssertion, columns: str, arguments: tuple[str, ...]
) -> None:
    result = pschool("stats", *arguments, env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    assert max(map(display_width, result.out.splitlines())) <= int(columns)
    assert not any(line.endswith(" ") for line in result.out.splitlines())
    assert result.out == snapshot


def test_a_narrow_terminal_loses_bars_and_no_numbers(pschool: Pschool) -> None:
    for columns in ("20", "40", "60"):
        out = pschool("stats", env={"COLUMNS": columns}).out
        assert "█" not in out or columns == "60"
        assert "15.5" in out


def test_markdown(pschool: Pschool, snapshot: SnapshotAssertion) -> None:
    assert pschool("stats", "--format", "md").out == snapshot


def test_json(pschool: Pschool, snapshot: SnapshotAssertion) -> None:
    assert data(pschool) == snapshot


def test_the_year_is_todays_unless_another_is_asked_for(pschool: Pschool) -> None:
    assert data(pschool)["year"] == 2026
    assert data(pschool, "--today", "2031-05-01")["year"] == 2031
    assert data(pschool, "--today", "2031-05-01", "--year", "2026") == data(pschool)


def test_it_agrees_with_lint(pschool: Pschool, tmp_path: Path) -> None:
    manifest = (
        BASE["catalog.yaml"]
        + "obligations: [{title: 讲课, office: lecturer, at_least: 1, per: half-year}]\n"
        + "needs: [{audience: members, topics: [党章, 党史]}]\n"
    )
    files = {
        "catalog.yaml": manifest,
        "schools/township.yaml": "title: 东于镇党校\ntier: township\nparent: liudu\n",
        "teachers/wang.yaml": BASE["teachers/wang.yaml"] + "school: liudu\noffice: lecturer\n",
    }
    root = str(write_catalog(tmp_path, files))
    found = data(pschool, "--catalog", root)
    lint = pschool("lint", "--catalog", root, "--select", "PS501,PS502,PS313", "--format", "json")
    codes = [finding["code"] for finding in json.loads(lint.out)["findings"]]
    assert codes.count("PS501") == len(found["obligations"][0]["unmet"]) == 1
    assert codes.count("PS502") == sum(not plan["met"] for plan in found["yearly_plan"]) == 1
    assert codes.count("PS313") == len(found["needs"][0]["untaught"]) == 2


def test_a_school_that_is_none(pschool: Pschool) -> None:
    result = pschool("stats", "--school", "heko")
    assert (result.code, result.out) == (2, "")
    assert "hekou" in result.err


def test_a_year_that_is_none(pschool: Pschool) -> None:
    for year in ("0", "10000", "今年"):
        result = pschool("stats", "--year", year)
        assert (result.code, result.out) == (2, ""), year


def test_an_almost_empty_catalog(pschool: Pschool, tmp_path: Path) -> None:
    root = tmp_path / "catalog"
    root.mkdir()
    (root / "catalog.yaml").write_text(BASE["catalog.yaml"], encoding="utf-8")
    for form in ("text", "md", "json"):
        result = pschool("stats", "--catalog", str(root), "--format", form)
        assert (result.code, result.err) == (0, "")


def test_a_school_is_an_argument_or_an_option(pschool: Pschool) -> None:
    assert data(pschool, "hekou") == data(pschool, "--school", "hekou")
    assert data(pschool, "hekou")["counts"]["schools"]["active"] == 1
    assert data(pschool, "hekou", "--with-below")["counts"]["schools"]["active"] == 2
    twice = pschool("stats", "hekou", "--school", "hekou")
    assert (twice.code, twice.out) == (2, "")
    alone = pschool("stats", "--with-below")
    assert (alone.code, alone.out) == (2, "")


def test_a_school_whose_classes_are_all_below_it_says_so(pschool: Pschool) -> None:
    result = pschool("stats", "qingshi")
    assert result.code == 0
    assert "下级有的是" in result.err
    assert "--with-below" in result.err
    assert pschool("stats", "qingshi", "--with-below").err == ""


def test_any_days(pschool: Pschool) -> None:
    spring = data(pschool, "--from", "2026-01", "--to", "2026-06")
    assert (spring["year"], spring["from"], spring["to"]) == (None, "2026-01-01", "2026-06-30")
    assert [plan["required"] for plan in spring["yearly_plan"]] == [None, None]
    assert data(pschool, "--from", "2026-07")["from"] == "2026-07-01"
    wrong = pschool("stats", "--year", "2026", "--from", "2026-07")
    assert (wrong.code, wrong.out) == (2, "")


@pytest.mark.parametrize("columns", ["80", "140"])
def test_by_school_month_teacher_site_and_type(
    pschool: Pschool, snapshot: SnapshotAssertion, columns: str
) -> None:
    asked = ("--by", "学校,month，teacher,教学点,type", "--today", "2026-03-10")
    result = pschool("stats", *asked, env={"COLUMNS": columns})
    assert (result.code, result.err) == (0, "")
    assert max(map(display_width, result.out.splitlines())) <= int(columns)
    assert result.out == snapshot


def test_the_groups_as_data_are_those_of_the_report(pschool: Pschool) -> None:
    found = data(pschool, "--by", "school,month,teacher,site,type")["by"]
    report = json.loads(pschool("export", "report", "--format", "json", "-o", "-").out)
    assert found["school"] == report["by_school"]
    assert found["type"] == report["by_type"]
    assert found["teacher"] == report["teachers"]
    assert found["site"] == report["sites"]
    months = [{"month": each.pop("id"), **each} for each in found["month"]]
    assert [each.pop("title") for each in months]
    assert months == report["by_month"]


def test_a_group_that_is_none(pschool: Pschool) -> None:
    wrong = {("schol",): "school", ("",): "month", ("、",): "month"}
    assert not_refused(partial(pschool, "stats", "--by"), wrong) == {}


def test_into_a_file(pschool: Pschool, tmp_path: Path) -> None:
    for suffix in ("xlsx", "docx", "md", "json"):
        target = tmp_path / f"统计.{suffix}"
        result = pschool("stats", "--by", "school", "-o", str(target))
        assert (result.code, result.out) == (0, "")
        assert "已写入" in result.err
        if suffix in ("md", "json"):
            shown = pschool("stats", "--by", "school", "--format", suffix).out
            assert target.read_text(encoding="utf-8") == shown
        else:
            assert target.read_bytes().startswith(b"PK")


def test_a_file_of_another_kind(pschool: Pschool, tmp_path: Path) -> None:
    for name in ("a.pdf", "a", "a.text"):
        result = pschool("stats", "-o", str(tmp_path / name))
        assert (result.code, result.out) == (2, "")
        assert ".xlsx" in result.err or "xlsx" in result.err
    assert list(tmp_path.iterdir()) == []
