"""Changes of files as a unified diff. Personal numbers in it are masked."""

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from partyschool_cli.source.files.decode import decode
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible

if TYPE_CHECKING:
    from partyschool_cli.terminal.style import Line

# The bytes of a file before and after; None where it does not exist.
Change = tuple[bytes | None, bytes | None]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# The name of a file that does not exist, on every system.
_NO_FILE = "/dev/null"


def diff_lines(prefix: str, changed: Mapping[str, Change]) -> Iterator[str]:
    """The lines of the diff, fit to be shown, without their ends; file by file in order of path.

    `prefix` is the shown path to the catalog; the paths of `changed` are those in it.
    """
    for path, (before, after) in sorted(changed.items()):
        name = shown_path(prefix + path)
        yield from (visible(mask(line)) for line in _file_diff(name, before, after))
        is_kept = before is not None and after is not None
        if is_kept and _encoding(before) != _encoding(after):
            yield f"（{visible(mask(name))} 改存为 UTF-8）"


def styled_diff(prefix: str, changed: Mapping[str, Change]) -> Iterator["Line"]:
    """The same lines in colours: what is new, what is gone."""
    return ((Styled(line, _style(line)),) for line in diff_lines(prefix, changed))


def _style(line: str) -> str:
    if line.startswith(("+++", "---")):
        return "heading"
    return {"+": "good", "-": "error", "@": "accent"}.get(line[:1], "plain")


def _file_diff(name: str, before: bytes | None, after: bytes | None) -> Iterator[str]:
    old_name = _NO_FILE if before is None else f"a/{name}"
    new_name = _NO_FILE if after is None else f"b/{name}"
    for line in difflib.unified_diff(_lines(before), _lines(after), old_name, new_name):
        yield line.rstrip("\r\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(data: bytes | None) -> list[str]:
    return [] if data is None else _LINE.findall(decode(data).text)


def _encoding(data: bytes | None) -> str:
    return "" if data is None else decode(data).encoding
