"""A real editor: Neovim opens a catalog, sees findings, completes, fixes and renames."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from partyschool_cli.edit.rename import rename
from partyschool_cli.source.writing.journal import apply_changes
from tests.catalogs import QINGSHI
from tests.edit.editing import lookup_of
from tests.editor.neovim import NVIM, Neovim, pasted, running_neovim

# .ci/run installs it where that can be done.
needs_neovim = pytest.mark.skipif(NVIM is None, reason="needs Neovim: apt-get install neovim")
TODAY = "2026-03-02"
EVENING = "classes/hekou-evening-2026.yaml"
EXPERT = "teachers/greenhouse-expert.yaml"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return copytree(QINGSHI, tmp_path / "catalog")


@pytest.fixture
def neovim(catalog: Path) -> Iterator[Neovim]:
    with running_neovim(catalog, TODAY) as running:
        yield running


@needs_neovim
def test_open_see_a_finding_complete_fix_and_rename(neovim: Neovim, catalog: Path) -> None:
    neovim.keys(f":e {EXPERT}<CR>")
    neovim.wait("luaeval('#vim.diagnostic.get()')")

    # a finding, as it is typed
    neovim.keys("Gonotes: 会嫁接,懂修剪<Esc>")
    neovim.wait("luaeval('#vim.diagnostic.get(0)')")
    assert "半角" in neovim.lua("vim.diagnostic.get(0)[1].message")

    # its fix, the first that is offered
    neovim.lua("rawset(vim.ui, 'select', function(items, _, choose) choose(items[1]) end) and 1")
    neovim.keys("<M-CR>")
    neovim.wait("getline('$') == 'notes: 会嫁接，懂修剪'")

    # completion of an id
    neovim.keys(f":wall<CR>:e {EVENING}<CR>/teachers: \\[greenhouse<CR>f[ldt]i<C-x><C-o>")
    neovim.wait("pumvisible()")
    words = neovim.ask("map(complete_info(['items']).items, 'v:val.word')")
    assert set(words) == {path.stem for path in (catalog / "teachers").glob("*.yaml")}
    neovim.keys("<C-y><Esc>")
    neovim.wait(f"getline('.') == '    teachers: [{words[0]}]'")

    # rename, from where it is named
    expected = copytree(catalog, catalog.parent / "expected")
    apply_changes(expected, rename(lookup_of(expected), "greenhouse-expert", "dapeng").changes)
    neovim.keys(":w<CR>/teachers: \\[greenhouse<CR>f[l")
    neovim.lua("vim.lsp.buf.rename('dapeng') or 1")
    neovim.wait("filereadable('teachers/dapeng.yaml')")
    neovim.keys(":wall<CR>")
    neovim.wait("!len(filter(getbufinfo(), 'v:val.changed'))")
    assert files(catalog) == files(expected)


def files(root: Path) -> dict[str, str]:
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in root.rglob("*.yaml")}


def test_what_helix_reads_starts_the_server() -> None:
    found = tomllib.loads(pasted("helix"))
    server = found["language-server"]["pschool"]
    assert [server["command"], *server["args"]] == ["pschool", "lsp"]
    (language,) = found["language"]
    assert (language["name"], language["language-servers"]) == ("yaml", ["pschool"])
