"""What the page of a township tells of the hours that it plans for its party members in a year."""

from collections.abc import Mapping
from functools import lru_cache

from partyschool_cli.export.web.facts import Fact, fact
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.school import School
from partyschool_cli.planning.yearly_hours import HOURS_A_YEAR, YearlyHours, YearPlan
from partyschool_cli.timetable.timetable import timetable_of


def yearly_fact(site: WebSite, school: School) -> Fact:
    """The plan of a township for the year in which the site is made; empty without one."""
    plan, year = _plans(site).get(school.id), site.options.today.year
    said = f"计划{plan.hours:g}学时，应达到{HOURS_A_YEAR}" if plan else None
    return fact(f"{year}年党员集中学习", said)


@lru_cache(maxsize=1)
def _plans(site: WebSite) -> Mapping[str, YearPlan]:
    """The plans that are known, by school."""
    published, year = site.published, site.options.today.year
    # Of some schools only, the classes of those above are not all there.
    if len(published.schools) < len(published.catalog.schools):
        return {}
    plans = YearlyHours(timetable_of(published.catalog)).plans()
    return {one.school.id: one for one in plans if one.year == year and one.is_certain}
