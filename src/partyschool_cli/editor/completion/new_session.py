"""A new session of a class, and the id that comes next."""

from collections.abc import Iterator

from partyschool_cli.edit.session_place import next_session_id
from partyschool_cli.editor.client.snippet import escaped
from partyschool_cli.editor.completion.proposal import Proposal
from partyschool_cli.editor.completion.writing import Writing
from partyschool_cli.editor.text.place import Place
from partyschool_cli.editor.text.times import read_date
from partyschool_cli.source.text.span import FieldPath


def next_id(place: Place) -> Iterator[Proposal]:
    """The id that a session at the cursor would get."""
    name = _free_id(place)
    yield Proposal(name, name, "id", title="下一个课次编号")


def new_session(place: Place, writing: Writing) -> Iterator[Proposal]:
    """A whole session with the next id, on the day of the last one; for clients with snippets."""
    if not writing.uses_snippets or not writing.cursor.own_line:
        return
    day = _last_day(place) or place.said("from")
    values = [
        ("id", escaped(_free_id(place))),
        ("date", f"${{1:{escaped(day)}}}" if day else "$1"),
        ("start", "${2:08:30}"),
        ("end", "${3:10:00}"),
        ("course", "$4"),
        ("teachers", "[$5]"),
        ("site", "$0"),
    ]
    dash = "- " if writing.cursor.needs_dash or writing.is_new_list else ""
    inner = writing.indent(writing.cursor.indent + len(dash))
    text = f"\n{inner}".join(f"{name}: {value}" for name, value in values)
    yield Proposal(
        label="新课次",
        text=writing.set_off(f"{dash}{text}"),
        kind="snippet",
        title=_free_id(place),
        about="一次课：编号接着排，日期、时间、课程、授课人、教学点逐个填",
        names=("session", "课次"),
        rank=-1,
        is_snippet=True,
    )


def _free_id(place: Place) -> str:
    return next_session_id(_said_of_all(place, "id"))


def _last_day(place: Place) -> str | None:
    days = (day for said in _said_of_all(place, "date") if (day := read_date(said)))
    last = max(days, default=None)
    return None if last is None else last.isoformat()


def _said_of_all(place: Place, field: str) -> list[str]:
    own: FieldPath | None = place.cursor.path if place.cursor else None
    return [
        token.text
        for path, token in place.outline.values().items()
        if len(path) == 3 and path[0] == "sessions" and path[2] == field and path != own
    ]
