"""Commits for programs."""

import datetime as dt
import json
from pathlib import Path

from partyschool_cli.history.log import LogEntry
from partyschool_cli.views.diff_json import changes_json
from partyschool_cli.views.log_json import log_json
from tests.catalogs import BASE
from tests.views.comparisons import TEACHER, compared

AT = dt.datetime(2026, 10, 12, 1, 5, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def test_a_commit_has_the_changes_of_a_comparison(tmp_path: Path) -> None:
    found = compared(tmp_path, {TEACHER: BASE[TEACHER].replace("王", "汪")})
    about = ("1f" * 20, "张三", AT, "改名\n\n11010519491231002X")
    entry = LogEntry(*about, found.diff.changes, (), 0, found.before, found.after)
    document = json.loads(log_json([entry]))
    assert document["version"] == 1
    (commit,) = document["commits"]
    assert "19491231" not in commit.pop("message")
    assert commit == {
        "commit": "1f" * 20,
        "author": "张三",
        "date": "2026-10-12T01:05:00+08:00",
        "changes": changes_json(found.diff.changes),
    }
