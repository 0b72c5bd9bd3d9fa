"""The start page: what changed, what is taught these weeks, the 4+N, and what the catalog has."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from partyschool_cli.catalog.structure import catalog_structure
from partyschool_cli.export.web.news import News
from partyschool_cli.export.web.page import PageKind, WebPage, catalog_page
from partyschool_cli.export.web.structure_picture import StructurePicture, structure_picture
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.export.web.words import Day, days_of
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.vocabulary import TIERS
from partyschool_cli.timetable.grid import monday_of

# A page that is opened weeks after it was made still has that week and the next.
_WEEKS: Final = 5
# Without scripts, or on the day that the site was made, so many are shown.
SHOWN: Final = 2
_MOST_A_WEEK: Final = 40


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday, with the days that have sessions.

    `count` is the number of all its sessions; `left` of those are in the calendar only.
    """

    monday: dt.date
    days: tuple[Day, ...]
    count: int
    left: int

    @property
    def sunday(self) -> dt.date:
        """Its last day."""
        return self.monday + dt.timedelta(6)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, and where they are."""

    number: int
    unit: str
    path: str


@dataclass(frozen=True, slots=True)
class StartView:
    """What the page shows; `kinds` says what the schools are, the highest first."""

    region: str
    kinds: str
    news: tuple[News, ...]
    weeks: tuple[Week, ...]
    shown: int
    picture: StructurePicture
    counts: tuple[Count, ...]


def _page(site: WebSite) -> WebPage:
    return WebPage(
        "index.html",
        "",
        _view(site),
        section="start",
        description=f"{site.title}：课程、教师、教学点、班次和课表",
        is_dated=True,
    )


def _view(site: WebSite) -> StartView:
    published = site.published
    structures = catalog_structure(published.catalog).schools
    own = (one for one in structures if one.school.id in published.schools)
    return StartView(
        published.catalog.manifest.region or "",
        _kinds(site),
        site.news,
        tuple(_weeks(site)),
        SHOWN,
        structure_picture(own),
        tuple(_counts(site)),
    )


def _kinds(site: WebSite) -> str:
    """`县级、乡镇、村级三级学校`."""
    schools = site.published.catalog.schools
    tiers = {schools[name].tier for name in site.published.schools}
    found = [title for tier, title in TIERS.items() if tier in tiers]
    return f"{'、'.join(found)}学校" if found else ""


def _weeks(site: WebSite) -> Iterator[Week]:
    by_day = site.published.by_day
    first = monday_of(site.options.today)
    for number in range(_WEEKS):
        monday = first + dt.timedelta(7 * number)
        dates = [monday + dt.timedelta(day) for day in range(7)]
        sessions = [one for date in dates for one in by_day.get(date, ())]
        shown = sessions[:_MOST_A_WEEK]
        yield Week(monday, days_of(shown), len(sessions), len(sessions) - len(shown))


def _counts(site: WebSite) -> Iterator[Count]:
    """What the catalog has in use: drafts and retired entities of a private site do not count."""
    catalog = site.published.catalog
    kinds = (
        (catalog.courses, "门课程", "courses.html"),
        (catalog.teachers, "位教师", "teachers.html"),
        (catalog.sites, "个教学点", "sites.html"),
        (catalog.classes, "个班次", "classes.html"),
    )
    for entities, unit, path in kinds:
        yield Count(_active(entities.values()), unit, path)
    held = [
        one
        for one in catalog.sessions
        if one.training_class.status == "active" and one.session.status != "cancelled"
    ]
    yield Count(len(held), "次课", "calendar.html")
    schools = [catalog.schools[name] for name in site.published.schools]
    yield Count(_active(schools), "所学校", "#structure")


def _active(entities: Iterable[Entity]) -> int:
    return sum(entity.status == "active" for entity in entities)


page = PageKind("start", catalog_page("index.html", _page))
