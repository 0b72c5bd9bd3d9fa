"""What a 调课通知 says, whatever the format."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.export import notice_content as words
from partyschool_cli.export.export_format import formats_for, load_format
from partyschool_cli.export.notice_content import NoticeContent, of_each_class
from partyschool_cli.export.print_options import PrintOptions
from tests.catalogs import BASE
from tests.export.pdf_reading import page_texts, squeezed
from tests.export.word import all_text, read
from tests.notices import CLASS, TODAY, noticed, snow_day

CHANGED = dt.datetime(2026, 10, 11, 8, tzinfo=dt.UTC)
OPTIONS = PrintOptions(TODAY, changed={"banci": CHANGED, "yexiao": CHANGED})
HOSTILE = "<b>党章</b> #panic() | *甲* & “乙” {{7*7}} \u202e反\ud83d"


def text_of(format: str, content: NoticeContent) -> str:
    """The text of a notice in a format, without spaces and line breaks."""
    if format == "docx":
        document = read(content)
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return squeezed(all_text(document) + "".join(cells))
    exported = load_format(format).write(content, OPTIONS)
    if format == "pdf":
        return squeezed("".join(page_texts(exported)))
    text = exported.data.decode()
    if format == "ics":
        text = text.replace("\r\n ", "")
    return squeezed(re.sub(r"<br>|</?bdi>", "", text).replace("\\n", ""))


def test_the_formats_of_notices() -> None:
    assert formats_for(NoticeContent) == (
        *("pdf", "docx", "html", "png", "ics", "md", "json", "txt"),
    )


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "md", "txt"])
def test_every_format_says_who_what_was_what_is_and_why(tmp_path: Path, format: str) -> None:
    text = text_of(format, snow_day(tmp_path))
    for said in (
        *("党员轮训班", "农民夜校", "党章导读", "暴雪橙色预警", "道路结冰"),
        *("10月12日", "08:30—10:00", "10月15日", "14:30—16:00", "教室", "采摘园"),
        *("停课", "请互相转告", "党委办公室24小时值班。", "2026年10月11日", "柳杜乡党校"),
    ):
        assert said in text, said


def test_the_title_and_whom_it_is_for(tmp_path: Path) -> None:
    both = snow_day(tmp_path)
    assert both.title == "关于调整“党员轮训班”等2个班次课程安排的通知"
    assert both.title_lines == ("关于调整“党员轮训班”等2个班次", "课程安排的通知")
    assert words.addressee(both) == "各有关班次全体学员："
    first, second = of_each_class(both)
    assert first.title_lines == ("关于调整“党员轮训班”课程安排的通知",)
    assert words.addressee(second) == "农民夜校全体学员："
    assert [part.heading for part in words.parts(both)] == ["一、党员轮训班", "二、农民夜校"]
    assert words.parts(first)[0].heading == ""


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "柳杜乡发展对象和入党积极分子冬季",
            ("关于调整“柳杜乡发展对象和入党积极分子冬季”", "等2个班次课程安排的通知"),
        ),
        ("柳杜乡党员“4+N”班", ("关于调整“柳杜乡党员‘4+N’班”等2个班次", "课程安排的通知")),
    ],
)
def test_a_title_breaks_between_its_parts(
    tmp_path: Path, title: str, lines: tuple[str, ...]
) -> None:
    both = snow_day(tmp_path)
    first = replace(both.classes[0], title=title)
    content = replace(both, classes=(first, *both.classes[1:]))
    assert content.title_lines == lines
    assert content.title == "".join(lines)


def test_a_class_is_named_in_quotes_that_do_not_meet_its_own(tmp_path: Path) -> None:
    new = BASE[CLASS].replace("党员轮训班", "党员“4+N”班")
    later = new.replace("start: 08:30", "start: 09:00")
    content = noticed(tmp_path, {CLASS: new}, {CLASS: later})
    assert content.title == "关于调整“党员‘4+N’班”课程安排的通知"
    assert words.parts(content)[0].body.startswith("“党员‘4+N’班”课程安排有变动")


def test_a_page_for_the_browser_is_a_letter_without_a_search_box(tmp_path: Path) -> None:
    html = load_format("html").write(snow_day(tmp_path), OPTIONS).data.decode()
    assert "<input" not in html
    for line in snow_day(tmp_path).title_lines:
        assert f'<span class="line"><bdi>{line}</bdi></span>' in html


@pytest.mark.parametrize(
    ("duty", "line"),
    [
        ("党委办公室 24 小时值班。", "党委办公室 24 小时值班。"),
        ("值班电话 2201234", "值班电话 2201234。"),
        ("党委办公室 2201234", "值班：党委办公室 2201234。"),
    ],
)
def test_who_is_on_duty_is_said_once(duty: str, line: str) -> None:
    assert words.duty_line(duty) == line


def test_a_notice_for_a_teacher(tmp_path: Path) -> None:
    new = BASE[CLASS].replace("start: 08:30", "start: 09:00")
    content = noticed(tmp_path, {}, {CLASS: new}, "王示例")
    assert content.title == "关于调整王示例授课安排的通知"
    assert words.addressee(content) == "王示例："
    assert words.closing(content) == ("请按新的安排授课。",)


@pytest.mark.parametrize(
    ("reason", "clause"),
    [
        ("暴雪", "因暴雪，“党员轮训班”有1次课改期，具体安排如下："),
        ("受暴雪影响。", "受暴雪影响，“党员轮训班”有1次课改期，具体安排如下："),
        ("由于停电", "由于停电，“党员轮训班”有1次课改期，具体安排如下："),
    ],
)
def test_one_reason_is_said_first(tmp_path: Path, reason: str, clause: str) -> None:
    new = BASE[CLASS].replace("start: 08:30", f"note: {reason}, start: 08:00")
    (part,) = words.parts(noticed(tmp_path, {}, {CLASS: new}))
    assert part.body == clause
    assert reason not in part.rows[0][3]


def test_a_long_reason_stands_with_its_session(tmp_path: Path) -> None:
    reason = "授课人要参加县里的会议。教室也在检修，水电都停，只好改到下一周，其他班也请留意通知"
    new = BASE[CLASS].replace("start: 08:30", f"note: {reason}, start: 08:00")
    (part,) = words.parts(noticed(tmp_path, {}, {CLASS: new}))
    assert part.body == "“党员轮训班”课程安排有变动：1次课改期，具体安排如下："
    assert reason in part.rows[0][3]


def row(tmp_path: Path, old: str, new: str) -> tuple[str, ...]:
    (part,) = words.parts(noticed(tmp_path, {CLASS: old}, {CLASS: new}))
    (found,) = part.rows
    return found


def test_old_and_new_stand_side_by_side(tmp_path: Path) -> None:
    old, none = BASE[CLASS], BASE[CLASS].partition("  - ")[0].replace("sessions:\n", "")
    at = "10月12日（星期一）\n08:30—10:00"
    later = row(tmp_path / "1", old, old.replace("2026-10-12, start", "2027-01-04, start"))
    assert later[2:] == (at, "2027年1月4日（星期一）\n08:30—10:00")
    elsewhere = row(tmp_path / "2", old, old.replace(", site: jiaoshi", ""))
    assert elsewhere[2:] == (f"{at}\n地点：教室", f"{at}\n地点：（无）")
    assert row(tmp_path / "3", none, old)[2:] == ("（新增）", f"{at}\n地点：教室")
    assert row(tmp_path / "4", old, none)[2:] == (at, "取消")
    cancelled = old.replace("start: 08:30", "status: cancelled, start: 08:30")
    assert row(tmp_path / "5", old, cancelled) == ("党章导读", "王示例", at, "停课")
    assert row(tmp_path / "6", cancelled, old)[2] == "已停课"


def test_the_closing_line_says_what_stays(tmp_path: Path) -> None:
    other = "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, activity: 研讨}\n"
    moved = BASE[CLASS].replace("start: 08:30", "start: 08:00")
    alone = noticed(tmp_path / "1", {}, {CLASS: moved})
    assert words.closing(alone) == ("上课地点仍是教室。请互相转告。",)
    more = noticed(tmp_path / "2", {CLASS: BASE[CLASS] + other}, {CLASS: moved + other})
    assert words.closing(more) == ("上课地点仍是教室，其他课次不变。请互相转告。",)


def test_who_signs(tmp_path: Path) -> None:
    both = snow_day(tmp_path)
    assert words.organizer(both) == "柳杜乡党校"
    own = BASE[CLASS].replace("size: 30", "size: 30\norganizer: 柳杜乡党委")
    moved = own.replace("start: 08:30", "start: 08:00")
    assert words.organizer(noticed(tmp_path / "x", {CLASS: own}, {CLASS: moved})) == "柳杜乡党委"


def test_json_is_as_documented(tmp_path: Path) -> None:
    data = json.loads(load_format("json").write(snow_day(tmp_path), OPTIONS).data)
    assert (data["version"], data["old"], data["new"]) == (1, "旧", "新")
    first, second = data["notices"]
    assert {name: first[name] for name in ("class", "class_title", "session", "title")} == {
        "class": "banci",
        "class_title": "党员轮训班",
        "session": "s01",
        "title": "党章导读",
    }
    assert (first["change"], first["reason"]) == ("moved", "暴雪橙色预警")
    assert first["old"]["date"] == "2026-10-12"
    assert (first["new"]["start"], first["new"]["end"]) == ("14:30", "16:00")
    assert (first["new"]["site"], first["new"]["teachers"]) == ("caichang", ["wang"])
    assert (second["change"], second["new"]) == ("cancelled", None)


@pytest.mark.parametrize("format", formats_for(NoticeContent))
def test_hostile_titles_stay_text(tmp_path: Path, format: str) -> None:
    """No format takes a title for markup, nor fails at one."""
    title = json.dumps(HOSTILE[:-1] + "长" * 300)
    old = {"courses/dangzhang.yaml": BASE["courses/dangzhang.yaml"].replace("党章导读", title)}
    new = {**old, CLASS: BASE[CLASS].replace("start: 08:30", "start: 08:00")}
    exported = load_format(format).write(noticed(tmp_path, old, new), OPTIONS)
    assert all(exported.pages)
    if format == "html":
        assert b"<b>" not in exported.data
    if format == "md":
        assert rb"\<b\>" in exported.data
    if format in ("txt", "md", "json", "ics"):
        assert "长" in exported.data.decode()


def test_the_same_notice_has_the_same_bytes(tmp_path: Path) -> None:
    content = snow_day(tmp_path)
    write: Callable[[str], bytes] = lambda name: load_format(name).write(content, OPTIONS).data  # noqa: E731
    for name in ("pdf", "docx", "html"):
        assert write(name) == write(name)


def test_a_date_of_this_year_has_none() -> None:
    assert words.day_of(dt.date(2026, 10, 12), TODAY) == "10月12日"
    assert words.day_of(dt.date(2027, 1, 4), TODAY) == "2027年1月4日"
