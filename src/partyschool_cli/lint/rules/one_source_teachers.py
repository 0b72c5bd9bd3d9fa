"""Three or more active teachers of a school are all of one category."""

from collections.abc import Iterator

from partyschool_cli.catalog.unknowns import Unknowns
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.teacher import Teacher

_ENOUGH_TO_JUDGE = 3
_MOST_SHOWN = 3


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each such school at its title, unless a file with errors may hold a teacher of another."""
    unknowns = Unknowns(context.catalog, Kind.TEACHER)
    categories = context.catalog.manifest.teacher_categories
    for name, teachers in _by_school(context).items():
        school = context.catalog.schools.get(name)
        if school is None or school.status == "retired" or len(teachers) < _ENOUGH_TO_JUDGE:
            continue
        category = teachers[0].category
        if category is None or any(teacher.category != category for teacher in teachers):
            continue
        if not _could_have_others(unknowns, name, category):
            title = categories[category]
            others = [each for word, each in categories.items() if word != category][:_MOST_SHOWN]
            examples = f"，如{'、'.join(others)}" if others else ""
            yield Finding(
                context.at_entity(school, "title"),
                f"{school.title}（{school.id}）的 {len(teachers)} 位教师都是{title}（{category}）",
                f"再请其他类别的教师{examples}",
                named=(category,),
            )


def _could_have_others(unknowns: Unknowns, school: str, category: str) -> bool:
    """Whether a file with errors may hold a teacher of the school, of another category."""
    return any(
        possible.could_be_active() and possible.could("category", lambda value: value != category)
        for possible in unknowns.of((school,))
    )


def _by_school(context: CatalogContext) -> dict[str, list[Teacher]]:
    found: dict[str, list[Teacher]] = {}
    for teacher in context.catalog.teachers.values():
        if teacher.school is not None and teacher.status == "active":
            found.setdefault(teacher.school, []).append(teacher)
    return found


def _local_expert(name: str) -> str:
    return f"name: 示例·{name}\ncategory: local-expert\nschool: liudu\n"


rule = Rule(
    code="PS309",
    severity="warning",
    title="师资来源单一",
    reason="师资要多元：领导干部、村干部、老党员、老专家、老模范、土专家、田秀才各有所长。"
    "一所学校有三位以上教师，却都是同一类，就该再请别的人。",
    check=check,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"[expert]": "[expert, grower, grafter]"}},
            added={
                "teachers/grower.yaml": _local_expert("种植能手"),
                "teachers/grafter.yaml": _local_expert("嫁接能手"),
            },
            at="schools/liudu.yaml:1:8",
        ),
    ),
    good=(
        Example(
            changed={"courses/grafting.yaml": {"[expert]": "[expert, grower]"}},
            added={"teachers/grower.yaml": _local_expert("种植能手")},
        ),
    ),
)
