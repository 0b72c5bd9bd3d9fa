"""A township school has no active course, its own or its parents', in one of its themes."""

from collections.abc import Iterator

from partyschool_cli.catalog.coverage import townships
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each empty theme, at the school's title."""
    for school in townships(context.catalog):
        titles = context.catalog.themes_of(school.id)
        for theme in context.coverage.empty_themes(school):
            yield Finding(
                context.at_entity(school, "title"),
                f"{school.title}（{school.id}）在主题“{titles[theme]}”（{theme}）里没有课程，"
                "上级也没有",
                "给这个主题开一门主题课；草稿要改成在用才算",
                named=(theme,),
            )


rule = Rule(
    code="PS302",
    severity="warning",
    title="主题没有课程",
    reason="“4+N”要求每所乡镇党校几大主题都有课可上，本校的、上级的主题课都算，草稿和停用的不算。"
    "给空着的主题开一门主题课，或请上级学校开。",
    check=check,
    bad=(
        Example(
            changed={
                "catalog.yaml": {
                    "{party-affairs: 党建实务}": "{party-affairs: 党建实务, skills: 技能素养}",
                    "{themes: 1}": "{themes: 2}",
                }
            },
            at="schools/liudu.yaml:1:8",
        ),
        Example(
            added={"courses/charter.yaml": "status: draft\n"},
            at="schools/liudu.yaml:1:8",
        ),
    ),
)
