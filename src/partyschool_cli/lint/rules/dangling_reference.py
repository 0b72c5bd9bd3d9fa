"""A reference that names nothing."""

from collections.abc import Iterator

from partyschool_cli.catalog.records import title_of
from partyschool_cli.catalog.references import Mention
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.lint.finding import At, Fault, Fix
from partyschool_cli.lint.inspection import Inspection
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.source.patch import Edit, Patch
from partyschool_cli.source.source_file import SourceFile


def check(inspection: Inspection) -> Iterator[Fault]:
    """Each id that no file has. An id whose file is at fault is known, and no fault here."""
    catalog = inspection.catalog
    for file in catalog.files:
        for mention in file.mentions:
            if mention.target not in catalog.known:
                yield _fault(inspection, file.source, mention)


def _fault(inspection: Inspection, source: SourceFile, mention: Mention) -> Fault:
    kind, name = mention.target
    at = At(source, mention.path)
    entities = inspection.catalog.entities(kind)
    near = nearest(name, [*entities], 3)
    message = f"没有编号为 {name} 的{kind.title}"
    if not near:
        hint = f"新建 {kind.plural}/{name}.yaml，或改成已有的{kind.title}编号"
        return Fault(at, message, hint, named=(name,))
    choices = "、".join(f"{one}（{title_of(entities[one])}）" for one in near)
    fix = None
    if len(near) == 1:
        edit = Edit(at.span.start, at.span.end, near[0])
        fix = Fix(f"改成 {near[0]}", Patch((edit,)), is_safe=False, changes=(mention.path,))
    return Fault(at, message, f"是不是 {choices}？", named=(name,), fix=fix)


rule = Rule(
    code="PS201",
    severity="error",
    title="引用的编号不存在",
    reason="课程表和名单要靠编号找到教师、教学点和课程；编号不存在，印出来就是空的。改成已有的编号，或新建这个文件。",
    check=check,
    needs_manifest=False,
    good=Example({}),
    bad=Example(
        {
            "teachers/expert.yaml": """\
name: 示例·土专家
category: local-expert
school: liudo
"""
        },
        at="teachers/expert.yaml:3:9",
    ),
    fixed={
        "teachers/expert.yaml": """\
name: 示例·土专家
category: local-expert
school: liudu
"""
    },
)
