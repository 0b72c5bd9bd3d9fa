"""A teacher or a site that nothing names, a course that is never taught."""

from collections.abc import Iterator

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.references import Key
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.catalog.unknowns import words_in
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import called
from partyschool_cli.model.course import Course
from partyschool_cli.model.entity import Entity
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.text.problem import ProblemCode

_NAMED_BY = {
    Kind.TEACHER: frozenset({Kind.COURSE, Kind.CLASS}),
    Kind.SITE: frozenset({Kind.COURSE, Kind.CLASS}),
    Kind.COURSE: frozenset({Kind.CLASS}),
}

# A comparison takes half a microsecond. Where so many ids are lost, nothing is concluded.
_MOST_COMPARED = 5_000_000


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each active teacher, site and course that no course or class in use names.

    Drafts count as naming, and any word of a file with errors, and an id that no file has (PS201)
    and that is near. A course that a class lists and never teaches is PS416's, one that is taught
    without a teacher PS305's.
    """
    for kind in _NAMED_BY:
        for entity in _unused(context.catalog, kind):
            yield _finding(context, entity)


def _unused(catalog: Catalog, kind: Kind) -> Iterator[Entity]:
    naming = _NAMED_BY[kind]
    files = [file for file in catalog.files if file.key.kind in naming and not file.is_retired]
    broken = [file for file in files if file.is_left_out]
    if naming & catalog.unread_kinds:
        return
    if kind is Kind.COURSE and any(_lacks_a_course(file) for file in broken):
        return
    entities = catalog.entities(kind)
    mentioned = {
        each.target.id for file in files for each in file.mentions if each.target.kind is kind
    }
    named = mentioned | words_in(broken)
    unnamed = [one for one in entities.values() if one.id not in named and one.status == "active"]
    lost = [one for one in mentioned if Key(kind, one) not in catalog.known]
    if not unnamed or len(lost) * len(entities) > _MOST_COMPARED:
        return
    near = {name for one in lost for name in nearest(one, entities, 3)}
    yield from (entity for entity in unnamed if entity.id not in near)


def _lacks_a_course(file: LoadedFile) -> bool:
    """Whether a session says not what it is (PS107): it may be any course."""
    return any(problem.code == ProblemCode.COURSE_OR_ACTIVITY for problem in file.problems)


def _finding(context: CatalogContext, entity: Entity) -> Finding:
    kind, name = entity.kind_of_entity, called(entity)
    at = context.at_entity(entity, kind.title_field)
    retire = "不再用的，加一行“status: retired”"
    if kind is Kind.TEACHER:
        return Finding(at, f"{name}没有课程，也没有课次", f"写进课程或课次的 teachers；{retire}")
    if kind is Kind.SITE:
        return Finding(at, f"没有课程或课次用到{name}", f"写进课程的 sites 或课次的 site；{retire}")
    lacking = (
        "没有班次安排" if _has_teacher(context.catalog, entity) else "没有授课人，也没有班次安排"
    )
    hint = "排进一个班；还没准备好或不再用的，加一行“status: draft”或“status: retired”"
    return Finding(at, f"{name}{lacking}", hint)


def _has_teacher(catalog: Catalog, course: Entity) -> bool:
    return isinstance(course, Course) and any(
        Key(Kind.TEACHER, teacher) in catalog.known for teacher in course.teachers
    )


rule = Rule(
    code="PS204",
    severity="info",
    title="没有用到",
    reason="师资库里的教师、教学点没有一门课用到，课程没有一个班来上，印出的目录就名不副实。"
    "派上用场，或标为草稿、停用。",
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            added={
                "teachers/veteran.yaml": (
                    "name: 示例·老党员\ncategory: veteran-member\nschool: liudu\n"
                )
            },
            at="teachers/veteran.yaml:1:7",
        ),
        Example(
            added={"sites/hall.yaml": "title: 礼堂\nvenue: classroom\ncapacity: 200\n"},
            at="sites/hall.yaml:1:8",
        ),
        Example(
            changed={"classes/spring.yaml": {"course: charter": "activity: 开班式"}},
            at="courses/charter.yaml:1:8",
        ),
    ),
)
