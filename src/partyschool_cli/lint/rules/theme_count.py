"""The number of themes is not the one that the manifest's structure asks for.

The “4” of 4+N is a decision of the county; a fifth theme usually is a special course."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """The manifest's themes, and those of each school that has its own."""
    manifest = context.catalog.manifest
    wanted = manifest.structure.themes
    if len(manifest.themes) != wanted:
        yield _finding(
            context.at_manifest("themes", key=True), "目录", len(manifest.themes), wanted
        )
    for school in context.catalog.schools.values():
        if school.themes and school.status != "retired" and len(school.themes) != wanted:
            at = At(context.at_entity(school).source, ("themes",), "key")
            yield _finding(at, f"{school.title}（{school.id}）", len(school.themes), wanted)


def _finding(at: At, whose: str, count: int, wanted: int) -> Finding:
    return Finding(
        at,
        f"{whose}有 {count} 个主题，课程结构要求 {wanted} 个",
        "增减主题，或改 catalog.yaml 里 structure 的 themes",
    )


rule = Rule(
    code="PS301",
    severity="warning",
    title="主题数不符",
    reason="“4+N”里的“4”是全县统一定的。多出来的往往应当是特色课，少了说明有一块没人讲；"
    "确实要改几大主题，就改 catalog.yaml 里 structure 的 themes。",
    check=check,
    joins="any",
    bad=(
        Example(
            changed={"catalog.yaml": {"{themes: 1}": "{themes: 4}"}},
            at="catalog.yaml:3:1",
        ),
        Example(
            changed={"courses/grafting.yaml": {"kind: special": "kind: theme\ntheme: skills"}},
            added={"schools/liudu.yaml": "themes: {party-affairs: 党建实务, skills: 技能素养}\n"},
            at="schools/liudu.yaml:4:1",
        ),
    ),
)
