"""What a command does not need is not imported: start-up is most of what a small catalog costs."""

import os
import subprocess
import sys
from pathlib import Path

import pydantic_core
import pytest

from partyschool_cli.model import core_schemas
from partyschool_cli.source.listing import MANIFEST

pytestmark = pytest.mark.skipif(
    pydantic_core.__version__ != core_schemas.PYDANTIC_CORE,
    reason="the core schemas were compiled for another pydantic_core",
)

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
before = set(sys.modules)
from partyschool_cli.cli.run import main
code = main(sys.argv[1:])
sys.exit(f"{code} " + " ".join(sorted(set(sys.modules) - before)))
"""

# For what a sound catalog has none of (findings to place, mend or explain), and for other options.
NOT_FOR_A_SOUND_CATALOG = {
    "encodings.gb18030",
    "partyschool_cli.cli.query_error",
    "partyschool_cli.lint.fixes",
    "partyschool_cli.lint.revision",
    "partyschool_cli.source.git_tree",
    "partyschool_cli.source.journal",
    "partyschool_cli.source.repair",
    "partyschool_cli.source.typos",
    "partyschool_cli.timetable.free_slots",
    "partyschool_cli.views.fix_diff",
    "partyschool_cli.views.rules_text",
    "rich",
}


def run(*arguments: str) -> tuple[str, set[str]]:
    """The exit code of a command line, and the modules that it imported."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    code, *modules = result.stderr.splitlines()[-1].split()
    return code, set(modules)


def test_lint_of_a_sound_catalog_imports_nothing_for_findings() -> None:
    code, modules = run("lint", "--no-cache", "--catalog", str(ROOT / "catalog"))
    assert code == "0"
    assert "partyschool_cli.lint.engine" in modules
    assert modules & NOT_FOR_A_SOUND_CATALOG == set()


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A catalog with a field of a wrong type, one that is missing, and one that nobody knows."""
    (tmp_path / MANIFEST).write_text("format: 1\ntitle: 甲\nthemes: {a: 甲}\n", "utf-8")
    (tmp_path / "teachers").mkdir()
    (tmp_path / "teachers/wang.yaml").write_text("name: 12\nshcool: liudu\n", "utf-8")
    return tmp_path


class TestPydanticIsNotImported:
    def test_by_lint_of_a_sound_catalog(self) -> None:
        code, modules = run("lint", "--no-cache", "--catalog", str(ROOT / "catalog"))
        assert code == "0"
        assert "pydantic" not in modules
        assert "pydantic_core" in modules

    def test_by_lint_of_a_faulty_catalog(self, faulty: Path) -> None:
        code, modules = run("lint", "--catalog", str(faulty))
        assert code == "1"
        assert "pydantic" not in modules

    def test_by_list(self) -> None:
        assert "pydantic" not in run("list", "courses", "--catalog", str(ROOT / "catalog"))[1]
