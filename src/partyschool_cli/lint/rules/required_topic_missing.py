"""A township school has no course, its own or its parents', on a topic that all must teach."""

from collections.abc import Iterator

from partyschool_cli.catalog.coverage import townships
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each such topic, at the school's title."""
    topics = dict.fromkeys(context.catalog.manifest.structure.required_topics)
    for school in townships(context.catalog):
        for topic in topics:
            if not context.coverage.has_topic(school, topic):
                yield Finding(
                    context.at_entity(school, "title"),
                    f"{school.title}（{school.id}）没有讲“{topic}”的课程，上级的主题课里也没有",
                    f"开一门课，或在讲这个内容的课程的 topics 里写上“{topic}”",
                    named=(topic,),
                )


rule = Rule(
    code="PS312",
    severity="warning",
    title="必讲专题没有课",
    reason="catalog.yaml 里 structure 的 required_topics 是每所乡镇党校都要讲的，"
    "如党章、全面从严治党。按课程的 topics 核对，本校的课程和上级的主题课都算。",
    check=check,
    bad=(
        Example(
            changed={
                "catalog.yaml": {
                    "{themes: 1}": "{themes: 1, required_topics: [党章, 全面从严治党]}"
                }
            },
            at="schools/liudu.yaml:1:8",
        ),
    ),
    good=(
        Example(changed={"catalog.yaml": {"{themes: 1}": "{themes: 1, required_topics: [党章]}"}}),
    ),
)
