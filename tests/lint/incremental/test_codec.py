"""The state of a lint is decoded as it was encoded, and nothing else is taken for one."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.cache.stat_snapshot import take
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import run_rules
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.incremental import codec
from partyschool_cli.lint.incremental.codec import decode, encode
from partyschool_cli.lint.incremental.state import LintState, state_of
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.listing import MANIFEST
from tests.full_run import is_full_run
from tests.lint.counties import write_counties
from tests.linting import TODAY, active, context, everything

ANYTHING = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)
TREE = DiskTree(Path("none"))


def fields_of(state: LintState) -> dict[str, object]:
    """The state with its findings as reports show them: files are equal by what is in them."""

    def shown(found: dict[object, list[Finding]]) -> dict[object, list[object]]:
        return {key: everything(findings) for key, findings in found.items()}

    fields = state._asdict()
    return fields | {name: shown(fields[name]) for name in ("of_files", "of_components")}


def test_a_state_is_decoded_as_it_was_encoded(tmp_path: Path) -> None:
    root = write_counties(tmp_path)
    with (root / "teachers/jia-a.yaml").open("a", encoding="utf-8") as file:
        file.write("notes: 一,二 # pschool: ignore[PS605] 试\n")
    tree = DiskTree(root)
    catalog, taken = load(tree), take(str(root))
    assert taken is not None
    rules = active("PS2", "PS3", "PS4", "PS5", "PS6")
    run = run_rules(catalog, TODAY, rules)
    state = state_of(context(rules), catalog, run, taken)
    assert state is not None
    found = [one for each in state.of_components.values() for one in each]
    found += [one for each in state.of_files.values() for one in each]
    assert any(one.related for one in found)
    assert any(one.fix for one in found)
    assert any(one.file == MANIFEST for one in found)
    assert state.commented
    again = decode(encode(state), tree)
    assert again is not None
    assert fields_of(again) == fields_of(state)


def test_anything_else_is_no_state(subtests: pytest.Subtests) -> None:
    cases: list[bytes] = [b"", b"{", b"null", b"[]", b"1", b"[" * 10_000, b"[1]", b"[2]"]
    for data in cases:
        with subtests.test(data=data):
            assert decode(data, TREE) is None


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(st.lists(ANYTHING, max_size=12))
def test_a_forged_state_raises_nothing(fields: list[object]) -> None:
    decode(json.dumps([codec._FORMAT, *fields]).encode(), TREE)
