"""The sessions that a plan changes, as it has them."""

from collections.abc import Iterable, Sequence

from partyschool_cli.catalog.catalog import ClassSession
from partyschool_cli.catalog.load import load
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.sessions import FiledSession
from partyschool_cli.source.files.listing import Listing, entity_file
from partyschool_cli.source.files.tree import FileTree, Subset
from partyschool_cli.timetable.meetings import takes_place


def planned_sessions(
    tree: FileTree, plan: Plan, sessions: Iterable[FiledSession]
) -> Sequence[ClassSession]:
    """Those of some sessions that take place with the plan; only their classes are read."""
    own = tuple(sessions)
    after = plan.changes.preview(tree)
    paths = dict.fromkeys(session.source.path for session in own)
    classes = load(Subset(after, Listing(tuple(map(entity_file, paths)), ())))
    refs = {session.ref for session in own}
    return [one for one in classes.sessions if one.ref in refs and takes_place(one)]
