"""Two meetings at one site at once, where it is not shared and not online."""

from collections.abc import Iterator

from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.clashes import clash, clashes
from partyschool_cli.lint.rule_helpers.wording import at_session, called
from partyschool_cli.timetable.constraints.site_clash import constraint


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each meeting that overlaps earlier ones at a site that takes one at a time."""
    timetable = context.timetable
    for found in clashes(timetable, constraint, timetable.by_site):
        site = timetable.sites[found.name]
        yield clash(
            context,
            (found.earlier, found.later),
            at_session(context, found.later.first, "site"),
            f"{called(site)}在{found.overlap_text}排了{found.how_many}次课",
            "给其中一次换时间或换教学点",
            site.id,
        )


def _youth_opens(start: str, end: str) -> dict[str, dict[str, str]]:
    return {
        "classes/youth.yaml": {
            "start: 14:00": f"start: {start}",
            "end: 14:30": f"end: {end}",
            "site: classroom": "site: classroom  # 另一个班在用：08:30—10:00",
        }
    }


rule = Rule(
    code="PS402",
    severity="error",
    title="教学点时间冲突",
    reason=(
        "一间教室同一时间只能上一次课。"
        "给其中一次换时间或换教学点；几个班可以同时在的地方，在教学点文件里写 shared: true。"
    ),
    check=check,
    needs_manifest=False,
    bad=(Example(_youth_opens("09:59", "10:29"), at="classes/youth.yaml:13:11"),),
    good=(
        Example(_youth_opens("10:00", "10:30")),
        Example(_youth_opens("09:59", "10:29"), {"sites/classroom.yaml": "shared: true\n"}),
    ),
)
