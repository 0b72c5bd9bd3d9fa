"""Calendars to subscribe to, read back with `icalendar`: the events that exports have."""

from pathlib import Path
from typing import Any

from icalendar import Calendar

from partyschool_cli.export.web.feeds.calendars import feed
from partyschool_cli.export.web.web_site import SiteRequest, WebSite
from partyschool_cli.model.kind import Kind
from tests.catalogs import BASE, PINGCHENG, SHIPPED, write_catalog
from tests.cli.conftest import Pschool
from tests.export.web.sites import TODAY, made, site_of, small_site, whole_site

KINDS = (Kind.CLASS, Kind.TEACHER, Kind.SITE, Kind.SCHOOL)
SHARED = (
    "title: 另一个班\nschool: xugou\nfrom: 2026-10-12\nto: 2026-10-13\naudience: [members]\n"
    "size: 30\nadviser: 李班主任\nsessions:\n"
    "  - {id: s09, date: 2026-10-12, start: 08:30, end: 10:00, course: dangzhang,\n"
    "     teachers: [wang], site: jiaoshi}\n"
)
OTHER_SCHOOL = "title: 徐沟镇党校\ntier: township\nparent: liudu\n"


def events(data: bytes) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(data)
    found = list(calendar.walk("VEVENT"))
    return {str(event["UID"]): event for event in found}


def test_there_is_one_of_each_class_teacher_site_and_school() -> None:
    site = whole_site(SHIPPED)
    named = {path for path in site if path.startswith("ics/")}
    pages = {
        f"ics/{kind}-{path.partition('/')[2].removesuffix('.html')}.ics"
        for kind in KINDS
        for path in site
        if path.startswith(f"{kind.plural}/")
    }
    assert named == pages


def test_events_are_those_that_export_writes(tmp_path: Path, pschool: Pschool) -> None:
    school = next(path for path in whole_site(PINGCHENG) if path.startswith("schools/"))[8:-5]
    for folder, kind, name in (
        (SHIPPED, "class", "qingxu-applicants-2026-2"),
        (SHIPPED, "teacher", "party-building-lecturer"),
        (SHIPPED, "site", "qingxu-classroom"),
        (SHIPPED, "school", "donghu"),
        (PINGCHENG, "school", school),
    ):
        file = tmp_path / f"{kind}-{name}.ics"
        result = pschool("export", "timetable", f"--{kind}", name, "-o", str(file), cwd=folder)
        assert result.code == 0, result.err
        found = events(whole_site(folder)[f"ics/{file.name}"])
        expected = events(file.read_bytes())
        assert found.keys() == expected.keys()
        for uid, event in found.items():
            for field in ("DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS"):
                assert str(event.get(field)) == str(expected[uid].get(field))


def test_two_classes_taught_together_are_one_event_of_teacher_and_site(tmp_path: Path) -> None:
    files = {"classes/lingban.yaml": SHARED, "schools/xugou.yaml": OTHER_SCHOOL}
    site = made(small_site(tmp_path, files))
    uids = {name: set(events(site[f"ics/{name}.ics"])) for name in ("teacher-wang", "site-jiaoshi")}
    assert uids["teacher-wang"] == uids["site-jiaoshi"] == set(events(site["ics/class-banci.ics"]))
    [event] = events(site["ics/teacher-wang.ics"]).values()
    assert "党员轮训班、另一个班" in event["DESCRIPTION"]
    # A school's has the event of its own class, as its timetable does.
    assert (
        events(site["ics/school-xugou.ics"]).keys() == events(site["ics/class-lingban.ics"]).keys()
    )
    [own] = events(site["ics/class-lingban.ics"]).values()
    assert "班主任：李班主任" in own["DESCRIPTION"]


def test_one_without_sessions_is_an_empty_calendar(tmp_path: Path) -> None:
    teacher = BASE["teachers/wang.yaml"].replace("王示例", "李示例")
    site = made(small_site(tmp_path, {"teachers/li.yaml": teacher}))
    calendar: Any = Calendar.from_ical(site["ics/teacher-li.ics"])
    assert str(calendar["X-WR-CALNAME"]) == "李示例课程表"
    assert events(site["ics/teacher-li.ics"]) == {}


def keys(site: WebSite) -> dict[str, str]:
    return {file.path: file.key() for file in feed.files(site)}


def test_only_calendars_that_a_change_concerns_are_made_again(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"schools/xugou.yaml": OTHER_SCHOOL})
    more = {
        "teachers/li.yaml": BASE["teachers/wang.yaml"].replace("王示例", "李示例"),
        "classes/lingban.yaml": SHARED.replace("[wang], site: jiaoshi", "[li]"),
    }
    for path, text in more.items():
        (root / path).write_text(text, "utf-8")
    before, old = site_of(root), made(site_of(root))
    own = root / "classes/lingban.yaml"
    own.write_text(own.read_text("utf-8").replace("start: 08:30", "start: 09:00"), "utf-8")
    after, new = site_of(root), made(site_of(root))
    changed = {path for path in new if path.startswith("ics/") and new[path] != old[path]}
    assert {"ics/class-lingban.ics", "ics/teacher-li.ics", "ics/school-xugou.ics"} <= changed
    assert not {"ics/class-banci.ics", "ics/school-liudu.ics"} & changed
    assert changed <= {path for path in keys(after) if keys(after)[path] != keys(before)[path]}


def test_a_session_to_come_keeps_its_event_when_it_is_moved(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    before = events(made(site_of(root))["ics/class-banci.ics"])
    own = root / "classes/banci.yaml"
    moved = own.read_text("utf-8").replace("2026-10-12, start", "2026-10-13, status: moved, start")
    own.write_text(moved, "utf-8")
    after = events(made(site_of(root, SiteRequest(TODAY)))["ics/class-banci.ics"])
    assert before.keys() == after.keys()
    [event] = after.values()
    assert str(event["SUMMARY"]).startswith("【调课")


def test_each_page_with_a_calendar_says_what_to_do_where_it_cannot_be_opened() -> None:
    for path, data in whole_site(SHIPPED).items():
        text = data.decode() if path.endswith(".html") else ""
        assert ("加到日历</a>" in text) == ("微信里打不开日历文件" in text), path
