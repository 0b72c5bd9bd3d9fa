"""A course that nobody can teach: it lists no teacher, or none but drafts.

`teachers` says who can teach a course; a session that names somebody does not fill the list."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each such course that is not retired. A retired teacher in use is a finding of its own."""
    known = context.catalog.teachers
    for course in context.catalog.courses.values():
        if course.status == "retired" or (course.status == "draft" and not course.teachers):
            continue
        if any(name not in known or known[name].status != "draft" for name in course.teachers):
            continue
        why = "没有写授课人"
        hint = "在 teachers 里写上能讲这门课的教师编号"
        if course.teachers:
            why = "的授课人都还是草稿"
            hint = "把教师文件里的“status: draft”删去，或再写一位"
        yield Finding(
            context.at_entity(course, "teachers" if course.teachers else "title"),
            f"课程“{course.title}”（{course.id}）{why}",
            hint,
        )


rule = Rule(
    code="PS305",
    severity="warning",
    title="没有人能讲",
    reason="课程没有授课人就排不进课程表，印出来的目录也缺一栏。"
    "在 teachers 里写上能讲的教师；还没有落实的课程可以先写成草稿，草稿不写授课人也可以。",
    check=check,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"teachers: [expert]\n": ""}},
            at="courses/grafting.yaml:1:8",
        ),
        Example(
            added={"teachers/lecturer.yaml": "status: draft\n"},
            at="courses/charter.yaml:9:11",
        ),
    ),
)
