"""年度培训计划表: the classes of a year, and when they meet."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.plan_content import MONTHS, PlanContent, PlanRow, month_cell
from partyschool_cli.export.registers import school_title
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.class_year import ClassYear, class_years
from partyschool_cli.timetable.timetable import timetable_of
from partyschool_cli.wording.marks import with_cohort


def _build(catalog: Catalog, scope: Scope) -> PlanContent:
    year = scope.first.year if scope.first else scope.today.year
    schools = scope.schools(catalog)
    rows = tuple(
        _row(catalog, own)
        for own in class_years(timetable_of(catalog), year)
        if schools is None or own.training_class.school in schools
    )
    own = catalog.schools[scope.subject.id].title if scope.subject else None
    owner = own or catalog.manifest.owner
    return PlanContent(
        title=f"{owner}{year}年度培训计划表",
        year=year,
        region=catalog.manifest.region or "",
        organizer=own or _top_school(catalog) or owner,
        rows=rows,
        words=catalog_words(catalog),
    )


def _row(catalog: Catalog, year: ClassYear) -> PlanRow:
    own, months = year.training_class, year.months
    return PlanRow(
        school=school_title(catalog, own.school),
        title=with_cohort(own.title, own.cohort),
        audience=tuple(catalog.manifest.audiences.get(each, each) for each in own.audience),
        size=own.size,
        months=tuple(month_cell(months[one]) if one in months else () for one in MONTHS),
        month_hours=tuple(months[one].hours if one in months else 0.0 for one in MONTHS),
        is_draft=own.status == "draft",
        is_span=any(month.is_span for month in months.values()),
    )


def _top_school(catalog: Catalog) -> str | None:
    """The one school that is above all others: it plans the year."""
    top = [one for one in catalog.schools.values() if not one.parent and one.status == "active"]
    return top[0].title if len(top) == 1 else None


def _warnings(content: PlanContent) -> tuple[str, ...]:
    return () if content.rows else (f"{content.title}没有班次，是空表",)


def _lacks(content: PlanContent) -> str:
    return "" if content.rows else "班次"


document = Document(
    title="年度培训计划表",
    content=PlanContent,
    build=_build,
    subjects=frozenset({Kind.SCHOOL}),
    aliases=("计划", "年度计划", "计划表"),
    by_year=True,
    paper="a3",
    warnings=_warnings,
    lacks=_lacks,
)
