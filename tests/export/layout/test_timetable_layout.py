"""Every timetable of both catalogs in every form: what drawers rely on."""

from dataclasses import replace
from itertools import cycle, product
from pathlib import Path

import pytest

from partyschool_cli.export.layout.frame import Frame
from partyschool_cli.export.layout.page_layout import TimetableLayout
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.export.timetable_content import form
from partyschool_cli.model.kind import Kind
from tests.catalogs import PINGCHENG, SHIPPED, loaded
from tests.export.layout.timetables import assert_drawable, content, laid_out, names
from tests.export.pdf_reading import PRINTED
from tests.full_run import is_full_run

FORMS = (None, "list", "grid", "month", "weeks")
KINDS = (Kind.CLASS, Kind.SCHOOL, Kind.SITE, Kind.TEACHER)


def frame_of(layout: TimetableLayout) -> Frame:
    one, several = Frame(layout.is_landscape), Frame(layout.is_landscape, is_one_page=False)
    return one if layout.margins == one.margins else several


# Each kind of both catalogs; in the default run of one or the other.
PAIRS = [*product((SHIPPED, PINGCHENG), KINDS)]
ALTERNATE = [*zip(cycle((SHIPPED, PINGCHENG)), KINDS, strict=False)]


@pytest.mark.parametrize(("root", "kind"), PAIRS if is_full_run() else ALTERNATE, ids=str)
def test_every_timetable_in_every_form_can_be_drawn(root: Path, kind: Kind) -> None:
    catalog = loaded(root)
    found = sorted(catalog.entities(kind))
    for name in found[:: 1 if is_full_run() else 30]:
        shown = content(name, kind, catalog)
        for layout in FORMS:
            laid = laid_out(shown, layout)
            frame = frame_of(laid)
            assert_drawable(laid, frame.width, frame.height)
            sizes = [
                block.size
                for page in laid.pages
                for cell in page.cells
                for entry in cell.entries
                for block in entry
            ]
            assert min(sizes) >= 8
            assert all(page.size <= 16 for page in laid.pages)


def test_one_or_two_sessions_are_turned_unless_rows_are_asked_for() -> None:
    options = PrintOptions(PRINTED)
    for name, expected in (
        ("mayu-storage-2026", "turned"),  # one
        ("liudu-winter-2026", "turned"),  # two
        ("wangda-skills-2026", "list"),  # three
    ):
        sheet = content(name).sheet
        assert form(sheet, options) == expected
        assert form(sheet, replace(options, layout="list")) == "list"


def test_a_timetable_without_sessions_says_so() -> None:
    shown = content("liudu-members-2026")
    empty = replace(shown, sheet=replace(shown.sheet, entries=()))
    for layout in FORMS:
        (page,) = laid_out(empty, layout).pages
        assert names(page)[:2] == ["日期", "时间"]
        assert "没有课次" in [cell.text for cell in page.cells]


def test_room_for_a_code_is_taken_from_the_page_only_where_there_is_one() -> None:
    (page,) = laid_out(content("liudu-members-2026")).pages
    assert page.foot is not None
    assert page.foot.qr == 0
