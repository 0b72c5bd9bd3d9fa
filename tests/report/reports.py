"""Reports of small catalogs: the examples' base with a test's own files over it."""

from collections.abc import Iterable
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.report.finding_format import Appearance, load_format
from partyschool_cli.report.lint_report import CatalogFindings, LintReport
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.linting import TODAY, Files, active, write_base

EXPERT = "teachers/expert.yaml"
# One error with an unsafe fix, after two Chinese characters; one info with a safe fix.
FAULTY = (
    "name: 土专家\nschool: liudu\nnotes: 会嫁接,懂修剪\ntopics: [嫁接]\ncategory: local-experts\n"
)


def report(
    folder: Path, files: Files, codes: Iterable[str] = (), prefix: str = "catalog/"
) -> LintReport:
    """What the rules of these codes (default: all that are on) have to say of a catalog."""
    rules = tuple(one for one in active(*codes) if one.named.rule.is_on)
    catalog = load(DiskTree(write_base(folder / "catalog", files)))
    paths = ("catalog.yaml", *(file.source.path for file in catalog.files))
    found = CatalogFindings(prefix, lint(catalog, TODAY, rules), paths)
    return LintReport(found, tuple(one.named for one in rules))


def written(report: LintReport, name: str, look: Appearance | None = None) -> str:
    """A report in a format."""
    return load_format(name).write(report, look or Appearance()).decode()


def a_clash(day: str = "2026-03-10") -> Files:
    """A class whose session takes the teacher of another class's first session."""
    return {
        "classes/other.yaml": (
            "title: 另一个班\nschool: liudu\n"
            f"from: {day}\nto: {day}\naudience: [village-cadres]\nsize: 20\nsessions:\n"
            f"  - id: s01\n    date: {day}\n    start: 09:00\n    end: 10:30\n"
            "    course: grafting\n    teachers: [lecturer, expert]\n    site: village-museum\n"
        )
    }
