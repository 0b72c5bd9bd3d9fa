"""`pschool init`."""

import datetime as dt
import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

from partyschool_cli.catalog.load import load
from partyschool_cli.cli.commands import init
from partyschool_cli.model.json_schema import schema_files
from partyschool_cli.model.kind import FILE_KINDS
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.writing import forked
from tests.cli.conftest import Pschool
from tests.full_run import is_full_run
from tests.repositories import git, repository

ROOT = Path(__file__).parents[3]
TEMPLATES = Path(init.__file__).parents[1] / "templates" / "init"


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder, with the bytes of what is a file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def problems(folder: Path) -> list[str]:
    """What loading the catalog of a folder complains of."""
    catalog = load(DiskTree(folder / "catalog"))
    found = [*catalog.manifest_file.problems, *(problem for _, problem in catalog.unexpected)]
    found += [problem for file in catalog.files for problem in file.problems]
    return [problem.message for problem in found]


def test_new_folder_holds_a_catalog_to_work_with_at_once(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("init", "demo", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "cd demo" in result.out
    assert problems(tmp_path / "demo") == []

    outside = pschool("list", "--catalog", "demo", "--count", cwd=tmp_path)
    inside = pschool("list", "--count", cwd=tmp_path / "demo" / "catalog" / "courses")
    assert (outside.out, inside.out) == ("5\n", "5\n")


def test_current_folder_is_the_default(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("init", cwd=tmp_path)
    assert result.code == 0
    assert "cd " not in result.out
    assert problems(tmp_path) == []


def test_what_is_unrelated_stays(pschool: Pschool, tmp_path: Path) -> None:
    (tmp_path / "笔记.txt").write_text("别动", "utf-8")
    (tmp_path / "catalog").mkdir()
    assert pschool("init", str(tmp_path)).code == 0
    assert (tmp_path / "笔记.txt").read_text("utf-8") == "别动"


def test_sample_has_every_kind_and_both_sorts_of_courses(pschool: Pschool, tmp_path: Path) -> None:
    pschool("init", cwd=tmp_path)
    catalog = load(DiskTree(tmp_path / "catalog"))
    assert all(catalog.entities(kind) for kind in FILE_KINDS)
    taught = {course.theme for course in catalog.courses.values()}
    assert taught == {*catalog.manifest.themes, None}
    named = {place.session.course for place in catalog.sessions} - {None}
    assert named == set(catalog.courses)


class TestTitle:
    def test_stands_in_the_manifest_and_the_readme(self, pschool: Pschool, tmp_path: Path) -> None:
        pschool("init", "--title", "清徐县乡镇党校课程目录", cwd=tmp_path)
        assert load(DiskTree(tmp_path / "catalog")).manifest.title == "清徐县乡镇党校课程目录"
        assert (tmp_path / "README.md").read_text("utf-8").startswith("# 清徐县乡镇党校课程目录\n")

    def test_whatever_it_is_it_is_text(self, pschool: Pschool, tmp_path: Path) -> None:
        for number, title in enumerate(
            ("a: b # c", '"', "\\n", "no", "012", "- 目录", "目录：{一}")
        ):
            folder = tmp_path / str(number)
            assert pschool("init", str(folder), f"--title={title}", cwd=tmp_path).code == 0
            assert load(DiskTree(folder / "catalog")).manifest.title == title

    def test_is_one_line_of_text(self, pschool: Pschool, tmp_path: Path) -> None:
        for title in ("", "  ", "甲\n乙", "\x1b[31m"):
            result = pschool("init", f"--title={title}", cwd=tmp_path)
            assert (result.code, snapshot(tmp_path)) == (2, {}), title


class TestInTheWay:
    @pytest.mark.parametrize(
        "path", ["catalog/catalog.yaml", "README.md", ".vscode/settings.json", "catalog.yaml"]
    )
    def test_existing_file_is_named_and_nothing_is_written(
        self, pschool: Pschool, tmp_path: Path, path: str
    ) -> None:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("我的", "utf-8")
        before = snapshot(tmp_path)
        result = pschool("init", cwd=tmp_path)
        assert (result.code, result.out) == (2, "")
        assert f"已有 {path}，" in result.err
        assert snapshot(tmp_path) == before

    def test_second_init_names_some_and_counts_all(self, pschool: Pschool, tmp_path: Path) -> None:
        pschool("init", "demo", cwd=tmp_path)
        before = snapshot(tmp_path)
        result = pschool("init", "demo", cwd=tmp_path)
        assert result.code == 2
        assert f"等 {sum(data is not None for data in before.values())} 个文件" in result.err
        assert snapshot(tmp_path) == before

    def test_file_where_a_folder_is_to_be(self, pschool: Pschool, tmp_path: Path) -> None:
        (tmp_path / "catalog").write_text("", "utf-8")
        result = pschool("init", cwd=tmp_path)
        assert result.code == 2
        assert "已有 catalog，" in result.err

    @pytest.mark.parametrize("folder", ["file", "file/deeper"])
    def test_folder_that_is_a_file(self, pschool: Pschool, tmp_path: Path, folder: str) -> None:
        (tmp_path / "file").write_text("", "utf-8")
        result = pschool("init", folder, cwd=tmp_path)
        assert result.code == 2
        assert "file 是文件，不是文件夹" in result.err

    @pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
    def test_link_to_nowhere_is_not_written_through(self, pschool: Pschool, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        folder = tmp_path / "demo"
        folder.mkdir()
        (folder / "README.md").symlink_to(elsewhere)
        assert pschool("init", "demo", cwd=tmp_path).code == 2
        assert not elsewhere.exists()

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
    )
    def test_folder_that_cannot_be_written(self, pschool: Pschool, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        result = pschool("init", "demo", cwd=tmp_path)
        tmp_path.chmod(0o700)
        assert result.code == 2
        assert "没有权限" in result.err


class TestDates:
    def test_sample_class_is_in_the_near_future(self, pschool: Pschool, tmp_path: Path) -> None:
        pschool("init", "--today", "2026-11-03", cwd=tmp_path)
        (sample,) = load(DiskTree(tmp_path / "catalog")).classes.values()
        assert (sample.from_, sample.to) == (dt.date(2026, 11, 10), dt.date(2026, 11, 11))
        assert {session.date for session in sample.sessions} == {sample.from_, sample.to}

    @pytest.mark.parametrize(
        "today",
        ["2025-12-29", "2026-06-15", "2031-05-01"]
        + ["2025-01-20", "2026-11-23", "2026-12-28"] * is_full_run(),
    )
    def test_new_catalog_lints_clean(self, pschool: Pschool, tmp_path: Path, today: str) -> None:
        pschool("init", "--today", today, cwd=tmp_path)
        result = pschool("lint", "--today", today, "--format", "json", cwd=tmp_path)
        assert (result.code, json.loads(result.out)["findings"]) == (0, [])


class TestFilesBeside:
    @pytest.fixture
    def folder(self, pschool: Pschool, tmp_path: Path) -> Path:
        pschool("init", cwd=tmp_path)
        return tmp_path

    def test_vs_code_ties_each_schema_to_its_folder(self, folder: Path) -> None:
        settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
        assert settings["yaml.format.enable"] is False
        assert settings["[yaml]"]["editor.formatOnSave"] is False
        tied = settings["yaml.schemas"]
        assert {PurePosixPath(path).name for path in tied} == set(schema_files())
        for schema, pattern in tied.items():
            name = PurePosixPath(schema).name
            assert (folder / schema).read_text("utf-8") == schema_files()[name]
            matching = list(folder.glob(pattern))
            assert matching
            entity = name.removesuffix(".schema.json")
            folders = {path.relative_to(folder / "catalog").parts[0] for path in matching}
            kinds = {kind.plural for kind in FILE_KINDS if kind == entity}
            assert folders == (kinds or {"catalog.yaml"})

    def test_beside_the_yaml_server_each_thing_is_told_once(self, folder: Path) -> None:
        """The language server has all that Red Hat's would give of the schemas, and more."""
        settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
        given = ("validate", "completion", "hover", "format.enable", "schemaStore.enable")
        assert [settings[f"yaml.{name}"] for name in given] == [False] * len(given)
        manifest = json.loads((ROOT / "editors/vscode/package.json").read_text("utf-8"))
        own = f"{manifest['publisher']}.{manifest['name']}"
        assert settings["[yaml]"]["editor.defaultFormatter"] == own
        # YAML's values are strings to VS Code, in which it offers nothing by itself.
        assert settings["[yaml]"]["editor.quickSuggestions"]["strings"] is True

    def test_every_file_is_utf8_with_unix_line_ends(self, folder: Path) -> None:
        for path, data in snapshot(folder).items():
            assert data is None or (data.decode("utf-8") and b"\r" not in data), path
            assert data is None or data.endswith(b"\n"), path

    def test_cache_is_kept_out_of_git(self, folder: Path) -> None:
        assert ".pschool-cache/" in (folder / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "options", [(), ("--empty",), ("--township", "柳杜乡", "--region", "山西省太原市清徐县")]
)
def test_a_new_catalog_is_in_house_style(
    pschool: Pschool, tmp_path: Path, options: tuple[str, ...]
) -> None:
    pschool("init", *options, cwd=tmp_path)
    assert pschool("fmt", "--check", cwd=tmp_path).code == 0


class TestAutomaticChecks:
    ADDRESS = "git+https://example.org/x/pschool@0123456789abcdef0123456789abcdef01234567"

    @pytest.fixture(autouse=True)
    def nowhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """This copy came from a folder of this machine."""
        monkeypatch.setattr(init, "recorded_address", lambda: None)

    @staticmethod
    def job(folder: Path) -> dict[str, Any]:
        text = (folder / ".github/workflows/pschool.yml").read_text("utf-8")
        workflow = yaml.safe_load(text)
        return {"env": workflow["env"], **workflow["jobs"]["lint"]}

    @staticmethod
    def hook(folder: Path) -> dict[str, Any]:
        text = (folder / ".pre-commit-config.yaml").read_text("utf-8")
        (repo,) = yaml.safe_load(text)["repos"]
        assert repo["repo"] == "local"
        (hook,) = repo["hooks"]
        return dict(hook)

    def test_the_hook_that_is_an_option_is_installed_from_there_too(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        pschool("init", "--install-from", self.ADDRESS, cwd=tmp_path)
        text = (tmp_path / ".pre-commit-config.yaml").read_text("utf-8")
        assert f'      #   additional_dependencies: ["{self.ADDRESS}"]\n' in text

    def test_they_install_from_where_this_copy_came_from(
        self, pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(init, "recorded_address", lambda: self.ADDRESS)
        result = pschool("init", cwd=tmp_path)
        assert "PSCHOOL" not in result.out
        assert self.job(tmp_path)["env"]["PSCHOOL"] == self.ADDRESS
        assert self.hook(tmp_path)["language"] == "python"
        assert self.hook(tmp_path)["additional_dependencies"] == [self.ADDRESS]

    def test_an_address_can_be_given(
        self, pschool: Pschool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(init, "recorded_address", lambda: "https://example.org/other.whl")
        pschool("init", "--install-from", self.ADDRESS, cwd=tmp_path)
        assert self.job(tmp_path)["env"]["PSCHOOL"] == self.ADDRESS
        assert self.hook(tmp_path)["additional_dependencies"] == [self.ADDRESS]

    @pytest.mark.parametrize("address", ["pschool", "", "https://secret@example.org/x.whl"])
    def test_an_address_that_does_not_do_writes_nothing(
        self, pschool: Pschool, tmp_path: Path, address: str
    ) -> None:
        result = pschool("init", "--install-from", address, cwd=tmp_path)
        assert (result.code, snapshot(tmp_path)) == (2, {})
        assert "--install-from" in result.err

    def test_without_an_address_the_line_is_empty_and_told_of(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        result = pschool("init", cwd=tmp_path)
        assert result.code == 0
        assert ".github/workflows/pschool.yml 的 PSCHOOL 一行没有写" in result.out
        assert self.job(tmp_path)["env"]["PSCHOOL"] == ""
        assert self.hook(tmp_path)["language"] == "system"

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    def test_a_step_without_an_address_and_a_hook_without_pschool_say_so(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        pschool("init", cwd=tmp_path)
        (install,) = (
            step["run"] for step in self.job(tmp_path)["steps"] if "pip" in step.get("run", "")
        )
        for command, told in (
            (["bash", "-ec", install], "PSCHOOL 一行写上安装地址"),
            (shlex.split(self.hook(tmp_path)["entry"]), "没有找到 pschool"),
        ):
            command[0] = str(shutil.which(command[0]))
            done = subprocess.run(
                command, check=False, env={"PATH": "", "PSCHOOL": ""}, capture_output=True
            )
            assert done.returncode != 0
            assert told in done.stderr.decode()

    @pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
    def test_the_workflow_compares_a_pull_request_with_its_base(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        pschool("init", cwd=tmp_path)
        steps = self.job(tmp_path)["steps"]
        assert steps[0]["with"]["fetch-depth"] == 0
        for base, expected in (
            ("", ["lint", "--format", "github"]),
            ("main x", ["lint", "--format", "github", "--new-since", "origin/main x"]),
        ):
            script = f"pschool() {{ printf '%s\\n' \"$@\"; }}; {steps[-1]['run']}"
            done = subprocess.run(
                ["bash", "-ec", script],
                env={**os.environ, "GITHUB_BASE_REF": base},
                capture_output=True,
                check=True,
            )
            assert done.stdout.decode().splitlines() == expected

    def test_the_workflow_may_only_read_and_its_actions_are_pinned(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        pschool("init", cwd=tmp_path)
        text = (tmp_path / ".github/workflows/pschool.yml").read_text("utf-8")
        assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
        used = re.findall(r"uses: (.*)", text)
        assert used
        assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used)


def test_templates_are_a_catalog_themselves() -> None:
    assert problems(TEMPLATES) == []


class TestNames:
    def test_the_samples_are_called_after_the_places(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        options = ("--region", "山西省太原市清徐县", "--county", "清徐县", "--township", "柳杜乡")
        assert pschool("init", *options, cwd=tmp_path).code == 0
        catalog = load(DiskTree(tmp_path / "catalog"))
        assert catalog.manifest.title == "柳杜乡党校课程目录"
        assert catalog.manifest.region == "山西省太原市清徐县"
        assert {one.title for one in catalog.schools.values()} == {"清徐县委党校", "柳杜乡党校"}
        assert catalog.classes["village-cadres"].title == "柳杜乡村干部培训班"
        texts = [path.read_text("utf-8") for path in (tmp_path / "catalog").rglob("*.yaml")]
        assert not [text for text in texts if "示例县" in text or "示例乡" in text]
        assert pschool("lint", cwd=tmp_path).code == 0

    def test_a_title_goes_before_the_place(self, pschool: Pschool, tmp_path: Path) -> None:
        pschool("init", "--county", "清徐县", "--title", "全县目录", cwd=tmp_path)
        assert load(DiskTree(tmp_path / "catalog")).manifest.title == "全县目录"

    def test_what_is_no_name_of_a_place_is_refused(self, pschool: Pschool, tmp_path: Path) -> None:
        for name in ("a: b", "#乡", "", "柳杜\n乡", "[乡]"):
            result = pschool("init", "--township", name, cwd=tmp_path)
            assert result.code == 2
            assert "--township" in result.err
            assert not list(tmp_path.iterdir())


def test_an_empty_catalog_has_the_manifest_only(pschool: Pschool, tmp_path: Path) -> None:
    result = pschool("init", "--empty", "--township", "柳杜乡", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "pschool new 学校" in result.out
    assert [path.name for path in (tmp_path / "catalog").rglob("*")] == ["catalog.yaml"]
    linted = pschool("lint", "--format", "json", cwd=tmp_path)
    assert (linted.code, json.loads(linted.out)["findings"]) == (0, [])
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert "village-cadres" not in readme
    assert "示例" not in readme


class TestGit:
    """What `init` sets up in a git repository."""

    @pytest.fixture(autouse=True)
    def _no_settings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def driver(self, folder: Path) -> str:
        return git(folder, "config", "--local", "--get", "merge.pschool.driver").strip()

    def attribute(self, folder: Path, path: str) -> str:
        return git(folder, "check-attr", "merge", "--", path).rpartition(": ")[2].strip()

    def test_a_new_catalog_in_a_repository(self, pschool: Pschool, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q")
        result = pschool("init", "目录 一", cwd=tmp_path)
        assert (result.code, result.err) == (0, "")
        line = self.driver(tmp_path)
        assert f"merge.pschool.driver = {line}" in result.out
        assert result.out.index("课程目录建好了") < result.out.index("设合并程序")
        assert self.attribute(tmp_path, "目录 一/catalog/classes/village-cadres.yaml") == "pschool"
        assert self.attribute(tmp_path, "目录 一/README.md") == "unspecified"

    def test_an_existing_catalog_gets_git_files_only_as_often_as_one_likes(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        root = repository(tmp_path)
        before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
        first = pschool("init", "--git", cwd=tmp_path)
        assert first.code == 0
        assert self.attribute(tmp_path, "catalog/catalog.yaml") == "pschool"
        after = snapshot(tmp_path)
        second = pschool("init", "--git", cwd=root / "courses")
        assert (second.code, snapshot(tmp_path)) == (0, after)
        assert "没有变" in second.out
        assert {path: path.read_bytes() for path in before} == before
        assert {path.name for path in tmp_path.iterdir()} == {".git", ".gitattributes", "catalog"}

    @pytest.mark.parametrize("how", ["option", "environment"])
    def test_the_catalog_that_is_named_is_set_up_and_none_made(
        self, pschool: Pschool, tmp_path: Path, how: str
    ) -> None:
        root = repository(tmp_path / "r").rename(tmp_path / "r/党校 目录")
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        named = ["--catalog", str(root)] if how == "option" else []
        env = {"PSCHOOL_CATALOG": str(root)} if how == "environment" else {}
        assert pschool("init", "--git", *named, cwd=elsewhere, env=env).code == 0
        assert self.attribute(root, "sites/jiaoshi.yaml") == "pschool"
        assert list(elsewhere.iterdir()) == []

    def test_attributes_that_are_there_stay(self, pschool: Pschool, tmp_path: Path) -> None:
        repository(tmp_path)
        (tmp_path / ".gitattributes").write_bytes(b"*.pdf binary\r\n* text=auto")
        pschool("init", "--git", cwd=tmp_path)
        assert (tmp_path / ".gitattributes").read_bytes() == (
            b"*.pdf binary\r\n* text=auto\r\ncatalog/**/*.yaml merge=pschool\r\n"
            b"catalog/**/*.yml merge=pschool\r\ncatalog/lint-baseline.json merge=pschool\r\n"
        )

    def test_a_catalog_of_another_name_and_one_that_is_the_repository(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        root = repository(tmp_path / "r").rename(tmp_path / "r/党校 目录")
        assert pschool("init", "--git", str(root), cwd=tmp_path).code == 0
        assert self.attribute(root, "sites/jiaoshi.yaml") == "pschool"
        assert (tmp_path / "r/.gitattributes").exists()

        git(root, "init", "-q")
        assert pschool("init", "--git", cwd=root).code == 0
        assert self.attribute(root, "sites/jiaoshi.yaml") == "pschool"
        assert (root / ".gitattributes").exists()

    def test_a_hook_is_written_where_it_is_asked_for(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        repository(tmp_path)
        hook = tmp_path / ".git/hooks/pre-commit"
        pschool("init", "--git", cwd=tmp_path)
        assert not hook.exists()
        assert pschool("init", "--hook", cwd=tmp_path).code == 0
        assert os.access(hook, os.X_OK)
        hook.write_text("#!/bin/sh\n", "utf-8")
        refused = pschool("init", "--hook", cwd=tmp_path)
        assert refused.code == 2
        assert "已有" in refused.err

    def test_without_a_repository_nothing_is_written(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        result = pschool("init", "--git", cwd=tmp_path)
        assert result.code == 2
        assert "先运行 git init" in result.err
        assert list(tmp_path.iterdir()) == []

    def test_what_git_refuses_is_told_after_a_new_catalog(
        self, pschool: Pschool, tmp_path: Path
    ) -> None:
        git(tmp_path, "init", "-q")
        (tmp_path / ".git/config.lock").touch()
        result = pschool("init", cwd=tmp_path)
        assert result.code == 0
        assert "没有设好 git 的合并程序" in result.err
        assert problems(tmp_path) == []


def test_the_workflow_can_publish_a_site_after_the_checks(
    tmp_path: Path, pschool: Pschool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is commented out is a job that is right once the signs are taken away."""
    text = (TEMPLATES / ".github/workflows/pschool.yml").read_text("utf-8")
    assert set(yaml.safe_load(text)["jobs"]) == {"lint"}
    before, sign, rest = text.partition("  # web:\n")
    assert "web_url" in before
    lines = [line.replace("  # ", "  ", 1) for line in (sign + rest).splitlines()]
    job = yaml.safe_load(before + "\n".join(lines))["jobs"]["web"]
    assert (job["needs"], job["if"]) == ("lint", "github.event_name == 'push'")
    uses = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each) for each in uses)
    [command] = [step["run"] for step in job["steps"] if "pschool web" in step.get("run", "")]
    pschool("init", cwd=tmp_path)
    monkeypatch.setattr(forked, "_FEW", 10_000)  # pages are made in this process
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    arguments = [os.path.expandvars(word) for word in shlex.split(command)[1:]]
    assert pschool(*arguments, cwd=tmp_path).code == 0
    assert (tmp_path / "temp/site/index.html").is_file()


def test_the_workflow_lints_the_merge() -> None:
    """`checkout` takes the merge commit of a pull request, unless it is told another one."""
    workflow = yaml.safe_load((TEMPLATES / ".github/workflows/pschool.yml").read_text("utf-8"))
    assert "pull_request" in workflow[True]
    assert workflow[True]["push"]["branches"] == ["main", "master"]
    [checkout] = [
        step for step in workflow["jobs"]["lint"]["steps"] if "checkout@" in step.get("uses", "")
    ]
    assert "ref" not in checkout["with"]
