"""年度培训工作总结: what was taught in a year, in numbers, charts and ledgers."""

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.export.catalog_words import catalog_words
from partyschool_cli.export.document import Document, Scope
from partyschool_cli.export.report_content import ReportContent
from partyschool_cli.export.report_json import report_json
from partyschool_cli.export.report_parts import figures, parts, subtitle
from partyschool_cli.model.kind import Kind
from partyschool_cli.planning.annual_report import annual_report
from partyschool_cli.planning.periods import period_between, year_of

_TITLE = "年度培训工作总结"


def _build(catalog: Catalog, scope: Scope) -> ReportContent:
    """The report of all schools, or of one, on the days of the scope: this year, if it has none."""
    days = year_of(scope.today.year)
    if scope.first is not None and scope.last is not None:
        days = period_between(scope.first, scope.last)
    school = None if scope.subject is None else catalog.schools[scope.subject.id]
    report = annual_report(catalog, days, scope.today, school, with_below=scope.with_below)
    owner = catalog.manifest.owner if school is None else school.title
    below = "及下级" if school is not None and scope.with_below else ""
    return ReportContent(
        title=f"{owner}{below}{days.title}培训工作总结",
        subtitle=subtitle(days, scope.today),
        figures=figures(catalog, report),
        parts=parts(catalog, report),
        data=report_json(catalog, report),
        words=catalog_words(catalog),
        is_empty=report.numbers.total.is_nothing,
    )


def _lacks(content: ReportContent) -> str:
    return "班次和课次" if content.is_empty else ""


def _warnings(content: ReportContent) -> tuple[str, ...]:
    return (f"{content.title}：这段时间没有班次，也没有课次",) if content.is_empty else ()


document = Document(
    title=_TITLE,
    content=ReportContent,
    build=_build,
    subjects=frozenset({Kind.SCHOOL}),
    aliases=("总结", "培训总结", "培训工作总结", "年度总结"),
    has_days=True,
    by_year=True,
    warnings=_warnings,
    lacks=_lacks,
    of_many=True,
)
