"""Free slots: the nearest one, and that it is really free."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.catalog.catalog import Catalog, LoadedFile, ManifestFile
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.site import Site
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.training_class import TrainingClass
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.source_file import SourceFile
from partyschool_cli.timetable.availability import absence, closing
from partyschool_cli.timetable.free_slots import Slot, free_slot
from partyschool_cli.timetable.timetable import Timetable
from tests.catalogs import write_catalog
from tests.timetables import taught, timetable, training_class

MONDAY = "2026-10-12"
AWAY = "unavailable: [{from: 2026-10-13, to: 2026-10-13}]\n"
OPEN = "open: {days: [mon, tue], from: 09:30, to: 12:00}\n"


def slot_of(found: Timetable, ref: str) -> str | None:
    (meeting,) = (one for one in found.meetings if ref in [placed.ref for placed in one.sessions])
    slot = free_slot(found, meeting)
    return str(slot) if slot else None


def test_after_what_is_there_on_the_same_morning(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 08:30-10:00")),
        b=training_class(taught("s01", f"{MONDAY} 09:00-10:30")),
    )
    assert slot_of(found, "b/s01") == "10月12日（周一）10:00—11:30"


def test_only_in_parts_of_the_day_that_the_class_uses(tmp_path: Path) -> None:
    busy = taught("s01", f"{MONDAY} 08:30-11:30")
    found = timetable(
        tmp_path,
        a=training_class(busy),
        b=training_class(taught("s01", f"{MONDAY} 09:00-10:30")),
        c=training_class(
            taught("s01", f"{MONDAY} 09:30-11:00"),
            taught("s02", "2026-10-14 19:30-21:00", teachers=["li"], site=None),
        ),
    )
    assert slot_of(found, "b/s01") == "10月13日（周二）09:00—10:30"
    assert slot_of(found, "c/s01") == "10月12日（周一）19:30—21:00"


def test_none_where_the_class_has_no_other_time(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
        b=training_class(taught("s01", f"{MONDAY} 09:00-10:30"), to=MONDAY),
    )
    assert slot_of(found, "b/s01") is None


def test_classes_taught_together_move_together(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
        b=training_class(
            taught("s01", f"{MONDAY} 10:00-11:30"),
            taught("s02", "2026-10-13 08:30-11:30", teachers=["li"], site=None),
        ),
        c=training_class(taught("s01", f"{MONDAY} 10:00-11:30"), to="2026-10-14"),
    )
    assert slot_of(found, "c/s01") == "10月14日（周三）10:00—11:30"


def test_a_session_over_noon_stays_one_over_noon(tmp_path: Path) -> None:
    found = timetable(
        tmp_path,
        a=training_class(taught("s01", f"{MONDAY} 09:00-10:00")),
        b=training_class(taught("s01", f"{MONDAY} 08:30-17:30")),
    )
    assert slot_of(found, "b/s01") == "10月13日（周二）08:30—17:30"


@pytest.mark.parametrize(
    ("path", "extra", "slot"),
    [
        (
            "teachers/wang.yaml",
            AWAY,
            "14日（周三）",
        ),
        (
            "sites/jiaoshi.yaml",
            AWAY,
            "14日（周三）",
        ),
        ("sites/jiaoshi.yaml", "open: {days: [mon, thu]}\n", "15日（周四）"),
        (
            "sites/jiaoshi.yaml",
            "open: {days: [mon, tue], from: 09:30, to: 12:00}\n",
            "13日（周二）",
        ),
        ("courses/dangzhang.yaml", "season: {from: 10-14, to: 12-31}\n", "14日（周三）"),
        (
            "catalog.yaml",
            "calendar: {closed: [{from: 2026-10-13, to: 2026-10-15}]}\n",
            "16日（周五）",
        ),
    ],
    ids=["teacher", "site", "days", "hours", "season", "closed"],
)
def test_what_else_speaks_against_a_day(path: str, extra: str, slot: str, tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "classes/banci.yaml": None,
            "classes/a.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
            "classes/b.yaml": training_class(taught("s01", f"{MONDAY} 09:00-10:30")),
        },
    )
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(extra)
    found = slot_of(Timetable(load(DiskTree(root))), "b/s01")
    assert found is not None
    assert found.removeprefix("10月").startswith(slot)


def test_a_teacher_keeps_within_the_hours_of_a_day(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "teachers/wang.yaml": (
                "name: 王示例\ncategory: school-teacher\ncontact_hours_per_day: 4\n"
            ),
            "classes/banci.yaml": None,
            "classes/a.yaml": training_class(
                taught("s01", f"{MONDAY} 08:30-10:00"), taught("s02", "2026-10-13 14:30-17:30")
            ),
            "classes/b.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:00")),
        },
    )
    assert slot_of(Timetable(load(DiskTree(root))), "b/s01") == "10月14日（周三）08:30—11:00"


def test_time_to_travel_is_left_before_and_after(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            "sites/litang.yaml": (
                "title: 礼堂\nvenue: classroom\ncapacity: 90\ntravel_minutes: {jiaoshi: 17}\n"
            ),
            "classes/banci.yaml": None,
            "classes/a.yaml": training_class(
                taught("s01", f"{MONDAY} 08:30-09:30"),
                taught("s02", f"{MONDAY} 09:40-10:10", site="litang"),
            ),
        },
    )
    assert slot_of(Timetable(load(DiskTree(root))), "a/s02") == "10月12日（周一）09:50—10:20"


def test_a_shared_site_takes_as_many_as_it_holds(tmp_path: Path) -> None:
    files = {
        "sites/jiaoshi.yaml": "title: 馆\nvenue: classroom\ncapacity: 50\nshared: true\n",
        "classes/banci.yaml": None,
        "classes/a.yaml": training_class(taught("s01", "2026-10-13 08:30-11:30", teachers=["li"])),
        "classes/b.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:30")),
        "classes/c.yaml": training_class(taught("s01", f"{MONDAY} 08:30-11:00"), size=20),
        "classes/d.yaml": training_class(taught("s01", f"{MONDAY} 08:30-10:30"), size=21),
    }
    found = Timetable(load(DiskTree(write_catalog(tmp_path, files))))
    assert slot_of(found, "c/s01") == "10月13日（周二）08:30—11:00"
    assert slot_of(found, "d/s01") == "10月14日（周三）08:30—10:30"


# -- any timetable at all ------------------------------------------------------------------------

TIMES = st.sampled_from([(8, 0), (8, 30), (9, 15), (10, 0), (11, 0), (14, 30), (16, 0), (19, 30)])


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """A few classes in one week, with few teachers and sites, so that much clashes."""
    classes = []
    for name in ("a", "b", "c"):
        sessions = []
        for number in range(draw(st.integers(1, 5))):
            start = dt.time(*draw(TIMES))
            length = draw(st.sampled_from([45, 90, 180]))
            end = (
                dt.datetime.combine(dt.date(2026, 9, 28), start)  # noqa: DTZ — no zone meant
                + dt.timedelta(minutes=length)
            ).time()
            sessions.append(
                {
                    "id": f"s{number}",
                    "date": dt.date(2026, 9, draw(st.integers(27, 30))),
                    "start": start,
                    "end": end,
                    "activity": "自习",
                    "teachers": draw(st.lists(st.sampled_from(["t1", "t2"]), unique=True)),
                    "site": draw(st.sampled_from(["hall", "field", "shared", None])),
                }
            )
        fields = {"title": name, "school": "x", "audience": ("members",), "size": 20}
        dates = {"from": dt.date(2026, 9, 27), "to": dt.date(2026, 10, 2)}
        classes.append(
            TrainingClass.model_validate(
                {"id": name, **fields, **dates, "sessions": tuple(sessions)}
            )
        )
    away = {"from": dt.date(2026, 9, 29), "to": dt.date(2026, 9, 29)}
    teachers = [
        Teacher(id="t1", name="甲", category="x", unavailable=(away,)),  # type: ignore[arg-type]
        Teacher(id="t2", name="乙", category="x"),
    ]
    sites = [
        Site(id="hall", title="堂", venue="classroom", capacity=90, travel_minutes={"field": 20}),
        Site.model_validate(
            {
                "id": "field",
                "title": "田",
                "venue": "field",
                "category": "x",
                "capacity": 30,
                "open": {"days": ("mon", "wed"), "from": "08:20", "to": "16:45"},
            }
        ),
        Site(id="shared", title="馆", venue="classroom", capacity=45, shared=True),
    ]
    return _catalog([*classes, *teachers, *sites])


def _catalog(entities: list[Entity]) -> Catalog:
    tree = DiskTree(Path("catalog"))
    files = tuple(
        LoadedFile(SourceFile(tree, f"{one.id}.yaml"), Key(one.kind_of_entity, one.id), one, (), ())
        for one in entities
    )
    manifest = Manifest(format=1, title="示例", themes={"x": "甲"})
    return Catalog(tree, manifest, ManifestFile(SourceFile(tree, "catalog.yaml"), ()), files)


@given(catalogs())
def test_a_free_slot_is_really_free(catalog: Catalog) -> None:
    found = Timetable(catalog)
    for meeting in found.meetings:
        slot = free_slot(found, meeting)
        if slot is None:
            continue
        assert slot.end - slot.start == meeting.end - meeting.start
        assert found.calendar.day_off(slot.date) is None
        _assert_there(found, meeting.teachers, meeting.site, slot)
        for placed in meeting.sessions:
            assert placed.training_class.from_ <= slot.date <= placed.training_class.to
        for other in found.meetings:
            if other is meeting or other.date != slot.date:
                continue
            meets = slot.start < other.end and other.start < slot.end
            same_site = meeting.site is not None and meeting.site == other.site
            if set(meeting.classes) & set(other.classes) or set(meeting.teachers) & set(
                other.teachers
            ):
                travel = found.travel_minutes(meeting.site, other.site) or 0
                assert slot.end + travel <= other.start or other.end + travel <= slot.start
            elif same_site and meeting.site != "shared":
                assert not meets


def _assert_there(
    found: Timetable, teachers: tuple[str, ...], site: str | None, slot: Slot
) -> None:
    assert all(absence(found.teachers[name], slot.date) is None for name in teachers)
    if site is not None:
        assert closing(found.sites[site], slot.date, slot.start, slot.end) is None
