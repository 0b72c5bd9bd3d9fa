"""Plans that are made one after the other, as one plan of the tree that the first was made on."""

import datetime as dt
from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.joined_plans import joined
from partyschool_cli.edit.new_entity import new_entity
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.remove import remove
from partyschool_cli.edit.rename import rename
from partyschool_cli.edit.set_fields import Request, Target, set_fields
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import Create, Delete, Rename, Replace
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.edit.editing import lookup_of

TODAY = dt.date(2026, 11, 27)
TEACHER = Key(Kind.TEACHER, "wang")
NEW = Key(Kind.TEACHER, "li")


def after(root: Path, *plans: Plan) -> Lookup:
    """The catalog after some plans."""
    tree = joined(DiskTree(root), plans).changes.preview(DiskTree(root))
    return Lookup(tree, lambda: load(tree))


def named(lookup: Lookup, name: str) -> Plan:
    request = Request([Assignment("name", "=", name)], TODAY)
    return set_fields(lookup, [Target(TEACHER)], request)


def test_one_plan_is_itself(root: Path) -> None:
    lookup = lookup_of(root)
    plan = named(lookup, "李四")
    assert joined(lookup.tree, [plan]) == plan


def test_two_changes_of_a_file_are_one(root: Path) -> None:
    lookup = lookup_of(root)
    first = named(lookup, "李四")
    second = named(after(root, first), "王五")
    (change,) = joined(lookup.tree, [first, second]).changes.changes
    assert isinstance(change, Replace)
    assert "王五" in change.data.decode()


def test_what_is_taken_back_is_no_change(root: Path) -> None:
    lookup = lookup_of(root)
    first = named(lookup, "李四")
    second = named(after(root, first), "王示例")
    assert joined(lookup.tree, [first, second]).changes.changes == ()


def test_an_edit_before_a_rename_is_a_rename_with_the_edit(root: Path) -> None:
    lookup = lookup_of(root)
    first = named(lookup, "李四")
    plan = joined(lookup.tree, [first, rename(after(root, first), "wang", "li-si")])
    change = next(one for one in plan.changes.changes if isinstance(one, Rename))
    assert (change.path, change.new_path) == ("teachers/wang.yaml", "teachers/li-si.yaml")
    assert "李四" in change.data.decode()
    assert plan.renamed == {TEACHER: Key(Kind.TEACHER, "li-si")}


def test_a_second_rename_is_one_from_the_first_name(root: Path) -> None:
    lookup = lookup_of(root)
    first = rename(lookup, "wang", "wang-2")
    plan = joined(lookup.tree, [first, rename(after(root, first), "wang-2", "wang-3")])
    assert plan.renamed == {TEACHER: Key(Kind.TEACHER, "wang-3")}
    change = next(one for one in plan.changes.changes if isinstance(one, Rename))
    assert (change.path, change.new_path) == ("teachers/wang.yaml", "teachers/wang-3.yaml")


def test_what_is_made_and_then_renamed_is_made_under_the_last_name(root: Path) -> None:
    lookup = lookup_of(root)
    first = new_entity(lookup, NEW, {"name": "李四", "category": "local-expert"})
    plan = joined(lookup.tree, [first, rename(after(root, first), "li", "li-si")])
    assert [type(one) for one in plan.changes.changes] == [Create]
    assert plan.changes.changes[0].path == "teachers/li-si.yaml"


def test_what_is_made_and_then_removed_is_no_change(root: Path) -> None:
    lookup = lookup_of(root)
    first = new_entity(lookup, NEW, {"name": "李四", "category": "local-expert"})
    plan = joined(lookup.tree, [first, remove(after(root, first), ["li"], cascade=False)])
    assert plan.changes.changes == ()


def test_a_removal_after_an_edit_is_of_the_file_as_it_is(root: Path) -> None:
    lookup = lookup_of(root)
    request = Request([Assignment("teachers", "=", "")], TODAY)
    targets = [Target(Key(Kind.COURSE, "dangzhang")), Target(Key(Kind.SESSION, "banci/s01"))]
    first = set_fields(lookup, targets, request)
    plan = joined(lookup.tree, [first, remove(after(root, first), ["wang"], cascade=False)])
    plan.changes.results(lookup.tree.read)  # the digests fit the files
    assert [type(one) for one in plan.changes.changes] == [Replace, Replace, Delete]


def test_notes_are_told_once(root: Path) -> None:
    lookup = lookup_of(root)
    plan = Plan(named(lookup, "李四").changes, ("甲", "乙"))
    assert joined(lookup.tree, [plan, plan]).notes == ("甲", "乙")
