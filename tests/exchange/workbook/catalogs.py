"""Catalogs with anything in them that the format allows."""

import datetime as dt
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.catalogs import BASE

# What cells, lists and groups are likely to stumble over.
TRICKY = st.sampled_from(
    [
        "=1+1",
        "+86",
        "-",
        "@SUM(A1)",
        "'引号",
        "甲、乙",
        "「甲」",
        "甲」、「乙",
        "「甲、乙」丙",
        "第一行\n第二行",
        "  前后有空格  ",
        "　全角空格　",
        "2026-10-12",
        "10/12",
        "8:30",
        "08:30",
        "是",
        "TRUE",
        "1e400",
        "007",
        "4.0",
        "_x0041_",
        "从：甲；到：乙",
        "2026-03-20至2026-03-22",
        "周一至周五 外出",
        "大礼堂 (hall)",
        "党章导读 (dangzhang)",
        "a\tb",
        "行\r\n尾",
        "很" * 300,
        "#REF!",
        "<b>&amp;</b>",
        "😀",
        "https://example.org/甲，乙",
    ]
)
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"))
TEXT = TRICKY | st.text(LETTERS, min_size=1, max_size=12).filter(
    lambda text: text.isprintable() and text.strip()
)
DATE = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)).map(dt.date.isoformat)
DAY = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)).map(lambda day: f"{day:%m-%d}")
MINUTES = st.integers(0, 23 * 60 + 58)


def _fields(**strategies: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


WEEKDAYS = st.lists(
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, unique=True
)
DAY_PARTS = st.lists(
    st.sampled_from(["morning", "afternoon", "evening"]), min_size=1, max_size=3, unique=True
)


@st.composite
def ranges(draw: st.DrawFn) -> dict[str, Any]:
    """Days, or parts of a week, on which somebody is away."""
    first, last = sorted((draw(DATE), draw(DATE)))
    more = draw(_fields(days=WEEKDAYS, day_parts=DAY_PARTS, why=TEXT))
    is_weekly = "days" in more and draw(st.booleans())
    return {**({} if is_weekly else {"from": first, "to": last}), **more}


@st.composite
def hours(draw: st.DrawFn) -> dict[str, Any]:
    """When a site is open."""
    start = draw(MINUTES)
    found: dict[str, Any] = {"from": _time(start), "to": _time(draw(st.integers(start + 1, 1439)))}
    days = draw(st.none() | WEEKDAYS)
    return {**({"days": days} if days else {}), **found}


def _time(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


MATERIALS = st.builds(
    lambda title, where: {"title": title, **where},
    TEXT,
    st.builds(lambda path: {"path": path}, TEXT) | st.just({"url": "https://example.org/a；b"}),
)
COMMON = {
    "tags": st.lists(TEXT, max_size=4, unique=True),
    "notes": TEXT,
    "status": st.sampled_from(["active", "retired", "draft"]),
}
COURSE = _fields(
    topics=st.lists(TEXT, max_size=4, unique=True),
    objectives=st.lists(TEXT, max_size=3, unique=True),
    summary=TEXT,
    flagship=st.booleans(),
    season=st.builds(lambda a, b: {"from": a, "to": b}, DAY, DAY),
    materials=st.lists(MATERIALS, max_size=2),
    reviewed=DATE,
    sites=st.just(["jiaoshi", "tian"]),
    contact_hours=st.integers(1, 80).map(lambda half: half / 2),
    **COMMON,
)
TEACHER = _fields(
    unit=TEXT,
    post=TEXT,
    office=st.sampled_from(["party-secretary", "党委书记", "村书记"]) | TEXT,
    topics=st.lists(TEXT, max_size=4, unique=True),
    order=st.integers(-5, 10_000),
    unavailable=st.lists(ranges(), max_size=3),
    contact_hours_per_day=st.integers(1, 12),
    **COMMON,
)
SITE = _fields(
    shared=st.booleans(),
    place=TEXT,
    open=hours(),
    unavailable=st.lists(ranges(), max_size=2),
    travel_minutes=_fields(jiaoshi=st.integers(0, 90), xianshang=st.integers(0, 90)),
    **COMMON,
)
SCHOOL = _fields(
    also_called=TEXT,
    short=TEXT,
    summary=TEXT,
    place=TEXT,
    themes=st.dictionaries(st.just("political-theory"), TEXT, min_size=1),
)
CLASS = _fields(
    days=WEEKDAYS,
    day_parts=DAY_PARTS,
    cohort=st.integers(1, 99),
    adviser=TEXT,
    purpose=TEXT,
    remarks=st.lists(TEXT, max_size=3, unique=True),
    courses=st.just(["dangzhang"]),
    **COMMON,
)
SESSION = _fields(
    group=TEXT,
    moderator=TEXT,
    note=TEXT,
    status=st.sampled_from(["planned", "moved", "cancelled"]),
    locked=st.booleans(),
    site=st.just("tian"),
    start=st.sampled_from(["8:30", "08:30", "00:00"]),
    end=st.sampled_from(["9:59", "23:59"]),
)


@st.composite
def catalogs(draw: st.DrawFn) -> dict[str, str]:
    """Files over those of a small catalog."""
    title = draw(TEXT)
    return {
        "schools/liudu.yaml": _numbers(BASE["schools/liudu.yaml"], draw(SCHOOL)),
        "courses/dangzhang.yaml": _numbers(BASE["courses/dangzhang.yaml"], draw(COURSE)),
        "courses/er.yaml": _numbers(
            BASE["courses/dangzhang.yaml"],
            {"title": title, "requires": ["dangzhang"], "teachers": ["wang", "li"]},
        ),
        "teachers/wang.yaml": _numbers(BASE["teachers/wang.yaml"], draw(TEACHER)),
        "teachers/li.yaml": "name: 李，四；(五)\ncategory: local-expert\n",
        "sites/tian.yaml": _numbers(
            "title: 田、间\nvenue: field\ncategory: red-heritage\ncapacity: 9", draw(SITE)
        ),
        "sites/xianshang.yaml": "title: 田、间\nvenue: online\n",
        "classes/banci.yaml": _numbers(BASE["classes/banci.yaml"], draw(CLASS), draw(SESSION)),
    }


def _numbers(base: str, more: dict[str, Any], session: dict[str, Any] | None = None) -> str:
    """The text of a file: the base's values, with numbers and flags as such."""
    content = {**yaml.load(base, yaml.BaseLoader), **more}
    for name in ("contact_hours", "capacity", "size"):
        if isinstance(content.get(name), str):
            content[name] = int(content[name])
    if session is not None:
        content["sessions"] = [{**one, **session} for one in content["sessions"]]
    return yaml.dump(content, Dumper=_Quoted, allow_unicode=True, sort_keys=False)


class _Quoted(yaml.SafeDumper):
    """Writes every text so that YAML 1.2 reads it as one."""


_Quoted.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
