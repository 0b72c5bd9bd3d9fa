"""JSON text that is safe to print: readable Chinese, nothing that a terminal obeys or cannot show.

Whatever is printed or written as JSON comes from here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

# Valid in JSON, but not to be printed: DEL and C1 controls, controls of writing direction, line
# separators, the byte order mark, annotation marks, noncharacters, and lone surrogates (undecodable
# bytes of a file name), which UTF-8 cannot encode. C0 controls are escaped by `json` itself.
_UNPRINTABLE: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# Build servers take it for a command wherever it stands in a line of their log; `::` only at its
# start, where JSON has none.
_COMMAND: Final = re.compile(r"(##\w*)\[")


def json_document(data: Any) -> str:
    """`data` as a JSON document: indented by two, with a final newline."""
    return f"{_escaped(json.dumps(data, ensure_ascii=False, indent=2))}\n"


def json_line(data: Any, *, compact: bool = False) -> str:
    """`data` as JSON on one line, without a newline; `compact` leaves out the spaces too."""
    separators = (",", ":") if compact else None
    return _escaped(json.dumps(data, ensure_ascii=False, separators=separators))


def json_lines(items: Iterable[Any]) -> str:
    """An array as a JSON document with a line for each of `items`, and a final newline."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join([encode(one) for one in items])
    return _escaped(f"[\n{lines}\n]\n") if lines else "[]\n"


def json_items(items: Iterable[Any], depth: int) -> str:
    """Items of an array at `depth` of a document, without the brackets; empty without any."""
    pad = " " * (2 * depth)
    texts = (json.dumps(one, ensure_ascii=False, indent=2) for one in items)
    return _escaped(",\n".join(pad + text.replace("\n", f"\n{pad}") for text in texts))


def json_around(document: Any, key: str, parts: Iterable[bytes], depth: int) -> Iterator[bytes]:
    """A document as UTF-8 whose empty array at `key` has the items of `parts` (`json_items`)."""
    head, array, tail = json_document(document).partition(f'"{key}": []')
    within = json_array(parts, depth)
    yield f"{head}{array[:-2]}".encode()
    yield from within
    yield tail.encode()


def json_array(parts: Iterable[bytes], depth: int) -> Iterator[bytes]:
    """An array as UTF-8 with the items of `parts`, which are at `depth`."""
    before = b"[\n"
    for part in parts:
        yield before
        yield part
        before = b",\n"
    yield b"[]" if before == b"[\n" else f"\n{' ' * (2 * depth - 2)}]".encode()


def _escaped(text: str) -> str:
    if "##" in text:
        text = _COMMAND.sub(r"\1\\u005b", text)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
