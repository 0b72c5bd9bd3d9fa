"""What the 年度培训工作总结 tells of one of many catalogs, in numbers."""

import datetime as dt
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.load import load, require_manifest
from partyschool_cli.many.given_catalog import GivenCatalog
from partyschool_cli.many.sums.county_statistics import Gaps, files_of, gaps_of
from partyschool_cli.many.sums.measures import Measure, Ratio
from partyschool_cli.model.manifest import Obligation
from partyschool_cli.planning.annual_report import (
    AnnualReport,
    GroupedNumbers,
    annual_report,
    in_use,
)
from partyschool_cli.planning.needs import NeedState
from partyschool_cli.planning.obligation_parts import ObligationPart
from partyschool_cli.planning.obligations import is_party_lecture
from partyschool_cli.planning.periods import Period
from partyschool_cli.planning.yearly_hours import MembersHours


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """On what days, and by what day things are done."""

    days: Period
    today: dt.date


@dataclass(frozen=True, slots=True)
class Late:
    """A teacher who teaches too rarely, with the title of the school, empty if there is none."""

    teacher: str
    name: str
    school: str


@dataclass(frozen=True, slots=True)
class ObligationNumbers:
    """An obligation in one period: as an `ObligationPart`, without what was taught."""

    obligation: Obligation
    period: Period
    required: int
    done: int
    planned: int
    late: tuple[Late, ...]


@dataclass(frozen=True, slots=True)
class UsedOf:
    """How many of those in use are used: teachers who teach, sites that are visited."""

    used: int
    in_use: int


@dataclass(frozen=True, slots=True)
class CourseNumbers:
    """How many of the active courses are taught already, still to be, and neither."""

    done: int
    planned: int
    not_taught: int

    @property
    def offered(self) -> int:
        """All active courses."""
        return self.done + self.planned + self.not_taught


@dataclass(frozen=True, slots=True)
class CountyReport:
    """The numbers of one catalog's report, or the sums of several; it can be pickled."""

    region: str
    files: int
    gaps: Gaps
    numbers: GroupedNumbers
    previous: GroupedNumbers | None
    teachers: UsedOf
    sites: UsedOf
    obligations: tuple[ObligationNumbers, ...]
    yearly_hours: tuple[MembersHours, ...]
    needs: tuple[NeedState, ...]
    courses: CourseNumbers


def county_report(wanted: ReportWanted, given: GivenCatalog) -> CountyReport:
    """The numbers of one catalog. Raises UserError where its manifest cannot be read."""
    catalog = require_manifest(load(given.tree))
    report = annual_report(catalog, wanted.days, wanted.today)
    courses = report.courses
    return CountyReport(
        region=catalog.manifest.region or "",
        files=files_of(catalog),
        gaps=gaps_of(catalog),
        numbers=report.numbers,
        previous=report.previous,
        teachers=UsedOf(len(report.teachers), in_use(None, catalog.teachers.values())),
        sites=UsedOf(len(report.sites), in_use(None, catalog.sites.values())),
        obligations=_obligations(catalog, report),
        yearly_hours=report.yearly_hours,
        needs=report.needs,
        courses=CourseNumbers(len(courses.done), len(courses.planned), len(courses.not_taught)),
    )


def _obligations(catalog: Catalog, report: AnnualReport) -> tuple[ObligationNumbers, ...]:
    return tuple(
        ObligationNumbers(
            part.obligation,
            part.period,
            part.required,
            part.done,
            part.planned,
            _late(catalog, part),
        )
        for part in report.obligations
    )


def _late(catalog: Catalog, part: ObligationPart) -> tuple[Late, ...]:
    teachers = [catalog.teachers[name] for name in part.lacking]
    schools = [catalog.schools.get(each.school or "") for each in teachers]
    return tuple(
        Late(each.id, each.name, school.title if school else each.school or "")
        for each, school in zip(teachers, schools, strict=True)
    )


def report_measures(total: CountyReport) -> tuple[Measure[CountyReport], ...]:
    """What counties are compared by, given the sums of all; 讲党课 alone if some ask for it."""
    only_lectures = asks_for_lectures(total.obligations)
    title = "讲党课" if only_lectures else "讲课任务"

    def taught(one: CountyReport) -> Ratio:
        parts = lectures(one.obligations, only_lectures=only_lectures)
        return Ratio(sum(each.done for each in parts), sum(each.required for each in parts))

    return (
        Measure("contact_hours", "学时", lambda one: one.numbers.total.contact_hours.total),
        Measure("people", "人次", lambda one: one.numbers.total.people.total),
        Measure("party_lectures" if only_lectures else "obligations", f"{title}已完成", taught),
        Measure("members_hours", "党员学时达标", members_enough),
        Measure("courses", "课程已讲", lambda one: Ratio(one.courses.done, one.courses.offered)),
        Measure("sites", "教学点用上", lambda one: Ratio(one.sites.used, one.sites.in_use)),
    )


def asks_for_lectures(parts: tuple[ObligationNumbers, ...]) -> bool:
    """Whether any obligation is 讲党课."""
    return any(is_party_lecture(part.obligation) for part in parts)


def lectures(
    parts: tuple[ObligationNumbers, ...], *, only_lectures: bool
) -> tuple[ObligationNumbers, ...]:
    """The parts that are 讲党课, or all of them."""
    return tuple(each for each in parts if not only_lectures or is_party_lecture(each.obligation))


def members_enough(one: CountyReport) -> Ratio:
    """The townships whose classes reach what the regulation asks for."""
    judged = [hours for hours in one.yearly_hours if hours.required is not None]
    return Ratio(sum(bool(hours.is_enough) for hours in judged), len(judged))
