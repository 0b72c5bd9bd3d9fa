"""An obligation binds an office that nobody holds in a school: nobody is held to it."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import called
from partyschool_cli.model.school import School
from partyschool_cli.model.teacher import Teacher
from partyschool_cli.model.vocabulary import OFFICES
from partyschool_cli.planning.offices import Offices, office_key


def check(context: CatalogContext) -> Iterator[Finding]:
    """One finding a school and office, however many obligations bind it, at the school's title."""
    offices = Offices(context.catalog)
    bound: dict[tuple[str, str], list[str]] = {}
    for obligation in context.catalog.manifest.obligations:
        for school in offices.unheld(obligation):
            key = (school.id, office_key(obligation.office))
            bound.setdefault(key, []).append(obligation.title)
    for (name, office), titles in bound.items():
        yield _finding(context, offices, context.catalog.schools[name], office, titles)


def _finding(
    context: CatalogContext, offices: Offices, school: School, office: str, titles: list[str]
) -> Finding:
    title = f"“{OFFICES[office]}”（{office}）" if office in OFFICES else f"“{office}”"
    near = offices.nearly_held(school, office)
    return Finding(
        context.at_entity(school, "title"),
        f"{called(school)}没有教师任{title}，“{'”“'.join(dict.fromkeys(titles))}”没有人去完成",
        _hint(near, school, office),
        tuple(_related(context, teacher) for teacher in near),
        named=(office,),
    )


def _hint(near: tuple[Teacher, ...], school: School, office: str) -> str:
    if not near:
        return f"给任这个职务的教师写上 school: {school.id} 和 office: {office}"
    teacher = near[0]
    if teacher.office is not None and office_key(teacher.office) == office:
        return f"是不是{called(teacher)}？给这位教师写上 school: {school.id}"
    if teacher.office is not None:
        return f"{called(teacher)}的 office 写的是“{teacher.office}”，改成 {office}"
    return f"是不是{called(teacher)}？给这位教师写上 office: {office}"


def _related(context: CatalogContext, teacher: Teacher) -> Related:
    field = "name" if teacher.office is None else "office"
    return Related(context.at_entity(teacher, field), called(teacher))


_OBLIGATION = """\
obligations:
  - {title: 党委书记讲党课, office: party-secretary, at_least: 1, per: year, schools: [liudu]}
"""

rule = Rule(
    code="PS504",
    severity="warning",
    title="任务没有人承担",
    reason="讲课任务按教师的 office 找人。office 没有写，或写成了“党委书记”而不是 party-secretary，"
    "这项任务就没有人承担，也没有人提醒。",
    check=check,
    bad=(
        Example(
            added={
                "catalog.yaml": _OBLIGATION,
                "teachers/expert.yaml": "office: 党委书记\n",
            },
            at="schools/liudu.yaml:1:8",
        ),
        Example(
            added={
                "catalog.yaml": _OBLIGATION.replace(", schools: [liudu]", ""),
                "teachers/expert.yaml": "post: 柳杜乡党委书记\n",
            },
            at="schools/liudu.yaml:1:8",
        ),
    ),
    good=(
        Example(
            added={
                "catalog.yaml": _OBLIGATION.replace("at_least: 1", "at_least: 2"),
                "teachers/expert.yaml": "office: Party-Secretary\n",
            },
        ),
    ),
)
