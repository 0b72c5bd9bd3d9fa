"""The sessions that a query of `--where` finds, told and confirmed before they are changed."""

from collections.abc import Sequence

from partyschool_cli.cli.asking.terminal import can_ask
from partyschool_cli.cli.change import Desk
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind


def matching_sessions(desk: Desk, words: Sequence[str], *, asks: bool) -> list[str]:
    """The references of the sessions that match; none where the clerk says no.

    More than one are told; with `asks`, whether to change all of them is asked.
    """
    from partyschool_cli.cli.record_search import RecordSearch, nothing_found
    from partyschool_cli.wording.measure_words import counted

    if not any(word.strip() for word in words):
        raise CommandLineError("没有写查询条件", "如 --where 日期:12月9日 班次:冬季")
    search = RecordSearch(desk.workspace, desk.lookup.catalog, Kind.SESSION, retired=False)
    query = search.query(words)
    found = [str(record["id"]) for record in search.matching(query)]
    console = desk.workspace.console
    if not found:
        console.note(nothing_found(search, words, query))
    elif len(found) > 1:
        console.note(f"符合条件的有 {counted(len(found), Kind.SESSION)}：{'、'.join(found)}")
        if can_ask(not asks):
            from partyschool_cli.cli.asking.confirm import confirm

            return found if confirm("都改吗？") else []
    return found
