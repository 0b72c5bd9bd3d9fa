"""What a command does not need is not imported: start-up is most of what a small catalog costs."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.catalogs import BASE, write_catalog

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, sys
before = set(sys.modules)
from partyschool_cli.cli.run import main
code = max(main(words) for words in json.loads(sys.argv[1]))
sys.exit(f"{code} " + " ".join(sorted(set(sys.modules) - before)))
"""

# For what a sound catalog has none of (findings to place, mend or explain), and for other options.
NOT_FOR_A_SOUND_CATALOG = {
    "encodings.gb18030",
    "partyschool_cli.catalog.messages",
    "partyschool_cli.cli.query_error",
    "partyschool_cli.lint.fixes",
    "partyschool_cli.lint.revision",
    "partyschool_cli.source.git.git_tree",
    "partyschool_cli.source.writing.journal",
    "partyschool_cli.source.yaml.repair",
    "partyschool_cli.source.yaml.typos",
    "partyschool_cli.timetable.free_slots",
    "partyschool_cli.views.unified_diff",
    "partyschool_cli.views.rules_text",
    "rich",
    "ruamel.yaml",
}

# What makes timetables: for the commands that make them.
SCHEDULING = ("partyschool_cli.schedule", "partyschool_cli.cli.scheduling", "ortools", "numpy")

# What changes a catalog: plans, questions, edits of texts, whole files in house style, writing.
CHANGING = (
    "partyschool_cli.edit",
    "partyschool_cli.cli.asking",
    "partyschool_cli.cli.change",
    *(
        f"partyschool_cli.source.{name}"
        for name in ("text_edits", "edit_steps", "house_style", "yaml_layout", "journal", "undo")
    ),
    "prompt_toolkit",
)

# For other documents, for queries by sound, and for work on many catalogs.
HEAVY = (
    *("dask", "distributed", "duckdb", "multiprocessing", "openpyxl", "pypinyin", "rich"),
    *("ruamel", "typst", "xlsxwriter", "partyschool_cli.many"),
)


# What a change needs only if it asks, proves its plan, or writes a whole file.
NOT_TO_CHANGE = ("numpy", "ortools", "prompt_toolkit", "ruamel")


def run(*lines: tuple[str, ...]) -> tuple[str, set[str]]:
    """The highest exit code of some command lines in a new process, and what they imported."""
    command = [sys.executable, "-c", PROGRAM, json.dumps(lines)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", env=environment
    )
    code, *modules = result.stderr.splitlines()[-1].split()
    return code, set(modules)


def test_what_reads_a_sound_catalog_imports_nothing_for_findings_or_changes(tmp_path: Path) -> None:
    there = ("--catalog", str(write_catalog(tmp_path)))
    lint = ("lint", "--no-cache", "--catalog", str(ROOT / "catalog"))
    code, modules = run(("list", *there), lint, ("show", "wang", *there))
    assert code == "0"
    assert "partyschool_cli.lint.engine" in modules
    assert modules & NOT_FOR_A_SOUND_CATALOG == set()
    assert "partyschool_cli.catalog.catalog" in modules
    assert {one for one in modules if one.startswith((*CHANGING, *SCHEDULING, *HEAVY))} == set()


def test_what_changes_one_imports_no_questions_no_solver_and_no_yaml_writer(tmp_path: Path) -> None:
    """Questions only to ask; names that a fix quotes are no document of YAML."""
    there = ("--catalog", str(write_catalog(tmp_path)))
    course = BASE["courses/dangzhang.yaml"].replace("[wang]", "[wangg]")
    faulty = str(write_catalog(tmp_path / "faulty", {"courses/dangzhang.yaml": course}))
    code, modules = run(
        ("schedule", "--today", "2026-10-01", *there),
        ("set", "wang", "notes=甲", "--dry-run", *there),
        ("lint", "--diff", "--unsafe-fixes", "--catalog", faulty),
    )
    assert code == "1"  # of what lint found
    assert {
        "partyschool_cli.edit.set_fields",
        "partyschool_cli.lint.fixes",
        "partyschool_cli.schedule.plan.make_plan",
        "partyschool_cli.source.text_edits.text_edits",
        "partyschool_cli.source.yaml.yaml_scalar",
    } <= modules
    assert not {one for one in modules if one.startswith(NOT_TO_CHANGE)}
