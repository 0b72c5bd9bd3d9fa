"""A new entity from a whole file that somebody wrote."""

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.new_path import new_path
from partyschool_cli.edit.plan import Plan
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Create
from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.source.text.problem import is_fatal
from partyschool_cli.source.yaml.source_file import SourceFile
from partyschool_cli.source.yaml.yaml_parser import parse

_ENCODINGS = {"gb18030": "GBK"}


def as_utf8(data: bytes, called: str) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of a file as UTF-8, unchanged where they are, and what to tell of that.

    Raises CommandLineError, with the file's name as it was `called`, if they are no text.
    """
    decoded = decode(data)
    if decoded.problem is None:
        return data, ()
    if not decoded.text:
        raise CommandLineError(f"{called}：{decoded.problem.message}", decoded.problem.hint)
    encoding = _ENCODINGS.get(decoded.encoding, decoded.encoding.upper())
    return decoded.text.encode(), (f"{called} 是 {encoding} 编码，已存成 UTF-8",)


def new_from_file(lookup: Lookup, key: Key, data: bytes, called: str) -> Plan:
    """The file of a new entity with these bytes, which are kept where they are UTF-8.

    Raises CommandLineError, with the place in the file as it was `called`, if they do not parse.
    """
    text, notes = as_utf8(data, called)
    draft = f"{key.kind.plural}/{key.id}.yaml"
    source = SourceFile(Overlay(lookup.tree, {draft: text}), draft)
    problem = next(filter(is_fatal, source.problems), None)
    if problem is not None:
        span = source.span_of(problem)
        raise CommandLineError(
            f"{called}:{span.line}:{span.column} {problem.message}，什么都没有写", problem.hint
        )
    content = source.content
    if not isinstance(content, dict):
        raise CommandLineError(
            f"{called} 里没有“字段: 值”这样的行", "写法见 pschool show --format yaml"
        )
    return Plan(ChangeSet((Create(new_path(lookup, key, content), text),)), notes)


def title_in(data: bytes, kind: Kind) -> str:
    """The title or name that a file's text gives its entity; empty where it has none."""
    content = parse(decode(data).text).content
    title = content.get(kind.title_field) if isinstance(content, dict) else None
    return title if isinstance(title, str) else ""
