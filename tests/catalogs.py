"""Small catalogs on disk, for tests."""

from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.source.span import Problem

# One of each kind, as short as can be: it loads without a problem.
BASE: Mapping[str, str] = {
    "catalog.yaml": "format: 1\ntitle: 示例目录\nthemes: {political-theory: 政治理论}\n",
    "schools/liudu.yaml": "title: 柳杜乡党校\ntier: county\n",
    "courses/dangzhang.yaml": (
        "title: 党章导读\nkind: theme\ntheme: political-theory\nschool: liudu\nstrand: theory\n"
        "contact_hours: 2\ndelivery: [lecture]\naudience: [members]\nteachers: [wang]\n"
    ),
    "teachers/wang.yaml": "name: 王示例\ncategory: school-teacher\n",
    "sites/jiaoshi.yaml": "title: 教室\nvenue: classroom\ncapacity: 50\n",
    "classes/banci.yaml": (
        "title: 党员轮训班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-13\naudience: [members]\n"
        "size: 30\nsessions:\n"
        "  - {id: s01, date: 2026-10-12, start: 08:30, end: 10:00, course: dangzhang,\n"
        "     teachers: [wang], site: jiaoshi}\n"
    ),
}


def write_catalog(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Writes BASE with `files` over it (None leaves one out) to `folder`; gives the catalog's root.

    Text is written as UTF-8 with its line ends as they are.
    """
    root = folder / "catalog"
    for path, content in {**BASE, **(files or {})}.items():
        if content is None:
            continue
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def problems_of(catalog: Catalog, path: str) -> list[Problem]:
    """The problems of one file, `catalog.yaml` among them."""
    if path == catalog.manifest_file.source.path:
        return list(catalog.manifest_file.problems)
    return [problem for file in catalog.files if file.source.path == path for problem in file.problems]


def told(catalog: Catalog, path: str) -> list[tuple[str, int, int]]:
    """The problems of one file as (code, line, column), in order of place."""
    source = next(
        file.source for file in (catalog.manifest_file, *catalog.files) if file.source.path == path
    )
    spans = ((problem.code, source.span_of(problem)) for problem in problems_of(catalog, path))
    return sorted(((code, span.line, span.column) for code, span in spans), key=lambda x: x[1:])
