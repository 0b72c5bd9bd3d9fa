"""What the drop-down list of a column offers."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.exchange.workbook.choices import Choices, is_strict
from partyschool_cli.exchange.workbook.exported import exported_rows
from partyschool_cli.exchange.workbook.layout import columns_of
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, loaded, write_catalog
from tests.exchange.workbook.workbooks import lookup_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A school with a theme of its own, a teacher who has left, and two of one name."""
    wang = BASE["teachers/wang.yaml"]
    caoba = "title: 草坝镇党校\ntier: township\nparent: liudu\nthemes: {cha: 茶产业}\n"
    return write_catalog(
        tmp_path,
        {
            "schools/caoba.yaml": caoba,
            "teachers/wang-2.yaml": wang,
            "teachers/lao.yaml": f"{wang.replace('王', '老')}status: retired\n",
        },
    )


def field_of(kind: Kind, name: str) -> Field:
    return next(one for one in columns_of(kind) if one.name == name)


def offered(root: Path, kind: Kind, name: str, *, has_ids: bool = True) -> Sequence[str]:
    return Choices(lookup_of(root), has_ids=has_ids).of(kind, field_of(kind, name), ())


def test_references_are_offered_with_their_ids_and_without_who_has_left(root: Path) -> None:
    assert offered(root, Kind.COURSE, "teachers") == ("王示例 (wang-2)", "王示例 (wang)")
    assert offered(root, Kind.SESSION, "site") == ("教室 (jiaoshi)",)


def test_a_template_offers_names_each_once(root: Path) -> None:
    assert offered(root, Kind.COURSE, "teachers", has_ids=False) == ("王示例",)


def test_themes_of_the_catalog_and_of_any_school_are_offered(root: Path) -> None:
    assert {"政治理论", "茶产业"} <= set(offered(root, Kind.COURSE, "theme"))


def test_a_flag_is_yes_or_no_and_numbers_and_days_have_no_list(root: Path) -> None:
    assert offered(root, Kind.COURSE, "flagship") == ("是", "否")
    assert offered(root, Kind.COURSE, "contact_hours") == ()
    assert offered(root, Kind.SESSION, "date") == ()
    assert offered(root, Kind.COURSE, "title") == ()


def test_what_a_row_holds_is_offered_too_though_no_vocabulary_has_it(tmp_path: Path) -> None:
    wang = f"{BASE['teachers/wang.yaml']}office: 村里的老支书\n"
    root = write_catalog(tmp_path, {"teachers/wang.yaml": wang})
    context = ValueContext(dt.date(2026, 11, 27), None)
    rows = exported_rows(loaded(root), [Key(Kind.TEACHER, "wang")], context)
    choices = Choices(lookup_of(root), has_ids=True)
    assert "村里的老支书" in choices.of(Kind.TEACHER, field_of(Kind.TEACHER, "office"), rows)


def test_only_words_of_a_vocabulary_are_all_that_may_be_typed(subtests: pytest.Subtests) -> None:
    cases: list[tuple[Kind, str, bool]] = [
        (Kind.COURSE, "theme", True),
        (Kind.TEACHER, "category", True),
        (Kind.COURSE, "teachers", False),
        (Kind.SESSION, "site", False),
        (Kind.TEACHER, "office", False),
    ]
    for kind, name, strict in cases:
        with subtests.test(kind=kind):
            assert is_strict(field_of(kind, name)) is strict
