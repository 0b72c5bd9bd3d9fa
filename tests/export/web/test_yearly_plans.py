"""The hours that townships plan for their party members: the same as `stats` and lint count."""

import datetime as dt

from partyschool_cli.export.web.web_site import SiteRequest, WebSite, web_site
from partyschool_cli.export.web.yearly_plans import yearly_fact
from partyschool_cli.planning.yearly_hours import YearlyHours
from partyschool_cli.timetable.timetable import timetable_of
from tests.catalogs import SHIPPED, loaded
from tests.export.web.sites import TODAY


def site_on(today: dt.date, schools: frozenset[str] | None = None) -> WebSite:
    return web_site(loaded(SHIPPED), SiteRequest(today, schools=schools))


def test_every_township_says_what_it_plans() -> None:
    site, plans = site_on(TODAY), YearlyHours(timetable_of(loaded(SHIPPED))).plans()
    of_year = [plan for plan in plans if plan.year == TODAY.year and plan.is_certain]
    assert of_year
    for plan in of_year:
        told = yearly_fact(site, plan.school)
        assert told.name == "2026年党员集中学习"
        assert told.values == (f"计划{plan.hours:g}学时，应达到32",)


def test_a_year_without_plans_says_nothing() -> None:
    site = site_on(dt.date(2031, 1, 1))
    assert not yearly_fact(site, site.published.catalog.schools["liudu"]).values


def test_a_site_of_one_school_does_not_know_the_classes_above() -> None:
    site = site_on(TODAY, frozenset({"liudu"}))
    assert not yearly_fact(site, site.published.catalog.schools["liudu"]).values
