"""What other repositories take from this one: the pre-commit hooks, and the GitHub Action."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from partyschool_cli.cli.app import program
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, write_catalog
from tests.repositories import git

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "src/partyschool_cli/cli/templates/init"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
TEACHER = "teachers/wang.yaml"
FAULTY = "name: 王示例\ncategory: nobody\n"


def options(command: str) -> set[str]:
    return {name for parameter in program().load(command).params for name in parameter.opts}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_on_the_whole_catalog_at_every_commit(hook: Mapping[str, Any]) -> None:
    program, command, *arguments = hook["entry"].split()
    assert program == "pschool"
    assert set(arguments) <= options(command)
    assert hook["language"] == "python"
    # A commit that only deletes files names none.
    assert hook["always_run"] is True
    assert hook["pass_filenames"] is False


def test_the_hooks_of_a_new_catalog_are_the_same() -> None:
    text = (TEMPLATES / ".pre-commit-config.yaml").read_text("utf-8")
    (own,) = yaml.safe_load(text)["repos"][0]["hooks"]
    # The second one is an option: commented out.
    (_, also) = yaml.safe_load(re.sub(r"(?m)^( +)# (?=- id|  )", r"\1", text))["repos"][0]["hooks"]
    for hook in (own, also):
        (shared,) = (one for one in HOOKS if one["id"] == hook["id"])
        same = ("name", "always_run", "pass_filenames")
        assert [hook[key] for key in same] == [shared[key] for key in same]
        *_, entry = shlex.split(hook["entry"]) if hook is own else (hook["entry"],)
        assert entry.split("; ")[-1] == shared["entry"]


def test_the_hook_of_this_repository_checks_its_catalogs() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    (entry,) = (
        hook["entry"]
        for hook in yaml.safe_load(text)["repos"][0]["hooks"]
        if hook["id"] == "pschool-fmt"
    )
    folders = {ROOT / word for word in entry.split() if "catalog" in word or "/" in word}
    assert folders == {SHIPPED, PINGCHENG, QINGSHI, TEMPLATES / "catalog"}


def test_the_workflow_of_a_new_catalog_uses_the_same_actions() -> None:
    text = (TEMPLATES / ".github/workflows/pschool.yml").read_text("utf-8")
    steps = yaml.safe_load(text)["jobs"]["lint"]["steps"]
    used = {step["uses"] for step in steps if "uses" in step}
    assert used > {step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step}


def test_its_actions_are_pinned_by_commit() -> None:
    used = re.findall(r"uses: (.*)", (ROOT / "action.yml").read_text("utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used)


def test_every_input_of_the_action_is_used_and_none_is_part_of_a_script() -> None:
    steps = ACTION["runs"]["steps"]
    assert ACTION["runs"]["using"] == "composite"
    for name, about in ACTION["inputs"].items():
        assert about["description"]
        assert f"inputs.{name} }}}}" in str(steps)
    for step in steps:
        assert ("run" in step) == ("shell" in step)
        assert "${{" not in step.get("run", "")


def run_lint_step(folder: Path, inputs: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """The action's lint step as GitHub runs it: `bash -e`, the inputs in the environment."""
    step = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Lint")
    names = {name: value.split("inputs.")[1].split(" ")[0] for name, value in step["env"].items()}
    environment = {name: inputs.get(asked, "") for name, asked in names.items()}
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
        cwd=folder,
        env={**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": "1772452800", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
class TestTheLintStep:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        manifest = "format: 1\ntitle: 目录\nthemes: {political-theory: 政治理论}\n"
        settings = "lint: {disable: [PS2, PS3, PS4, PS5]}\n"
        write_catalog(tmp_path, {TEACHER: FAULTY, "catalog.yaml": manifest + settings})
        return tmp_path

    def test_inputs_are_options(self, folder: Path) -> None:
        git(folder, "init", "-q")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "x")
        inputs = {"new-since": "HEAD", "fail-on": "info", "catalog": "catalog\n\n"}
        done = run_lint_step(folder, inputs)
        assert (done.returncode, done.stdout) == (0, "")

    def test_findings_are_annotations_and_in_sarif(self, folder: Path) -> None:
        done = run_lint_step(folder, {"sarif": "out.sarif"})
        assert done.returncode == 1
        assert done.stdout.startswith("::error file=catalog/teachers/wang.yaml,line=2,")
        assert "PS104" in (folder / "out.sarif").read_text("utf-8")

    def test_an_input_runs_no_command(self, folder: Path) -> None:
        done = run_lint_step(folder, {"new-since": "$(touch x); `touch x`", "catalog": "a b"})
        assert done.returncode in (2, 3)
        assert not (folder / "x").exists()
