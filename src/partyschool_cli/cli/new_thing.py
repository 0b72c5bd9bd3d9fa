"""Make a new entity or session of what a command line gives, asking for what it does not."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.arguments.entities import sound_entity
from partyschool_cli.cli.change import Desk
from partyschool_cli.cli.last_made import school_of_last
from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.missing import missing_fields, missing_words
from partyschool_cli.edit.new_entity import content_like, new_entity, with_assignments
from partyschool_cli.edit.new_id import checked_id, suggested_id
from partyschool_cli.edit.new_session import (
    completed,
    new_session,
    session_content,
    session_context,
    session_id,
)
from partyschool_cli.edit.plan import Plan
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind

_DEFAULT_COLUMNS = 80


class Given(NamedTuple):
    """What the command line gives; `asks` is whether the rest may be asked for."""

    kind: Kind
    reference: str
    assignments: Sequence[Assignment]
    like: str | None
    asks: bool


class Made(NamedTuple):
    """What is to be made: its key, and the plan that makes it. None: the clerk said no."""

    key: Key
    plan: Plan | None


def make_entity(desk: Desk, given: Given) -> Made:
    """The new entity. Raises CommandLineError for what is wrong or missing."""
    lookup, kind = desk.lookup, given.kind
    wanted = checked_id(lookup, kind, given.reference) if given.reference else ""
    context = ValueContext(desk.workspace.today, kind)
    content: Mapping[str, Any] = _like(lookup, kind, given.like) if given.like else {}
    content = with_assignments(lookup, content, given.assignments, context)
    asked = _must_ask(kind, content, given)
    if asked:
        from partyschool_cli.cli.asking.ask_content import ask_optional, ask_required
        from partyschool_cli.cli.asking.ask_text import ask_text
        from partyschool_cli.cli.asking.said_words import checked_by

        school = school_of_last(lookup, desk.root, kind)
        content = ask_required(lookup, content, context, {"school": school} if school else {})
        if not wanted:
            default = suggested_id(lookup, kind, _title(content, kind)) or None
            about = "文件名，别处用它来指；小写字母、汉字、数字和连字符"
            check = checked_by(lambda text: checked_id(lookup, kind, text))
            wanted = ask_text("编号", default, check, about=about) or ""
        if not given.assignments and not given.like:
            content = ask_optional(lookup, content, context)
    key = Key(kind, wanted or _spelled(lookup, kind, content))
    plan = new_entity(lookup, key, content)
    return Made(key, plan if not asked or _agreed(desk, key, content, plan) else None)


def make_session(desk: Desk, given: Given) -> Made:
    """The new session of a class. Raises CommandLineError for what is wrong or missing."""
    lookup, today = desk.lookup, desk.workspace.today
    reference = given.reference or _ask_class(desk, given)
    class_key, said_id = _class_and_id(lookup, reference)
    name = session_id(lookup, class_key, said_id)
    content, notes = completed(lookup, session_content(lookup, class_key, given.assignments, today))
    asked = _must_ask(Kind.SESSION, content, given)
    if asked:
        from partyschool_cli.cli.asking.ask_content import ask_optional, ask_required

        context = session_context(lookup, class_key, today)
        content = ask_required(lookup, content, context, _last_day(lookup, class_key))
        if not given.assignments:
            content = ask_optional(lookup, content, context)
        notes = ()  # the picture shows what was filled in
    session = {"id": name, **content}
    plan = new_session(lookup, class_key, session)
    key = Key(Kind.SESSION, f"{class_key.id}/{name}")
    plan = Plan(plan.changes, notes)
    return Made(key, plan if not asked or _agreed(desk, key, session, plan) else None)


def _like(lookup: Lookup, kind: Kind, reference: str) -> dict[str, Any]:
    key = lookup.resolve(reference, (kind,))
    sound_entity(lookup.catalog, key)
    return content_like(lookup, key)


def _must_ask(kind: Kind, content: Mapping[str, Any], given: Given) -> bool:
    """Whether something is missing. Raises CommandLineError, with all of it, if nobody can say."""
    missing = missing_fields(kind, content)
    if missing and not given.asks:
        names = missing_words(kind, missing)
        hint = f"写成 字段=值，如 {missing[0].name}=…；在终端里运行会一项一项地问"
        if given.reference and missing[0].name == kind.title_field:
            said = f"{kind.title_field}={given.reference}"
            hint = f"“{given.reference}”当作编号了；是名称，写成 {said}"
        raise CommandLineError(f"新建{kind.title}还缺：{names}", hint)
    return bool(missing)


def _title(content: Mapping[str, Any], kind: Kind) -> str:
    return str(content.get(kind.title_field) or "")


def _spelled(lookup: Lookup, kind: Kind, content: Mapping[str, Any]) -> str:
    title = _title(content, kind)
    found = suggested_id(lookup, kind, title)
    if not found:
        message = f"“{title}”拼不出编号"
        raise CommandLineError(message, f"写上编号：pschool new {kind.title} 编号 …")
    return found


def _ask_class(desk: Desk, given: Given) -> str:
    """The class of a new session. Raises CommandLineError, with all that lacks, if nobody can."""
    lookup = desk.lookup
    if not given.asks:
        nowhere = Key(Kind.CLASS, "")
        content = session_content(lookup, nowhere, given.assignments, desk.workspace.today)
        missing = missing_fields(Kind.SESSION, completed(lookup, content).content)
        names = "、".join(filter(None, ("班次（class）", missing_words(Kind.SESSION, missing))))
        example = "pschool new 课次 班次 date=12月10日 time=上午 course=课程"
        raise CommandLineError(f"新建课次还缺：{names}", f"写成 {example}")
    from partyschool_cli.cli.asking.reference import ask_reference

    return ask_reference(lookup, (Kind.CLASS,), "哪个班次")


def _class_and_id(lookup: Lookup, reference: str) -> tuple[Key, str]:
    """The class of `CLASS[/ID]`, and the id for its new session if one is given."""
    class_name, slash, name = reference.replace("／", "/").rpartition("/")
    key = lookup.resolve(class_name if slash else reference, (Kind.CLASS,))
    return key, name.strip() if slash else ""


def _last_day(lookup: Lookup, class_key: Key) -> dict[str, Any]:
    """The day of the class's last session, else its first day: where the next one may be."""
    content = lookup.content(class_key)
    days = [str(one.get("date") or "") for one in sessions_in(content)]
    day = max(days, default="") or content.get("from")
    return {"date": day} if day else {}


def _agreed(desk: Desk, key: Key, content: Mapping[str, Any], plan: Plan) -> bool:
    """Whether the clerk agrees to what will be written, having seen it."""
    from partyschool_cli.cli.asking.confirm import confirm
    from partyschool_cli.source.files.tree import Overlay
    from partyschool_cli.views.new_entity_lines import new_entity_lines

    after = Overlay(desk.lookup.tree, plan.changes.results(desk.lookup.tree.read))
    lookup = Lookup(after, lambda: load(after))
    columns = desk.workspace.console.width or _DEFAULT_COLUMNS
    desk.workspace.console.print(new_entity_lines(lookup, key, content, columns))
    return confirm("写入吗？", default=True)
