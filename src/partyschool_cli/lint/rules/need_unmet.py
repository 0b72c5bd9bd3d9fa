"""A topic that an audience needs, and that no active course for that audience is on."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each such topic where the manifest's `needs` ask for it; asked for twice, the first."""
    manifest = context.catalog.manifest
    told = set()
    for index, need in enumerate(manifest.needs):
        for topic in context.coverage.untaught_topics(need):
            if (need.audience, topic) in told:
                continue
            told.add((need.audience, topic))
            if context.coverage.may_be_taught(need.audience, topic):
                continue
            audience = manifest.audiences.get(need.audience, need.audience)
            yield Finding(
                context.at_manifest("needs", index, "topics", need.topics.index(topic)),
                f"{audience}（{need.audience}）要学“{topic}”，没有给他们开的课程讲这个",
                f"开一门课：audience 里有 {need.audience}，topics 里有“{topic}”",
                named=(topic,),
            )


rule = Rule(
    code="PS313",
    severity="warning",
    title="培训需求没有课",
    reason="缺什么补什么：catalog.yaml 的 needs 写明了哪类学员要学什么，却没有课可上。"
    "开一门对象和专题都对得上的课；已有的课程讲到了，就补上它的 audience 和 topics。",
    check=check,
    joins="all",
    bad=(
        Example(
            added={
                "catalog.yaml": "needs:\n  - {audience: village-cadres, topics: [党章, 集体经济]}\n"
            },
            at="catalog.yaml:7:45",
        ),
        Example(
            added={"catalog.yaml": "needs:\n  - {audience: farmers, topics: [党章]}\n"},
            at="catalog.yaml:7:34",
        ),
    ),
    good=(
        Example(added={"catalog.yaml": "needs:\n  - {audience: village-cadres, topics: [党章]}\n"}),
    ),
)
