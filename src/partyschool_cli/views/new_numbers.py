"""Personal numbers that are in files now and were not in them before."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.files.tree import FileTree
from partyschool_cli.source.text.personal import PersonalKind, mask, personal_numbers
from partyschool_cli.source.text.span import span_between
from partyschool_cli.terminal.style import Styled

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

_CALLED: dict[PersonalKind, str] = {
    "resident-id": "身份证号",
    "phone-number": "手机号",
    "bank-card": "银行卡号",
}


class FoundNumber(NamedTuple):
    """A personal number: its kind, where it is, and its digits, which must not be shown."""

    kind: PersonalKind
    place: str
    digits: str


def new_numbers(
    before: FileTree | None, after: FileTree, paths: Iterable[str], prefix: str
) -> Iterator[FoundNumber]:
    """Those of the files at `paths` and of their names; `prefix` is the shown path to the catalog.

    No tree `before` means that there were no files.
    """
    for path in paths:
        name = shown_path(prefix + path)
        old_text = "" if before is None else _text(before, path)
        old = {one.digits for one in numbers_in(old_text, name)}
        text = _text(after, path)
        found = [*numbers_in(text, name)]
        if text and not old_text:
            found += (one._replace(place=f"{name} 的文件名") for one in numbers_in(path, name))
        yield from (one for one in found if one.digits not in old)


def numbers_in(text: str, name: str) -> Iterator[FoundNumber]:
    """The numbers of a text, which is called `name`."""
    for number in personal_numbers(text):
        span = span_between(text, number.start, number.end)
        digits = text[number.start : number.end]
        yield FoundNumber(number.kind, f"{name}:{span.line}:{span.column}", digits)


def number_lines(found: Sequence[FoundNumber]) -> "Iterator[Line]":
    """A line for each number, and what to do."""
    for one in found:
        yield (
            Styled("错误 ", "error"),
            Styled(f"像是{_CALLED[one.kind]} {mask(one.digits)}"),
            Styled(f"  {mask(one.place)}", "muted"),
        )
    yield (Styled("没有保存：个人号码进了历史，就很难再删干净；先删去它们", "error"),)
    if all(one.kind == "phone-number" for one in found):
        yield (Styled("确实可以公开的电话，加 --force", "muted"),)


def _text(tree: FileTree, path: str) -> str:
    data = tree.read(path)
    if not isinstance(data, bytes):
        return ""
    return decode(data).text or data.decode(errors="replace")
