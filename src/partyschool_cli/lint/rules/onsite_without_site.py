"""A course is taught on site or as a demonstration, and lists no field site to go to."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.course import Course
from partyschool_cli.model.vocabulary import DELIVERIES

_OUT_THERE = ("onsite", "demonstration")


def check(context: CatalogContext) -> Iterator[Finding]:
    """The first such delivery of each course that is not retired."""
    for course in context.catalog.courses.values():
        found = [index for index, form in enumerate(course.delivery) if form in _OUT_THERE]
        if found and course.status != "retired" and not _may_have_field_site(context, course):
            forms = "、".join(DELIVERIES[course.delivery[index]] for index in found)
            yield Finding(
                context.at_entity(course, "delivery", found[0]),
                f"课程“{course.title}”（{course.id}）的授课方式有{forms}，却没有现场教学点",
                "在课程的 sites 里写上现场教学点的编号（教学点文件里写着“venue: field”的），"
                "或去掉这种授课方式",
            )


def _may_have_field_site(context: CatalogContext, course: Course) -> bool:
    """Whether a field site is listed, or an unknown or retired one; or a draft lists none yet."""
    known = context.catalog.sites
    if not course.sites and course.status == "draft":
        return True
    return any(
        name not in known
        or known[name].status == "retired"
        or (known[name].venue == "field" and known[name].status == "active")
        for name in course.sites
    )


rule = Rule(
    code="PS304",
    severity="error",
    title="现场教学没有现场",
    reason="现场教学、现场观摩要有地方去，排课和印课程表都要用到。"
    "在课程的 sites 里写上现场教学点；教学点还没有，就先建它的文件。",
    check=check,
    bad=(
        Example(
            changed={"courses/charter.yaml": {"[lecture]": "[lecture, onsite]"}},
            at="courses/charter.yaml:7:21",
        ),
        Example(
            changed={"courses/charter.yaml": {"[lecture]": "[lecture, demonstration]"}},
            at="courses/charter.yaml:7:21",
        ),
    ),
    good=(
        Example(
            changed={
                "courses/charter.yaml": {
                    "[lecture]": "[lecture, onsite]",
                    "[classroom]": "[classroom, village-museum]",
                }
            },
        ),
    ),
)
