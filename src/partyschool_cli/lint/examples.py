"""The base catalog of the rules' examples, which has no findings, and the files of an example."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from partyschool_cli.lint.rule import Example

BASE: Mapping[str, str] = MappingProxyType(
    {
        "catalog.yaml": """\
format: 1
title: 示例目录
themes: {party-affairs: 党建实务}
site_categories: {red-heritage: 红色文化传承}
structure: {themes: 1}
""",
        "schools/county.yaml": """\
title: 示例县委党校
tier: county
""",
        "schools/liudu.yaml": """\
title: 柳杜乡党校
tier: township
parent: county
""",
        "courses/charter.yaml": """\
title: 党章导读
kind: theme
theme: party-affairs
school: county
strand: theory
contact_hours: 2
delivery: [lecture]
audience: [village-cadres]
teachers: [lecturer]
sites: [classroom]
topics: [党章]
summary: 逐章学习党章。
""",
        "courses/memorial.yaml": """\
title: 参观村史馆
kind: special
school: liudu
strand: party-spirit
contact_hours: 2
delivery: [onsite]
audience: [village-cadres]
teachers: [expert]
sites: [village-museum]
summary: 现场听村史。
""",
        "courses/grafting.yaml": """\
title: 蔬菜嫁接
kind: special
school: liudu
strand: practical
contact_hours: 2
delivery: [lecture]
audience: [village-cadres]
teachers: [expert]
sites: [classroom]
summary: 讲嫁接的方法和时机。
""",
        "teachers/lecturer.yaml": """\
name: 示例·党校教师
category: school-teacher
school: county
""",
        "teachers/expert.yaml": """\
name: 示例·土专家
category: local-expert
school: liudu
""",
        "sites/classroom.yaml": """\
title: 柳杜乡党校教室
venue: classroom
school: liudu
capacity: 60
""",
        "sites/village-museum.yaml": """\
title: 村史馆
venue: field
category: red-heritage
school: liudu
capacity: 60
""",
        "classes/spring.yaml": """\
title: 村干部培训班
school: liudu
from: 2026-03-10
to: 2026-03-11
audience: [village-cadres]
size: 30
sessions:
  - id: s01
    date: 2026-03-10
    start: 08:30
    end: 10:00
    course: charter
    teachers: [lecturer]
    site: classroom
  - id: s02
    date: 2026-03-10
    start: 14:30
    end: 16:00
    course: memorial
    teachers: [expert]
    site: village-museum
  - id: s03
    date: 2026-03-11
    start: 08:30
    end: 10:00
    course: grafting
    teachers: [expert]
    site: classroom
""",
        "classes/youth.yaml": """\
title: 青年干部培训班
school: county
from: 2026-03-10
to: 2026-03-11
audience: [village-cadres]
size: 20
sessions:
  - id: s01
    date: 2026-03-11
    start: 14:00
    end: 14:30
    activity: 开班式
    site: classroom
  - id: s02
    date: 2026-03-11
    start: 14:30
    end: 16:00
    course: memorial
    teachers: [expert]
    site: village-museum
""",
    }
)


def example_files(example: Example) -> dict[str, str | bytes | Path]:
    """Every file of an example's catalog by path: text, bytes, or the target of a link.

    Raises ValueError unless a replaced text occurs exactly once.
    """
    texts = dict(BASE)
    for path, replaced in example.changed.items():
        for old, new in replaced.items():
            if texts[path].count(old) != 1:
                raise ValueError(f"{path} has not exactly one {old!r}")
            texts[path] = texts[path].replace(old, new)
    others: dict[str, bytes | Path] = {}
    for path, content in example.added.items():
        if isinstance(content, str):
            texts[path] = texts.get(path, "") + content
        else:
            others[path] = content
    return {**texts, **others}
