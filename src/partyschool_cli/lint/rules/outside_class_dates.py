"""A session before its class begins or after it ends."""

from collections.abc import Iterator

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding, Related
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.wording import at_session, content
from partyschool_cli.wording.dates import day_text, days_text


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each session that takes place on a day outside its class's dates."""
    for placed in inspection.timetable.sessions:
        held = placed.training_class
        if held.from_ <= placed.date <= held.to:
            continue
        is_early = placed.date < held.from_
        bound, word = ("from", "开班前") if is_early else ("to", "结业后")
        has_other_year = {placed.date.year} != {held.from_.year, held.to.year}
        year = f"{placed.date.year}年" if has_other_year else ""
        yield Finding(
            at_session(inspection, placed, "date"),
            f"{content(placed)}排在{held.title}{word}：{year}{day_text(placed.date)}",
            f"改日期；若班次确实在这天，把班次的 {bound} 改成 {placed.date.isoformat()}",
            (Related(inspection.at_entity(held, bound), f"班期 {days_text(held.from_, held.to)}"),),
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
