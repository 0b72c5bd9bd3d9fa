"""A month a page, and several weeks a page."""

from partyschool_cli.export.layout.page_layout import TablePage
from partyschool_cli.model.kind import Kind
from tests.export.layout.timetables import content, laid_out, names


def dates(page: TablePage) -> list[str]:
    """The days that a page shows, in order."""
    cells = sorted(page.cells, key=lambda cell: (cell.row, cell.column))
    blocks = (block for cell in cells for entry in cell.entries for block in entry)
    return [block.lines[0] for block in blocks if block.what == "date"]


def week_names(page: TablePage) -> list[str]:
    blocks = (block for cell in page.cells for entry in cell.entries for block in entry)
    return [block.lines[0] for block in blocks if block.what == "week"]


def test_a_month_is_a_page_with_all_of_its_days() -> None:
    layout = laid_out(content("chengzi-evening-2026"), "month")
    assert [page.bookmark for page in layout.pages] == ["2026年1月", "2026年3月"]
    assert names(layout.pages[0]) == ["周次", "星期一", "星期二", "星期三", "星期四", "星期五"]
    assert dates(layout.pages[0])[:3] == ["1月1日", "1月2日", "1月5日"]
    assert dates(layout.pages[0])[-1] == "1月30日"
    assert not [day for day in dates(layout.pages[1]) if not day.startswith("3月")]


def test_weeks_are_numbered_from_the_first_of_the_class_on() -> None:
    january, march = laid_out(content("chengzi-evening-2026"), "month").pages
    # Weeks before the class begins have no number.
    assert week_names(january) == ["", "", "第1周", "第2周", "第3周"]
    assert "第10周" in week_names(march)
    (weeks,) = laid_out(content("chengzi-evening-2026"), "weeks").pages
    assert week_names(weeks) == ["第1周", "第2周", "第3周", "第9周", "第10周"]


def test_weeks_of_other_subjects_have_no_number() -> None:
    for page in laid_out(content("qingyuan", Kind.SCHOOL), "weeks").pages:
        assert names(page)[0] == "星期一"
        assert not week_names(page)


def test_several_weeks_share_a_page() -> None:
    shown = content("qingyuan", Kind.SCHOOL)
    layout = laid_out(shown, "weeks")
    weeks = {entry.date.isocalendar()[:2] for entry in shown.sheet.entries}
    assert len(layout.pages) < len(weeks)
    assert min(page.size for page in layout.pages) >= 10


def test_every_session_is_on_its_day_and_says_its_time() -> None:
    for form in ("month", "weeks"):
        shown = content("chengzi-evening-2026")
        told = [
            (block.lines[0], cell.column)
            for page in laid_out(shown, form).pages
            for cell in page.cells
            for entry in cell.entries
            for block in entry
            if block.what == "time"
        ]
        expected = [
            (f"{one.start:%H:%M}—{one.end:%H:%M}", one.date.weekday() + 1)
            for one in shown.sheet.entries
        ]
        assert sorted(told) == sorted(expected)


def test_a_day_off_says_why() -> None:
    (_, march) = laid_out(content("chengzi-evening-2026"), "month").pages
    off = [cell.text.replace("\n", "") for cell in march.cells if cell.fill == "off"]
    assert off == ["元宵节社火活动", "元宵节社火活动"]
