"""Two meetings at one site at once, where it is not shared and not online."""

from collections.abc import Iterator

from partyschool_cli.lint.context import Inspection
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.clashes import clash, clashes, overlap_text
from partyschool_cli.lint.rule_helpers.wording import at_session, called
from partyschool_cli.timetable.constraints.site_clash import constraint


def check(inspection: Inspection) -> Iterator[Finding]:
    """Each pair of overlapping meetings at a site that takes one at a time."""
    timetable = inspection.timetable
    for earlier, later, _ in clashes(timetable, constraint, timetable.by_site):
        site = timetable.sites[later.site or ""]
        yield clash(
            inspection,
            (earlier, later),
            at_session(inspection, later.first, "site"),
            f"{called(site)}在{overlap_text(earlier, later)}排了两次课",
            "给其中一次换时间或换教学点",
            site.id,
        )


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
    good=Example(
        {
            "classes/summer.yaml": """\
title: 村干部夏季班
school: liudu
from: 2026-03-10
to: 2026-03-10
audience: [village-cadres]
size: 20
sessions:
  - id: s01
    date: 2026-03-10
    start: 10:00
    end: 11:30
    course: grafting
    teachers: [expert]
    site: classroom
"""
        }
    ),
    bad=Example(
        {
            "classes/summer.yaml": """\
title: 村干部夏季班
school: liudu
from: 2026-03-10
to: 2026-03-10
audience: [village-cadres]
size: 20
sessions:
  - id: s01
    date: 2026-03-10
    start: 09:30
    end: 11:00
    course: grafting
    teachers: [expert]
    site: classroom
"""
        },
        at="classes/summer.yaml:14:11",
    ),
)
