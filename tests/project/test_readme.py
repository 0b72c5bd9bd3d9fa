"""The two READMEs say the same, and the commands that CI takes from them are one line each."""

import re
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from partyschool_cli.cli.run import main
from tests.catalogs import SHIPPED
from tests.full_run import is_full_run

ROOT = Path(__file__).parents[2]
CHINESE = (ROOT / "README.md").read_text("utf-8")
ENGLISH = (ROOT / "README.en.md").read_text("utf-8")


def marked(text: str, name: str) -> str:
    """What stands in the fence that follows `<!-- ci: name -->`."""
    found = re.findall(rf"^<!-- ci: {name} -->\n```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(found) == 1, f"there is to be one fence after <!-- ci: {name} -->"
    (command,) = found
    assert isinstance(command, str)
    return command


@pytest.mark.parametrize("name", ["list", "test"])
def test_ci_command_is_one_line_and_the_same_in_both(name: str) -> None:
    command = marked(CHINESE, name)
    assert command.count("\n") == 1
    assert command == marked(ENGLISH, name)


def test_first_screen_shows_both_commands() -> None:
    first_screen = CHINESE[: CHINESE.index("\n## ")]
    assert marked(first_screen, "list").rstrip().endswith("pschool list")
    assert marked(first_screen, "test").rstrip().endswith("pytest")


def test_english_readme_mirrors_the_chinese_one() -> None:
    def outline(text: str) -> list[str]:
        """Headings, fences, lists and table rows by their kind: what a mirror has to share."""
        return re.findall(r"^(#+ |```\w*|- |\d+\. |\|)", text, re.MULTILINE)

    assert outline(CHINESE) == outline(ENGLISH)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_links_lead_to_files(text: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", text)
    missing = [link for link in links if "://" not in link and not (ROOT / link).exists()]
    assert not missing


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_sample_file_is_an_extract_of_the_shipped_one(text: str) -> None:
    samples = re.findall(
        r"^<!-- file: (\S+) -->\n```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    assert samples
    for path, sample in samples:
        shipped = yaml.load((ROOT / path).read_text("utf-8"), yaml.BaseLoader)
        shown = yaml.load(sample, yaml.BaseLoader)
        assert shown == {key: shipped[key] for key in shown}


def shown_outputs(text: str) -> list[tuple[str, list[str]]]:
    """Each command of an `<!-- output: … -->` fence, and the lines that are shown below it."""
    fences = re.findall(
        r"^<!-- output: (.*?) -->\n```text\n\$ (.*?)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    assert all(marked == typed for marked, typed, _ in fences)
    return [(command, shown.splitlines()) for command, _, shown in fences]


@pytest.mark.parametrize(
    ("command", "shown"),
    shown_outputs(CHINESE),
    ids=[command for command, _ in shown_outputs(CHINESE)],
)
def test_shown_output_is_what_the_command_prints(
    command: str,
    shown: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A line `……` stands for lines that are left out."""
    assert shown
    program, *arguments = shlex.split(command)
    assert program == "pschool"
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    assert main([*arguments, "--no-cache"]) == 0
    printed = iter(capsys.readouterr().out.splitlines())
    assert all(line in printed for line in shown if line != "……")


def test_both_show_the_same_output() -> None:
    assert [shown for _, shown in shown_outputs(CHINESE)] == [
        shown for _, shown in shown_outputs(ENGLISH)
    ]


def export_commands(text: str) -> list[str]:
    """The commands of the table on printing."""
    return re.findall(r"^\|.*\| `(pschool export .*)` \|$", text, re.MULTILINE)


def test_both_show_the_same_exports() -> None:
    assert export_commands(CHINESE)
    assert export_commands(CHINESE) == export_commands(ENGLISH)


# The classes of these schools are enough for what is shown of exports and edits.
_SCHOOLS = ("liudu", "mayu", "chengzi")


def _left_out(folder: str, names: Sequence[str]) -> Iterable[str]:
    if Path(folder).name == "classes" and not is_full_run():
        return [name for name in names if not name.startswith(_SCHOOLS)]
    return []


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped catalog; in the default run with fewer classes."""
    folder = tmp_path_factory.mktemp("shipped")
    copytree(SHIPPED, folder / "catalog", ignore=_left_out)
    return folder


@pytest.mark.parametrize("command", export_commands(CHINESE))
def test_shown_export_writes_what_it_says(
    command: str, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, *arguments = shlex.split(command)
    assert program == "pschool"
    monkeypatch.chdir(tmp_path)
    assert main([*arguments, "--catalog", str(shipped / "catalog")]) == 0
    assert list(tmp_path.glob(f"{Path(arguments[-1]).stem}*"))


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_pictures_are_small_and_described(text: str) -> None:
    names = ("editor", "notice", "paper", "verify", "web")
    pages = [(ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in names]
    shown = text + "".join(pages).replace("(images/", "(docs/images/")
    pictures = re.findall(r"!\[(.*?)\]\((docs/images/.*?)\)", shown)
    assert {ROOT / path for _, path in pictures} == set((ROOT / "docs" / "images").iterdir())
    for description, path in pictures:
        assert description
        assert (ROOT / path).stat().st_size < 250_000


def edit_commands(text: str) -> list[str]:
    """The commands of the table on changing things."""
    heading = re.search(r"^## (?:改|Editing)\n", text, re.MULTILINE)
    assert heading is not None
    table = text[heading.end() :].partition("\n\n**")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")]
    return [command for row in rows for command in re.findall("`(pschool .*?)`", row)]


def test_both_show_the_same_edits() -> None:
    assert len(edit_commands(CHINESE)) > 10
    assert edit_commands(CHINESE) == edit_commands(ENGLISH)


# They ask, take back or commit.
_NOT_TRIED = ("new", "undo", "save", "restore")


@pytest.mark.parametrize("command", edit_commands(CHINESE))
def test_shown_edits_can_be_made(
    command: str,
    shipped: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program, name, *words = shlex.split(command)
    assert program == "pschool"
    monkeypatch.chdir(shipped)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772452800")  # 2026-03-02, before the shown sessions
    if name not in _NOT_TRIED:
        dry = [] if name == "slots" else ["--dry-run"]
        assert main([name, *words, *dry]) == 0, capsys.readouterr().err
