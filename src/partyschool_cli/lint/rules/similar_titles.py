"""Two courses of one school, or of a school and those above it, have nearly the same title."""

from collections.abc import Iterator

from partyschool_cli.catalog.similar_titles import similar_titles
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """The later course of each two, or the one of the school below, at its title."""
    schools = context.catalog.schools
    for course, other in similar_titles(context.catalog):
        whose = ""
        if other.school is not None and other.school != course.school and other.school in schools:
            whose = f"{schools[other.school].title}的"
        yield Finding(
            context.at_entity(course, "title"),
            f"课程“{course.title}”（{course.id}）和{whose}“{other.title}”（{other.id}）"
            "名称几乎一样",
            "是同一门课就删去一门，不是就把名称写得能分清",
            related=(Related(context.at_entity(other, "title"), f"“{other.title}”在这里"),),
            named=(other.id,),
        )


rule = Rule(
    code="PS307",
    severity="warning",
    title="课程名称雷同",
    reason="同一门课建了两个文件，学时和授课人就会各改各的；不是同一门课，名称又分不清，排课容易排错。"
    "上下两讲、不同年份和季节的不算雷同。",
    check=check,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"蔬菜嫁接": "党章导读课"}},
            at="courses/grafting.yaml:1:8",
        ),
    ),
    good=(
        Example(
            changed={
                "courses/grafting.yaml": {"蔬菜嫁接": "党章导读（下）"},
                "courses/charter.yaml": {"党章导读": "党章导读（上）"},
            },
        ),
    ),
)
