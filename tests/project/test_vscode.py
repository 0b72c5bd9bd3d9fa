"""The extension of VS Code: what it declares holds, and it can be packed."""

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.catalogs import ROOT
from tests.full_run import FULL_RUN_ONLY

EXTENSION = ROOT / "editors" / "vscode"
NPM = shutil.which("npm")
# To install from the registry, and pack. In seconds.
_PATIENCE = 600
_NO_NETWORK = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH")


@pytest.fixture
def manifest() -> Any:
    return json.loads((EXTENSION / "package.json").read_text("utf-8"))


@pytest.fixture
def program() -> str:
    return (EXTENSION / "extension.js").read_text("utf-8")


def test_it_is_of_the_same_version_as_the_program(manifest: Any) -> None:
    version = re.search(r'(?m)^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert version is not None
    assert manifest["version"] == version[1]
    shown = (EXTENSION / "README.md").read_text("utf-8")
    assert f"pschool-{manifest['version']}.vsix" in shown


def test_it_starts_where_a_catalog_is_and_runs_the_language_server(
    manifest: Any, program: str
) -> None:
    assert "workspaceContains:**/catalog.yaml" in manifest["activationEvents"]
    assert 'args: ["lsp"]' in program
    assert 'language: "yaml"' in program


def test_the_settings_that_it_reads_are_declared_and_documented(
    manifest: Any, program: str
) -> None:
    declared = manifest["contributes"]["configuration"]["properties"]
    read = {f"pschool.{name}" for name in re.findall(r'settings\.get\("(\w+)"\)', program)}
    assert read == set(declared)
    documented = (EXTENSION / "README.md").read_text("utf-8")
    for name, setting in declared.items():
        assert f"`{name}`" in documented
        assert re.search("[一-鿿]", setting["description"])
    # A folder that is not trusted may not say which program is run.
    restricted = manifest["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]
    assert "pschool.path" in restricted


def test_what_is_packed_is_there_and_names_no_registry(manifest: Any) -> None:
    packed = re.findall(r"(?m)^!(.+)$", (EXTENSION / ".vscodeignore").read_text("utf-8"))
    made = manifest["main"].removeprefix("./")
    assert set(packed) == {made, "package.json", "README.md", "LICENSE", manifest["icon"]}
    assert all((EXTENSION / name).is_file() for name in packed if name != made)
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert not list(EXTENSION.glob("package-lock.json"))
    assert "package-lock=false" in (EXTENSION / ".npmrc").read_text("utf-8").splitlines()


def test_the_settings_that_docs_copy_are_those_of_init() -> None:
    text = (ROOT / "docs" / "editor.md").read_text("utf-8")
    copied, *_ = (json.loads(one) for one in re.findall(r"```json\n(.*?)```", text, re.DOTALL))
    template = ROOT / "src/partyschool_cli/cli/templates/init/.vscode/settings.json"
    written = json.loads(template.read_text("utf-8"))
    yaml = copied.pop("[yaml]")
    assert copied.items() <= written.items()
    assert yaml.items() <= written["[yaml]"].items()


# Its libraries come from a registry, so it is packed in CI's run only; .ci/run installs npm.
@FULL_RUN_ONLY
@pytest.mark.skipif(NPM is None, reason="needs npm: apt-get install npm")
def test_it_can_be_packed(tmp_path: Path, manifest: Any) -> None:
    folder = tmp_path / "vscode"
    ignored = shutil.ignore_patterns("node_modules", "dist", "*.vsix")
    shutil.copytree(EXTENSION, folder, ignore=ignored)
    installed = npm(folder, "install", "--no-audit", "--no-fund")
    if installed.returncode and any(one in installed.stderr for one in _NO_NETWORK):
        pytest.skip("npm has no network to install esbuild, vsce and vscode-languageclient")
    assert installed.returncode == 0, installed.stderr
    packed = npm(folder, "run", "package")
    assert packed.returncode == 0, packed.stdout + packed.stderr
    with zipfile.ZipFile(folder / f"pschool-{manifest['version']}.vsix") as archive:
        names = {name.lower() for name in archive.namelist() if name.startswith("extension/")}
        files = ("package.json", "readme.md", "license.txt", "icon.png", "dist/extension.js")
        assert names == {f"extension/{name}" for name in files}
        bundled = archive.read("extension/dist/extension.js").decode()
    assert "pschool.showReferences" in bundled
    assert 'require("vscode")' in bundled


def npm(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = (str(NPM), *arguments)
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE, check=False
    )
