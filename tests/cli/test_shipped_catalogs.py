"""The shipped catalogs can be looked at. What is shown of them is not recorded: they change."""

from pathlib import Path

import pytest

from tests.catalogs import PINGCHENG, SHIPPED
from tests.cli.conftest import Pschool


@pytest.mark.parametrize("command", ["list", "tree", "stats"])
@pytest.mark.parametrize("catalog", [SHIPPED, PINGCHENG], ids=lambda catalog: catalog.name)
def test_command_runs(pschool: Pschool, catalog: Path, command: str) -> None:
    result = pschool(command, cwd=catalog, env={"COLUMNS": "80"})
    assert result.code == 0
    assert result.out
