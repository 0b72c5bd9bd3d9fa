"""What fixes would change, as a unified diff. Personal numbers in it are masked."""

import difflib
import re
from collections.abc import Iterator

from partyschool_cli.lint.fixes import Fixed
from partyschool_cli.source.decode import decode
from partyschool_cli.source.listing import shown_path
from partyschool_cli.source.personal import mask
from partyschool_cli.terminal.visible import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def diff_lines(prefix: str, fixed: Fixed) -> Iterator[str]:
    """The lines of the diff, fit to be shown, without their ends; file by file in order of path."""
    for path, (before, after) in sorted(fixed.changed.items()):
        name = shown_path(prefix + path)
        old, new = decode(before).text, decode(after).text
        yield from (visible(mask(line)) for line in _file_diff(name, old, new))
        if decode(before).encoding != decode(after).encoding:
            yield f"（{visible(mask(name))} 改存为 UTF-8）"


def _file_diff(name: str, old: str, new: str) -> Iterator[str]:
    before, after = _LINE.findall(old), _LINE.findall(new)
    for line in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line.rstrip("\r\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"
