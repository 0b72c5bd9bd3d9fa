"""A notice as messages for a WeChat group."""

from pathlib import Path

from partyschool_cli.export.notice_messages import LINE, SCREEN, messages, wrapped
from partyschool_cli.markup.text_size import text_width
from tests.catalogs import BASE
from tests.notices import CLASS, noticed, snow_day


def sessions(count: int, start: str, **fields: str) -> str:
    """A class with so many sessions, each on its own day."""
    head = BASE[CLASS].partition("sessions:")[0].replace("to: 2026-10-13", "to: 2026-12-31")
    more = "".join(f", {name}: {text}" for name, text in fields.items())
    return f"{head}sessions:\n" + "".join(
        f"  - {{id: s{day:02}, date: 2026-10-{day + 11}, start: {start}, end: 10:00,"
        f" course: dangzhang{more}}}\n"
        for day in range(1, count + 1)
    )


def test_one_class_a_message(tmp_path: Path) -> None:
    assert messages(snow_day(tmp_path)) == (
        (
            "【调课通知 1/2】",
            "党员轮训班",
            "原因：暴雪橙色预警",
            "1．党章导读",
            "原：10月12日（周一）08:30—10:00",
            "现：10月15日（周四）14:30—16:00",
            "原地点：教室",
            "现地点：采摘园",
            "请互相转告。",
            "党委办公室 24 小时值班。",
            "柳杜乡党校",
            "2026年10月11日",
        ),
        (
            "【调课通知 2/2】",
            "农民夜校",
            "原因：道路结冰",
            "1．党章导读",
            "原：10月13日（周二）08:30—10:00",
            "现：停课",
            "请互相转告。",
            "党委办公室 24 小时值班。",
            "柳杜乡党校",
            "2026年10月11日",
        ),
    )


def test_more_than_a_screen_goes_on_in_another_message(tmp_path: Path) -> None:
    found = messages(
        noticed(tmp_path, {CLASS: sessions(12, "08:00")}, {CLASS: sessions(12, "08:30")})
    )
    assert len(found) > 1
    assert all(len(lines) <= SCREEN for lines in found)
    assert [lines[0] for lines in found] == [
        f"【调课通知 {number}/{len(found)}】" for number in range(1, len(found) + 1)
    ]
    assert all(lines[1] == "党员轮训班" for lines in found)
    items = [line for lines in found for line in lines if "．" in line]
    assert items == [f"{number}．党章导读" for number in range(1, 13)]
    # It is signed once.
    assert sum("请互相转告。" in lines for lines in found) == 1
    assert found[-1][-1] == "2026年10月11日"


def test_no_line_is_wider_than_a_phone(tmp_path: Path) -> None:
    title = "深入学习贯彻习近平总书记关于“三农”工作的重要论述（上）：从脱贫攻坚到乡村全面振兴 2026"
    course = "courses/dangzhang.yaml"
    files = {course: BASE[course].replace("党章导读", title)}
    reason = "note: 因道路结冰、客车停运，授课人赶不到，改由线上收看，另发会议号"
    new = BASE[CLASS].replace("start: 08:30", f"{reason}, start: 08:00")
    found = messages(noticed(tmp_path, files, {**files, CLASS: new}))
    for line in (line for lines in found for line in lines):
        assert text_width(line) <= LINE
        assert line == line.strip()
        assert line
        assert line[0] not in "，。；：、）”"
    assert title.replace(" ", "") in "".join("".join(found[0]).split())


def test_a_line_rather_ends_with_a_clause() -> None:
    assert wrapped(["上课地点仍是蔬菜大棚，其他课次不变。请互相转告。"]) == [
        "上课地点仍是蔬菜大棚，其他课次不变。",
        "请互相转告。",
    ]
    assert wrapped(["因道路结冰、客车停运，授课人赶不到，改由线上收看"]) == [
        "因道路结冰、客车停运，授课人赶不到，",
        "改由线上收看",
    ]
    # Not if that leaves most of it empty.
    assert wrapped(["授课人：" + "一" * 20]) == ["授课人：" + "一" * 16, "一" * 4]


def test_lines_break_between_words_and_before_no_closing_mark() -> None:
    assert wrapped(["一" * 19 + "，二"]) == ["一" * 19 + "，", "二"]
    assert wrapped(["一" * 20 + "，二"]) == ["一" * 19, "一，二"]
    assert wrapped(["一" * 18 + "pschool"]) == ["一" * 18, "pschool"]
    assert wrapped(["x" * 50]) == ["x" * 40, "x" * 10]
    assert wrapped(["  一\n\n二\t三 "]) == ["一", "二 三"]
