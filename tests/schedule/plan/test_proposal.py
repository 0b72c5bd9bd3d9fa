"""A plan that is kept: read back as it was, and old where what it goes by has changed."""

import datetime as dt
import json
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.errors import CommandLineError
from partyschool_cli.schedule.plan.make_plan import PlanRequest, classes_to_plan, make_plan
from partyschool_cli.schedule.plan.proposal import (
    Proposal,
    digests_of,
    file_digests,
    read_proposal,
    require_ahead,
    require_current,
    require_known,
)
from partyschool_cli.schedule.plan.two_phase_search import Effort
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.views.schedule_json import proposal_json
from tests.schedule.plans import TODAY
from tests.schedule.towns import klass, town

# What is kept, not how good it is, is the matter.
EFFORT = Effort(steps=50)


def _kept(root: Path) -> tuple[bytes, Proposal]:
    catalog = load(DiskTree(root))
    plan = make_plan(catalog, PlanRequest(classes_to_plan(catalog, TODAY), TODAY, EFFORT)).plan
    digests = digests_of(catalog, plan.changes, file_digests(catalog))
    return proposal_json(catalog, plan, "", digests).encode(), Proposal(plan.changes, digests)


def test_it_is_read_back_as_it_was(tmp_path: Path) -> None:
    data, proposal = _kept(town(tmp_path, a=klass("charter", "visit")))
    assert read_proposal(data, "方案.json") == proposal
    assert len(proposal.changes) == 2


def test_it_goes_by_the_files_that_it_names(tmp_path: Path) -> None:
    data, proposal = _kept(town(tmp_path, a=klass("visit"), b=klass("charter")))
    assert {"catalog.yaml", "classes/a.yaml", "courses/visit.yaml", "sites/base.yaml"} <= set(
        proposal.digests
    )
    assert "sites/nanping-room.yaml" not in proposal.digests
    assert set(json.loads(data)["files"]) == set(proposal.digests)


def test_a_file_that_is_gone_makes_it_old(tmp_path: Path) -> None:
    root = town(tmp_path, a=klass("visit"))
    _, proposal = _kept(root)
    require_current(proposal, DiskTree(root), "方案.json")
    (root / "teachers/sun.yaml").unlink()
    with pytest.raises(CommandLineError, match=r"方案\.json 过时了：teachers/sun\.yaml"):
        require_current(proposal, DiskTree(root), "方案.json")


@pytest.mark.parametrize(
    ("field", "value"),
    [("class", "../x"), ("teachers", ["nobody"]), ("site", "nanping-room"), ("course", "x")],
)
def test_what_it_has_no_digest_of_is_not_written(tmp_path: Path, field: str, value: object) -> None:
    root = town(tmp_path, a=klass("visit"))
    data, proposal = _kept(root)
    tree = DiskTree(root)
    files = Lookup(tree, lambda: load(tree)).files
    require_known(proposal, files, "方案.json")
    content = json.loads(data)
    content["sessions"][0][field] = value
    by_hand = read_proposal(json.dumps(content).encode(), "方案.json")
    with pytest.raises(CommandLineError, match=r"方案\.json 和这个目录对不上"):
        require_known(by_hand, files, "方案.json")


def test_one_whose_days_have_passed_is_old(tmp_path: Path) -> None:
    _, proposal = _kept(town(tmp_path, a=klass("visit")))
    date = proposal.changes[0].slot.date
    require_ahead(proposal, date, "方案.json")
    with pytest.raises(CommandLineError, match="已经过去"):
        require_ahead(proposal, date + dt.timedelta(days=1), "方案.json")


@pytest.mark.parametrize("change", [{"id": "s01\n- x"}, {"id": ""}, {"start": "25:00"}])
def test_no_session_is_made_of_nonsense(tmp_path: Path, change: dict[str, str]) -> None:
    data, _ = _kept(town(tmp_path, a=klass("visit")))
    content = json.loads(data)
    content["sessions"][0].update(change)
    with pytest.raises(CommandLineError, match="不是排课方案"):
        read_proposal(json.dumps(content).encode(), "方案.json")
