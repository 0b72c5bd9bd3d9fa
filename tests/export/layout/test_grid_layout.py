"""A week a page: times in shared cells, days without sessions, parts of the day, bookmarks."""

from dataclasses import replace

from partyschool_cli.export.layout.page_layout import PlacedCell, TablePage
from partyschool_cli.model.kind import Kind
from tests.export.layout.timetables import cells_of, content, laid_out


def cell_with(page: TablePage, text: str) -> PlacedCell:
    (found,) = (cell for cell in page.cells if text in cell.text.replace("\n", ""))
    return found


def texts(cell: PlacedCell, what: str) -> list[list[str]]:
    """The lines of one sort, by entry."""
    return [
        [line for block in entry if block.what == what for line in block.lines]
        for entry in cell.entries
    ]


def test_titles_break_between_words_and_after_a_colon_where_both_parts_fit() -> None:
    (page,) = laid_out(content("liudu-members-2026"), "grid").pages
    cell = cell_with(page, "支部带头兴产业")
    assert texts(cell, "title") == [["南青堆村现场教学：", "支部带头兴产业"]]


def test_each_session_of_a_shared_cell_says_its_time() -> None:
    (page,) = laid_out(content("liudu-members-2026"), "grid").pages
    morning = cell_with(page, "开班式")
    assert texts(morning, "time") == [["08:00—08:30"], ["08:30—10:00"], ["10:00—11:30"]]
    # Alone at the usual hours a session need not say them.
    assert texts(cell_with(page, "支部带头兴产业"), "time") == [[]]


def test_a_session_that_fills_its_part_of_the_day_says_its_time_beside_another() -> None:
    shown = content("liudu-members-2026")
    first, *others = shown.sheet.entries
    part = next(one for one in shown.sheet.parts if one.id == first.part)
    whole = replace(first, start=part.start, end=part.end, usual_time=True, title="全程")
    sheet = replace(shown.sheet, entries=(whole, *others))
    (page,) = laid_out(replace(shown, sheet=sheet), "grid").pages
    assert texts(cell_with(page, "全程"), "time")[0] == ["08:30—11:30"]


def test_a_changed_session_says_its_time_and_its_mark() -> None:
    shown = content("liudu-members-2026")
    alone = next(one for one in shown.sheet.entries if one.usual_time)
    moved = replace(alone, status="moved", was="4月6日上午")
    entries = tuple(moved if one is alone else one for one in shown.sheet.entries)
    (page,) = laid_out(replace(shown, sheet=replace(shown.sheet, entries=entries)), "grid").pages
    (entry,) = cell_with(page, "（原4月6日上午）").entries
    assert [block.what for block in entry][:4] == ["time", "mark", "was", "title"]


def test_the_usual_place_is_said_above_the_table_only() -> None:
    (page,) = laid_out(content("liudu-members-2026"), "grid").pages
    assert page.head.left[0].endswith("地点：柳杜乡党校教室（另写的除外）")
    said = {line for cell in page.cells for one in texts(cell, "site") for line in one}
    assert said == {"南青堆村现场教学点", "成子村现场教学点"}


def test_a_week_has_a_row_for_its_own_parts_of_the_day_only() -> None:
    layout = laid_out(content("qingxu", Kind.SCHOOL), "grid")
    labels = [[cell.entries[0][0].lines[0] for cell in cells_of(page, 0)] for page in layout.pages]
    assert labels[0] == ["上午", "下午"]
    assert ["上午", "下午", "晚上"] in labels


def test_days_without_sessions_are_narrow() -> None:
    page = laid_out(content("qingxu", Kind.SCHOOL), "grid").pages[1]
    monday, *_, friday = page.widths[1:]
    assert friday < monday / 2


def test_a_day_off_is_one_field_with_its_reason() -> None:
    page = laid_out(content("qingxu", Kind.SCHOOL), "grid").pages[0]
    cell = next(cell for cell in cells_of(page, 1) if cell.fill == "off")
    assert cell.rows == len(page.heights) - 1
    assert cell.text.replace("\n", "") == "元宵节社火活动"


def test_a_long_reason_of_a_day_that_is_taught_on_goes_below_the_table() -> None:
    shown = content("liudu-members-2026")
    reason = "县里统一安排防汛演练，全体村干部回村值守"
    day = shown.sheet.entries[0].date
    sheet = replace(shown.sheet, days_off={day: reason})
    (page,) = laid_out(replace(shown, sheet=sheet), "grid").pages
    assert "（见注）" in next(cell.text for cell in page.cells if cell.column == 1)
    assert page.foot is not None
    below = {item.name: "".join(item.lines) for item in page.foot.items}
    assert below["4月7日："] == reason


def test_every_week_is_a_bookmark_and_counted_by_the_calendar() -> None:
    layout = laid_out(content("mayu-evening-2026"), "grid")
    marks = [page.bookmark.split("：")[0] for page in layout.pages]
    assert marks[0] == "第1周"
    assert len(set(marks)) == len(marks) > 2
    days = [entry.date for entry in content("mayu-evening-2026").sheet.entries]
    weeks = (max(days) - min(days)).days // 7 + 1
    assert int(marks[-1].removeprefix("第").removesuffix("周")) >= weeks


def test_a_sheet_of_one_week_is_bookmarked_by_its_title() -> None:
    shown = content("liudu-members-2026")
    assert [page.bookmark for page in laid_out(shown, "grid").pages] == [shown.title]


def test_a_week_that_no_page_holds_goes_on_on_others() -> None:
    shown = content("liudu-members-2026")
    entries = tuple(replace(one, title="党" * 900) for one in shown.sheet.entries)
    layout = laid_out(replace(shown, sheet=replace(shown.sheet, entries=entries)), "grid")
    assert len(layout.pages) > 2
    shown_letters = sum(cell.text.count("党党党") for page in layout.pages for cell in page.cells)
    assert shown_letters > 0
    told = sum(
        line.count("党")
        for page in layout.pages
        for cell in page.cells
        for one in texts(cell, "title")
        for line in one
    )
    assert told == 900 * len(entries)
