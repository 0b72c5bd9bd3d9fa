"""One server for most tests of the editor: to start one takes most of a second."""

from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path
from shutil import copytree

import pytest
import pytest_asyncio
import pytest_lsp
from pytest_lsp import LanguageClient

from tests.catalogs import SHIPPED
from tests.editor.clients import running_client


@pytest.fixture(scope="session")
def shipped_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a copy of the shipped catalog, in a folder of the workspace.

    With the classes of one school: each key has all be linted that it may concern.
    """
    folder = tmp_path_factory.mktemp("workspace") / "catalog"
    copytree(SHIPPED, folder, ignore=_left_out)
    return folder


def _left_out(folder: str, names: Sequence[str]) -> Iterable[str]:
    own = "liudu" if Path(folder).name == "classes" else ""
    return [name for name in names if name.startswith(".") or not name.startswith(own)]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def client(shipped_copy: Path, pytestconfig: pytest.Config) -> AsyncIterator[LanguageClient]:
    """A client with the copy of the shipped catalog open. Tests leave its files as they were."""
    # Has a test fail with what the client finds wrong in an answer (pyproject.toml keeps it out).
    pytestconfig.pluginmanager.register(pytest_lsp)
    async with running_client(shipped_copy.parent) as running:
        yield running
