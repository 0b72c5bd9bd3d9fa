"""Moving, cancelling and restoring change the stated fields of a session, and no other byte.

Tried on sessions of the shipped catalogs.
"""

import copy
import datetime as dt
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.edit.cancel_sessions import cancel, restore
from partyschool_cli.edit.move_session import Move, move
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import FiledSession, filed_session
from partyschool_cli.edit.swap_sessions import swap
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, loaded
from tests.edit.winter import lookup
from tests.full_run import is_full_run

TODAY = dt.date(2026, 6, 1)
ROOTS = (SHIPPED, PINGCHENG, QINGSHI)
FIELDS = ("date", "start", "end", "site", "status", "note")

# The new values of fields by session; None takes one out.
Asked = Mapping[str, Mapping[str, object]]


def tried(root: Path) -> tuple[ClassSession, ...]:
    """All sessions in CI, else every tenth."""
    return loaded(root).sessions[:: 1 if is_full_run() else 10]


def check(root: Path, plan: Plan, asked: Asked) -> None:
    """The plan changes what is asked for: its content, and lines of these fields only."""
    for path, data in plan.changes.results(lookup(root).tree.read).items():
        assert data is not None
        old, new = (root / path).read_bytes().decode(), data.decode()
        expected = copy.deepcopy(parse(old).content)
        for session in expected["sessions"]:
            values = {**session, **asked.get(f"{Path(path).stem}/{session['id']}", {})}
            session.clear()
            session.update({name: one for name, one in values.items() if one is not None})
        assert parse(new).content == expected
        assert other_lines(new) == other_lines(old)


def other_lines(text: str) -> list[str]:
    """The lines of a file that hold none of the fields, comments among them."""
    lines = text.splitlines(keepends=True)
    return [line for line in lines if line.strip(" -").partition(":")[0] not in FIELDS]


def noted(session: FiledSession, why: str) -> str:
    note = session.content.get("note")
    return f"{why}；{note}" if note else why


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_every_session_moves(root: Path) -> None:
    found = lookup(root)
    for one in tried(root):
        session = filed_session(found, one.ref)
        plan = move(found, session, Move(("+7天", "7:05"), why="天气"), TODAY)
        start = 7 * 60 + 5
        end = start + session.end - session.start
        fields = {
            "date": (session.date + dt.timedelta(7)).isoformat(),
            "start": "07:05",
            "end": f"{end // 60:02}:{end % 60:02}",
            "status": "moved",
            "note": noted(session, "天气"),
        }
        check(root, plan, {one.ref: fields})


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_every_session_is_cancelled_or_restored(root: Path) -> None:
    found = lookup(root)
    for one in tried(root):
        session = filed_session(found, one.ref)
        if session.status == "cancelled":
            check(root, restore([session]), {one.ref: {"status": None}})
        else:
            fields = {"status": "cancelled", "note": noted(session, "天气")}
            check(root, cancel(found, [session], "天气"), {one.ref: fields})


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_neighbours_swap(root: Path) -> None:
    found = lookup(root)
    filed = [filed_session(found, one.ref) for one in tried(root)]
    for one, other in pairwise(filed):
        asked = {
            mine.ref: {
                **{name: its.content[name] for name in ("date", "start", "end")},
                "site": its.content.get("site"),
                "status": "moved",
            }
            for mine, its in ((one, other), (other, one))
        }
        check(root, swap(found, one, other, ""), asked)
