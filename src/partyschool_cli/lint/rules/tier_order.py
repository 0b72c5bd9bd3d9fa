"""A school that is not below a school of a higher tier."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import called


def check(context: CatalogContext) -> Iterator[Finding]:
    """A county school with a parent, a village school under another, any under a lower tier."""
    schools = context.catalog.schools
    for school in schools.values():
        if school.status == "retired" or school.parent is None:
            continue
        parent = schools.get(school.parent)
        # Of schools that are above each other PS203 speaks.
        above = context.catalog.ancestors(school.parent)
        if school.tier == "county":
            message = f"{called(school)}是县级，不能再有上级"
            hint = "删去 parent 这一行，或改 tier"
            yield Finding(context.at_entity(school, "parent"), message, hint)
        elif (
            school.tier
            and parent
            and parent.tier == "village"
            and all(each.id != school.id for each in above)
        ):
            message = f"{called(school)}的上级{called(parent)}是村级"
            hint = "上级改成县级的学校" + ("，或乡镇的" if school.tier == "village" else "")
            yield Finding(context.at_entity(school, "parent"), message, hint)


rule = Rule(
    code="PS206",
    severity="error",
    title="上下级颠倒",
    reason="县级在上，乡镇其次，村级在下；上级的主题课算在下级里，上下级写错，课程就算到别处去了。"
    "改上级 parent 或级别 tier。",
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"schools/liudu.yaml": {"tier: township": "tier: county"}},
            at="schools/liudu.yaml:3:9",
        ),
        Example(
            changed={"schools/liudu.yaml": {"parent: county": "parent: village"}},
            added={"schools/village.yaml": "title: 村党校\ntier: village\nparent: county\n"},
            at="schools/liudu.yaml:3:9",
        ),
    ),
    good=(
        Example(added={"schools/village.yaml": "title: 村党校\ntier: village\nparent: liudu\n"}),
    ),
)
