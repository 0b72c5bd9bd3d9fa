"""The commands, as `pschool --help` lists them."""

import re

from tests.cli.conftest import Pschool


def test_help_lists_commands_beside_those_for_the_same_work(pschool: Pschool) -> None:
    lines = pschool("--help").out.splitlines()
    names = [line.split()[0] for line in lines if re.match("  [a-z]", line)]
    assert names[names.index("schedule") :][:3] == ["schedule", "reschedule", "why"]
    assert names[names.index("export") :][:3] == ["export", "web", "serve"]
    assert "改课（--edit）" in next(line for line in lines if line.startswith("  serve "))
