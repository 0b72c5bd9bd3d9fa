"""One or two sessions: names at the left, what they are at the right."""

from dataclasses import replace

from partyschool_cli.export.layout.page_layout import TablePage
from partyschool_cli.model.kind import Kind
from tests.export.layout.timetables import content, laid_out


def facts(page: TablePage) -> list[tuple[str, str]]:
    """Each name, and what stands beside it."""
    rows: dict[int, list[str]] = {}
    for cell in page.cells:
        rows.setdefault(cell.row, []).append(cell.text.replace("\n", ""))
    return [(name, value) for name, value in (rows[row] for row in sorted(rows))]


def test_one_session_is_told_with_what_will_be_taught() -> None:
    (page,) = laid_out(content("mayu-storage-2026")).pages
    assert [name for name, _ in facts(page)] == ["时间", "教学内容", "授课人", "地点", "讲什么"]
    told = dict(facts(page))
    assert told["时间"] == "12月10日（星期四）晚上 19:30—21:00"
    assert told["讲什么"] == "掌握入库前的准备工作"
    assert page.size == 16


def test_what_is_taught_stands_in_the_largest_type() -> None:
    (page,) = laid_out(content("mayu-storage-2026")).pages
    blocks = {block.what: block for cell in page.cells for one in cell.entries for block in one}
    assert blocks["title"].size == 24
    assert blocks["site"].size == 16


def test_two_sessions_are_apart() -> None:
    (page,) = laid_out(content("liudu-winter-2026")).pages
    names = [name for name, _ in facts(page)]
    assert names.count("时间") == 2
    assert page.rules == (names.index("时间", 1),)


def test_the_place_is_said_beside_its_name_not_in_the_head() -> None:
    (page,) = laid_out(content("liudu-winter-2026")).pages
    assert "地点" not in page.head.left[0]
    assert [value for name, value in facts(page) if name == "地点"] == ["柳杜乡党校教室"] * 2


def test_what_to_mind_is_told_and_who_presides() -> None:
    shown = content("mayu-storage-2026")
    (only,) = shown.sheet.entries
    changed = replace(only, note="自带手套", moderator="乡党委副书记", status="moved")
    (page,) = laid_out(replace(shown, sheet=replace(shown.sheet, entries=(changed,)))).pages
    told = dict(facts(page))
    assert told["请注意"] == "自带手套"
    assert told["主持"] == "乡党委副书记"
    assert told["教学内容"].startswith("调课")


def test_other_subjects_say_the_class() -> None:
    shown = content("mayu-storage-2026")
    (only,) = shown.sheet.entries
    teacher = content("mayu-grape-expert", Kind.TEACHER)
    (page,) = laid_out(replace(teacher, sheet=replace(teacher.sheet, entries=(only,)))).pages
    assert dict(facts(page))["班次"] == "马峪乡葡萄贮藏实用技术班（草稿）"


def test_what_no_page_holds_is_a_list() -> None:
    shown = content("mayu-storage-2026")
    (only,) = shown.sheet.entries
    long = replace(only, objectives=("长" * 4000,), title="长" * 4000)
    layout = laid_out(replace(shown, sheet=replace(shown.sheet, entries=(long,))))
    assert layout.pages[0].head_rows == 1
    assert len(layout.pages) > 1
