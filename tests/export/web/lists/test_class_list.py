"""班次."""

from pathlib import Path

from partyschool_cli.export.web.lists.class_list import class_list
from tests.catalogs import BASE
from tests.export.web.sites import small_site

CLASS = "classes/banci.yaml"


def test_a_row_says_when_a_class_is_and_for_whom(tmp_path: Path) -> None:
    named = BASE[CLASS] + "cohort: 3\norganizer: 组织部\nadviser: 张老师\n"
    (row,) = class_list(small_site(tmp_path, {CLASS: named})).rows
    assert row.named.title == "党员轮训班（第3期）"
    assert row.cells[0] == ("2026年10月12日至10月13日",)
    assert row.cells[1:] == (("柳杜乡党校",), ("常规",), ("30",), ("1次",), ("党员",))
    assert row.span == "2026-10-12/2026-10-13"
    assert "组织部 张老师" in row.text


def test_a_class_over_new_year_is_of_both_years(tmp_path: Path) -> None:
    files = {
        CLASS: BASE[CLASS].replace("to: 2026-10-13", "to: 2027-01-13"),
        "classes/other.yaml": BASE[CLASS].replace("2026", "2025"),
    }
    view = class_list(small_site(tmp_path, files))
    assert [dict(row.fields)["year"] for row in view.rows] == ["2026 2027", "2025"]
    (year,) = (one for one in view.filters if one.name == "year")
    assert [value for value, _ in year.choices] == ["2027", "2026", "2025"]


def test_whether_it_is_held_now_is_asked_by_a_script(tmp_path: Path) -> None:
    (state,) = (one for one in class_list(small_site(tmp_path)).filters if one.name == "state")
    assert dict(state.choices) == {"now": "在办", "later": "还没开班", "past": "已结业"}
