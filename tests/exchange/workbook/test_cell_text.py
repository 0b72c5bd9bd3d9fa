"""What a cell shows says the same when it is read again; and it is easy to read."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.exchange.workbook.cell_values import CellReader
from partyschool_cli.exchange.workbook.compared import is_plain_text
from partyschool_cli.exchange.workbook.exported import exported_rows
from partyschool_cli.exchange.workbook.layout import columns_of
from partyschool_cli.exchange.workbook.names import Names
from partyschool_cli.exchange.workbook.selection import keys_for
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, write_catalog
from tests.exchange.workbook.catalogs import catalogs
from tests.exchange.workbook.workbooks import TODAY, lookup_of
from tests.full_run import is_full_run

CONTEXT = ValueContext(TODAY, None)


@settings(max_examples=settings().max_examples // (2 if is_full_run() else 4))
@given(catalogs())
def test_any_value_is_read_from_what_is_shown(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]
) -> None:
    lookup = lookup_of(write_catalog(tmp_path_factory.mktemp("any"), files))
    reader = CellReader(Names(lookup))
    keys = keys_for(lookup.catalog, tuple(Kind), None)
    for kind in Kind:
        for row in exported_rows(lookup.catalog, keys[kind], CONTEXT):
            content = {name: cell.value for name, cell in row.cells.items()}
            context = CONTEXT._replace(kind=kind, content=content)
            for field in columns_of(kind):
                cell = row.cells.get(field.name)
                has_carriage_return = cell is not None and "\\r" in repr(cell.value)
                if cell and cell.is_whole and not has_carriage_return and not is_plain_text(field):
                    assert reader.value(field, cell.text, context) == cell.value, field


GROUPS = """\
unavailable:
  - {days: [mon, wed], day_parts: [morning], why: 坐班}
  - {from: 2026-03-20, to: 2026-03-22, why: 外出}
  - {from: 2026-03-20, to: 2026-03-20}
  - {from: 2026-03-20, to: 2026-03-22, why: 3月20日 外出}
"""


def test_values_are_easy_to_read(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str, str]] = [
        (
            "teachers/wang.yaml",
            GROUPS,
            "unavailable",
            (
                "周一周三 上午 坐班\n2026-03-20至2026-03-22 外出\n2026-03-20\n"
                "从：2026-03-20；到：2026-03-22；原因：3月20日 外出"
            ),
        ),
        (
            "sites/jiaoshi.yaml",
            "open: {days: [mon, tue, wed, thu, fri], from: 09:00, to: 17:00}\n",
            "open",
            "周一至周五 09:00-17:00",
        ),
        (
            "sites/jiaoshi.yaml",
            "travel_minutes: {tian: 5}\n",
            "travel_minutes",
            "田间 (tian)：5",
        ),
        ("courses/dangzhang.yaml", "season: {from: 11-01, to: 02-28}\n", "season", "11-01至02-28"),
        (
            "courses/dangzhang.yaml",
            "materials: [{title: 教案 一, url: 'https://a.b/c'}, {title: 片, path: a b.mp4}]\n",
            "materials",
            "教案 一 https://a.b/c\n名称：片；文件：a b.mp4",
        ),
        ("courses/dangzhang.yaml", "flagship: true\n", "flagship", "是"),
        ("courses/dangzhang.yaml", "", "theme", "政治理论"),
        ("courses/dangzhang.yaml", "", "teachers", "王示例 (wang)"),
        ("classes/banci.yaml", "days: [mon, sat]\nday_parts: [evening]\n", "days", "周一、周六"),
        ("classes/banci.yaml", "day_parts: [evening]\n", "day_parts", "晚上"),
        (
            "schools/liudu.yaml",
            "themes: {skills: 技能、素养}\n",
            "themes",
            "「skills：技能、素养」",
        ),
    ]
    for path, more, field, text in cases:
        with subtests.test(path=path):
            base = BASE[path]
            if "\nsessions:" in base:
                base = base.replace("\nsessions:", f"\n{more}sessions:")
            else:
                base += more
            tian = "title: 田间\nvenue: field\ncategory: red-heritage\ncapacity: 9\n"
            catalog = lookup_of(
                write_catalog(tmp_path, {"sites/tian.yaml": tian, path: base})
            ).catalog
            folder, _, name = path.partition("/")
            kind = next(kind for kind in Kind if kind.plural == folder)
            (row,) = exported_rows(catalog, [Key(kind, name.removesuffix(".yaml"))], CONTEXT)
            assert row.cells[field].text == text


def test_two_words_of_one_title_are_told_apart(tmp_path: Path) -> None:
    manifest = BASE["catalog.yaml"] + "audiences: {members: 党员, others: 党员, farmers: 农民}\n"
    course = BASE["courses/dangzhang.yaml"].replace("[members]", "[members, farmers]")
    files = {"catalog.yaml": manifest, "courses/dangzhang.yaml": course}
    catalog = lookup_of(write_catalog(tmp_path, files)).catalog
    (row,) = exported_rows(catalog, [Key(Kind.COURSE, "dangzhang")], CONTEXT)
    assert row.cells["audience"].text == "党员 (members)、农民"


def test_an_id_that_nothing_has_is_shown_alone(tmp_path: Path) -> None:
    course = BASE["courses/dangzhang.yaml"].replace("[wang]", "[nobody]")
    catalog = lookup_of(write_catalog(tmp_path, {"courses/dangzhang.yaml": course})).catalog
    (row,) = exported_rows(catalog, [Key(Kind.COURSE, "dangzhang")], CONTEXT)
    assert row.cells["teachers"].text == "nobody"
