"""The two READMEs say the same, and the commands that CI takes from them are one line each."""

import re
from pathlib import Path

import pytest
import yaml

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
