"""Ways in which somebody spoils a file."""

import random
import re
from collections.abc import Callable


def _lines(data: bytes) -> list[str]:
    return data.decode().splitlines(keepends=True)


def _fields(lines: list[str]) -> list[int]:
    """The lines `name: value`, a top field's each."""
    return [number for number, line in enumerate(lines) if re.match(r"[a-z_]+: *[^\s#]", line)]


def _replace_line(draw: random.Random, data: bytes, change: Callable[[str], str]) -> bytes:
    lines = _lines(data)
    number = draw.choice(_fields(lines))
    lines[number] = change(lines[number])
    return "".join(lines).encode()


def delete_a_required_key(draw: random.Random, data: bytes) -> bytes:
    lines = _lines(data)
    required = next(n for n, line in enumerate(lines) if re.match(r"(title|name|format):", line))
    return "".join(lines[:required] + lines[required + 1 :]).encode()


def swap_a_type(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: f"{line.split(':')[0]}: {{x: [1]}}\n")


def misspell_a_field(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: f"x{line}")


def shift_a_time(draw: random.Random, data: bytes) -> bytes:
    hour = draw.randint(0, 23)
    return re.sub(rb"start: \d\d", b"start: %02d" % hour, data, count=1)


def break_the_indent(draw: random.Random, data: bytes) -> bytes:
    lines = _lines(data)
    number = draw.choice(_fields(lines)[1:])
    lines[number] = f"   {lines[number]}"
    return "".join(lines).encode()


def full_width_colon(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: line.replace(": ", "：", 1))


def save_as_gbk(draw: random.Random, data: bytes) -> bytes:
    return data.decode().encode("gb18030")


def truncate(draw: random.Random, data: bytes) -> bytes:
    return data[: draw.randrange(len(data))]


def write_a_key_twice(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: line + line)


def flip_bytes(draw: random.Random, data: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(3):
        flipped[draw.randrange(len(flipped))] = draw.randrange(256)
    return bytes(flipped)


# After these the file always breaks the format.
BREAKING = (
    delete_a_required_key,
    swap_a_type,
    misspell_a_field,
    break_the_indent,
    full_width_colon,
    save_as_gbk,
    write_a_key_twice,
)
OTHERS = (shift_a_time, truncate, flip_bytes)
