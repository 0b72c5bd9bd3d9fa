"""A course's material that is not where the course says."""

from collections.abc import Iterator

from partyschool_cli.catalog.quoting import shown
from partyschool_cli.lint.context import CatalogContext
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.rule_helpers.materials import is_address, is_inside
from partyschool_cli.model.course import Material


def check(context: CatalogContext) -> Iterator[Finding]:
    """Each such material of a course that is not retired, at its path or its address."""
    for course in context.catalog.courses.values():
        for index, material in enumerate(course.materials if course.status != "retired" else ()):
            found = _fault(context, material)
            if found is not None:
                field, message, hint = found
                at = context.at_entity(course, "materials", index, field)
                yield Finding(at, f"资料“{material.title}”{message}", hint)


def _fault(context: CatalogContext, material: Material) -> tuple[str, str, str] | None:
    """The field at fault, what is wrong, and what to do."""
    if material.url is not None and not is_address(material.url):
        message = f"的网址写成了{shown(material.url)}，打不开"
        return "url", message, "写完整的网址，如 https://example.org/jiaoan.docx；是文件就写 path"
    path = material.path
    if path is None or (is_inside(path) and context.catalog.tree.has_beside(path)):
        return None
    hint = "改成现在的位置；从仓库最上一层写起，用“/”分隔，如 资料/教案.docx"
    if not is_inside(path):
        return "path", f"的位置{shown(path)}不在仓库里", hint
    return "path", f"的文件{shown(path)}不见了", hint


def _material(text: str) -> dict[str, str]:
    return {"courses/grafting.yaml": f"materials: [{{title: 教案, {text}}}]\n"}


rule = Rule(
    code="PS606",
    severity="warning",
    title="资料找不到",
    reason=(
        "资料的文件改了名、挪了地方，要用的时候就打不开。path 从 git 仓库最上一层写起；"
        "没有仓库的，从课程目录所在的文件夹写起。网址要写全，带 https://。"
    ),
    check=check,
    needs_manifest=False,
    bad=(
        Example(added=_material("path: 资料/没有这份.docx"), at="courses/grafting.yaml:11:31"),
        Example(added=_material("url: www.example.org"), at="courses/grafting.yaml:11:30"),
        Example(added=_material("path: ../jiaoan.docx"), at="courses/grafting.yaml:11:31"),
    ),
    good=(
        Example(added=_material("url: 'https://example.org/jiaoan.docx'")),
        Example(added=_material("path: catalog.yaml")),
    ),
)
