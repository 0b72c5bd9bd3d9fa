"""What is published: findings of files that differ from what was told last."""

from pathlib import Path

import pytest
from lsprotocol import types

from partyschool_cli.editor.client.addresses import address_of
from partyschool_cli.editor.diagnostics.diagnostics import Diagnostics
from partyschool_cli.editor.diagnostics.publishing import Publishing
from partyschool_cli.editor.workspace.workspace import Workspace
from tests.catalogs import write_catalog
from tests.editor.workspaces import open_text, type_text, workspace_of

_TEACHER = "teachers/wang.yaml"
_BAD = "name: 王示例\ncategory: nobody\n"
_GOOD = "name: 王示例\ncategory: school-teacher\n"


class Client:
    """A client that keeps what is published to it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._publishing = Publishing(
            Diagnostics(types.ClientCapabilities(), lambda code: f"file:///{code}")
        )

    def told(self) -> dict[str, tuple[int | None, list[str]]]:
        """The version, and the codes, of each file that is told of now, by its name."""
        moment = self.workspace.now()
        found = [one.findings for one in moment.catalogs]
        return {
            one.uri.rpartition("/")[2]: (one.version, [str(each.code) for each in one.diagnostics])
            for one in self._publishing.changes(moment, found)
        }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalog with a finding in one file."""
    return write_catalog(tmp_path, {_TEACHER: _BAD})


def test_each_file_is_told_of_where_its_findings_changed(root: Path) -> None:
    client = Client(workspace_of(root))
    first = client.told()
    assert first["wang.yaml"] == (None, ["PS104"])
    assert client.told() == {}
    address = open_text(client.workspace, root / _TEACHER, _BAD, 3)
    assert client.told() == {"wang.yaml": (3, ["PS104"])}
    type_text(client.workspace, address, _BAD + "notes: x\n", 4)
    assert client.told() == {"wang.yaml": (4, ["PS104"])}
    type_text(client.workspace, address, _GOOD, 5)
    assert client.told()["wang.yaml"] == (5, [])


def test_a_file_that_is_gone_has_none(root: Path) -> None:
    client = Client(workspace_of(root))
    client.told()
    (root / _TEACHER).unlink()
    assert client.told()["wang.yaml"] == (None, [])
    assert "wang.yaml" not in client.told()


def test_an_open_file_without_findings_is_told_of_once(root: Path) -> None:
    client = Client(workspace_of(root))
    open_text(client.workspace, root / "sites" / "jiaoshi.yaml", "title: 教室\nvenue: classroom\n")
    assert "jiaoshi.yaml" in client.told()
    assert client.told() == {}


def test_all_of_a_catalog_that_is_closed_is_taken_back(root: Path) -> None:
    client = Client(workspace_of(root))
    told = client.told()
    client.workspace.remove_folder(address_of(root))
    assert client.told() == {name: (None, []) for name, (_, codes) in told.items() if codes}
