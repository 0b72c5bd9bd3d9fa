"""What the page of a township tells of the hours that it plans for its party members in a year."""

from dataclasses import dataclass
from functools import cached_property

from partyschool_cli.export.web.facts import Fact, fact
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.model.school import School
from partyschool_cli.planning.yearly_hours import HOURS_A_YEAR, YearlyHours, YearPlan
from partyschool_cli.timetable.timetable import timetable_of


@dataclass(frozen=True)
class YearlyPlans:
    """The plans of a site's townships for the year in which it is made."""

    site: WebSite

    def fact(self, school: School) -> Fact:
        """The fact of one school; without a value where it has no plan that is known."""
        plan, year = self._plans.get(school.id), self.site.options.today.year
        said = f"计划{plan.hours:g}学时，应达到{HOURS_A_YEAR}" if plan else None
        return fact(f"{year}年党员集中学习", said)

    @cached_property
    def _plans(self) -> dict[str, YearPlan]:
        published, year = self.site.published, self.site.options.today.year
        # Of some schools only, the classes of those above are not all there.
        if len(published.schools) < len(published.catalog.schools):
            return {}
        plans = YearlyHours(timetable_of(published.catalog)).plans()
        return {one.school.id: one for one in plans if one.year == year and one.is_certain}
