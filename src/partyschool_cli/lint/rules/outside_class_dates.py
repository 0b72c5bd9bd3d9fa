"""A session before its class begins or after it ends."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.violations import violations
from partyschool_cli.lint.rule_helpers.wording import at_session, content
from partyschool_cli.timetable.constraints.outside_class_dates import constraint
from partyschool_cli.wording.dates import day_text, days_text


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each session that takes place on a day outside its class's dates."""
    for meeting, violation in violations(context.timetable, constraint):
        one, date = violation.session, meeting.date
        training_class = one.training_class
        (bound,) = violation.field
        word = "开班前" if bound == "from" else "结业后"
        has_other_year = {date.year} != {training_class.from_.year, training_class.to.year}
        year = f"{date.year}年" if has_other_year else ""
        yield Finding(
            at_session(context, one, "date"),
            f"{content(context, one)}排在{training_class.title}{word}：{year}{day_text(date)}",
            f"改日期；若班次确实在这天，把班次的 {bound} 改成 {date.isoformat()}",
            (
                Related(
                    context.at_entity(training_class, bound),
                    f"班期 {days_text(training_class.from_, training_class.to)}",
                ),
            ),
        )


rule = Rule(
    code="PS404",
    severity="error",
    title="课次不在班期内",
    reason=(
        "课次的日期要在班次的 from 和 to 之间（首尾两天都算），否则课程表上的培训时间就不对。"
        "改课次的日期，或改班期。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(
            changed={"classes/spring.yaml": {"to: 2026-03-11": "to: 2026-03-10"}},
            at="classes/spring.yaml:23:11",
        ),
        Example(
            changed={
                "classes/youth.yaml": {"s01\n    date: 2026-03-11": "s01\n    date: 2026-03-09"}
            },
            at="classes/youth.yaml:9:11",
        ),
    ),
)
