"""A township school whose courses, its own and its parents', lack one of the three strands."""

from collections.abc import Iterator

from partyschool_cli.catalog.coverage import townships
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.vocabulary import STRANDS


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each strand that is missing, at the school's title."""
    for school in townships(context.catalog):
        for strand in context.coverage.missing_strands(school):
            yield Finding(
                context.at_entity(school, "title"),
                f"{school.title}（{school.id}）没有“{STRANDS[strand]}”（{strand}）模块的课程，"
                "上级的主题课里也没有",
                f"开一门 strand 为 {strand} 的课程；草稿要改成在用才算",
                named=(strand,),
            )


rule = Rule(
    code="PS308",
    severity="warning",
    title="缺少教学模块",
    reason="政治理论、党性锻炼、实用技术三个模块要配齐，学员才学得全面。"
    "本校的课程和上级的主题课都算。",
    check=check,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"strand: practical": "strand: theory"}},
            at="schools/liudu.yaml:1:8",
        ),
        Example(
            added={"courses/grafting.yaml": "status: draft\n"},
            at="schools/liudu.yaml:1:8",
        ),
    ),
)
