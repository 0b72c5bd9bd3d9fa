"""A site of a session whose course lists others."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.unlisted import ListedField, unlisted_findings
from partyschool_cli.lint.rule_helpers.wording import at_session


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each class, course and site that the course does not list, at the first session of it."""
    sites = ListedField(
        field="sites",
        title="教学点",
        listed=lambda course: course.sites,
        named=lambda one: (one.session.site,) if one.session.site else (),
        at=lambda one, _: at_session(context, one, "site"),
        known=context.catalog.sites,
        in_use=context.timetable.sites,
    )
    return unlisted_findings(context, sites)


rule = Rule(
    code="PS412",
    severity="warning",
    title="教学点不在课程的教学点里",
    reason=(
        "课程写明了在哪里上，课次却排在别处。换教学点，或把它加进课程的 sites。"
        "课程没写教学点时不查。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"courses/grafting.yaml": {"[classroom]": "[village-museum]"}},
            at="classes/spring.yaml:28:11",
        ),
    ),
    good=(Example(changed={"courses/grafting.yaml": {"sites: [classroom]\n": ""}}),),
)
