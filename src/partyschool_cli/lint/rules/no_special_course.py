"""A township school has fewer special courses of its own than the manifest's structure asks for."""

from collections.abc import Iterator

from partyschool_cli.catalog.coverage import townships
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each such school, at its title; one in a file with errors may be the one that is missing."""
    wanted = context.catalog.manifest.structure.special_courses_at_least
    coverage = context.coverage
    for school in townships(context.catalog):
        count = coverage.special_courses(school)
        if count < wanted and count + coverage.possible_special_courses(school) < wanted:
            has = f"只有 {count} 门特色课" if count else "没有特色课"
            yield Finding(
                context.at_entity(school, "title"),
                f"{school.title}（{school.id}）{has}，要求至少 {wanted} 门",
                "开一门本地特色的课程，kind 写 special；草稿要改成在用才算",
            )


rule = Rule(
    code="PS303",
    severity="warning",
    title="特色课不足",
    reason="“4+N”里的“N”是各乡镇自己的特色课，上级的特色课不算本校的。"
    "按本地产业和资源开设；几门算够，由 catalog.yaml 里 structure 的 special_courses_at_least 定。",
    check=check,
    bad=(
        Example(
            changed={"catalog.yaml": {"{themes: 1}": "{themes: 1, special_courses_at_least: 3}"}},
            at="schools/liudu.yaml:1:8",
        ),
    ),
    good=(
        Example(
            changed={"catalog.yaml": {"{themes: 1}": "{themes: 1, special_courses_at_least: 2}"}}
        ),
    ),
)
