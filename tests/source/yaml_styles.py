"""YAML in every style that a file may have."""

import random
from collections.abc import Iterator
from typing import Any

from partyschool_cli.markup.json_text import json_line
from partyschool_cli.source.style.field_text import atom


class Style:
    """Writes content in a random style: habits of one file, with exceptions."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.step = rng.choice([1, 2, 2, 2, 3, 4])
        self.dash = rng.choice([0, 0, 2, 2, 1, 4])
        self.gap = rng.choice([1, 1, 1, 2, 3])
        self.quote = rng.choice(["", "", "'", '"'])
        self.flow = rng.choice([0.0, 0.3, 0.3, 1.0])
        self.comments = rng.choice([0.0, 0.2, 0.5])
        self.blanks = rng.choice([0.0, 0.1, 0.4])
        self.count = 0

    def document(self, content: dict[str, Any]) -> str:
        """A whole file."""
        rng = self.rng
        is_flow = rng.random() < 0.05
        lines = self.flow_lines(content, 0) if is_flow else self.mapping(content, 0)
        if rng.random() < 0.1:
            lines = ["---", *lines]
        if rng.random() < 0.3:
            lines = [f"# 文件头 {rng.random()}", *([""] if rng.random() < 0.5 else []), *lines]
        text = "\n".join(lines) + "\n" * rng.choice([0, 1, 1, 1, 2])
        return text.replace("\n", "\r\n") if rng.random() < 0.2 else text

    def comment(self) -> str:
        self.count += 1
        return f"# 注{self.count}{self.rng.choice(['', ': x', ' - a', '，[b', ' # c'])}"

    def trailing(self, lines: list[str]) -> list[str]:
        """Perhaps a comment behind the last of these lines."""
        if self.rng.random() < self.comments:
            lines[-1] += " " * self.rng.randint(1, 3) + self.comment()
        return lines

    def above(self, indent: int) -> list[str]:
        rng, lines = self.rng, list[str]()
        if rng.random() < self.blanks:
            lines.append(rng.choice(["", "", "  "]))
        if rng.random() < self.comments * 0.5:
            column = rng.choice([indent, indent, indent, 0, indent + 2])
            lines.append(" " * column + self.comment())
        return lines

    def below(self, value: dict[str, Any] | list[Any], indent: int) -> list[str]:
        """The lines of a list or mapping."""
        if isinstance(value, dict):
            return self.mapping(value, indent)
        return self.items(list(value), indent)

    def mapping(self, content: dict[str, Any], indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in content.items():
            name = self.key(key)
            colon = self.rng.choice([":"] * 9 + [" :"])
            lines += self.above(indent)
            lines += self.value(value, indent, " " * indent + name + colon, is_item=False)
        return lines

    def items(self, items: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for value in items:
            lines += self.above(indent)
            lines += self.value(value, indent, " " * indent + "-", is_item=True)
        return lines

    def value(self, value: Any, indent: int, head: str, *, is_item: bool) -> list[str]:
        rng = self.rng
        if isinstance(value, dict | list):
            if not value or rng.random() < self.flow:
                first, *rest = self.flow_lines(value, indent + 1)
                return self.trailing([f"{head} {first}", *rest])
            inner = indent + (1 + self.gap if is_item else self.step)
            if isinstance(value, list) and not is_item:
                inner = indent + self.dash
            below = self.below(value, inner)
            if (
                is_item
                and rng.random() < 0.9
                and below[0].strip()
                and "#" not in below[0][: inner + 1]
            ):
                return [head + " " * self.gap + below[0][inner:], *below[1:]]
            return [*self.trailing([head]), *below]
        if value is None and rng.random() < 0.7:
            return self.trailing([head])
        if isinstance(value, str) and rng.random() < (0.8 if "\n" in value else 0.05):
            return self.block_text(value, indent, head)
        text = self.scalar(value)
        if not is_item and rng.random() < 0.03:
            return self.trailing([*self.trailing([head]), " " * (indent + 2) + text])
        return self.trailing([head + " " * (self.gap if is_item else 1) + text])

    def block_text(self, value: str, indent: int, head: str) -> list[str]:
        rng = self.rng
        inner = rng.randint(1, 4)
        sign = rng.choice(["|", "|", "|-", "|+", ">", ">-"])
        if value[:1] in (" ", "\n"):
            sign = sign[0] + str(inner) + sign[1:]
        lines = [" " * (indent + inner) + line if line else "" for line in value.split("\n")]
        return [*self.trailing([f"{head} {sign}"]), *lines]

    def flow_lines(self, value: Any, indent: int) -> list[str]:
        """A list or mapping in brackets, on one line or several."""
        opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
        if not value:
            return [self.rng.choice([opening + closing, f"{opening} {closing}"])]
        parts = list(self.flow_parts(value, indent))
        if self.rng.random() < 0.3 and not any("#" in part for part in parts):
            return self.flow_in_lines(parts, opening, closing, indent)
        pad = self.rng.choice(["", "", " "])
        comma = self.rng.choice([", ", ", ", ",  ", " , "])
        end = self.rng.choice(["", "", "", ","])
        return [f"{opening}{pad}{comma.join(parts)}{end}{pad}{closing}"]

    def flow_parts(self, value: Any, indent: int) -> Iterator[str]:
        """The entries of a list or mapping in brackets."""
        for step in value:
            inner = value[step] if isinstance(value, dict) else step
            if not isinstance(inner, dict | list):
                text = self.scalar(inner)
            else:
                lines = self.flow_lines(inner, indent)
                text = " ".join(lines) if not any("#" in line for line in lines) else "x"
            if not isinstance(value, dict):
                yield text
            elif text == "null" and self.rng.random() < 0.5:
                yield self.key(step)
            else:
                yield f"{self.key(step)}: {text}"

    def flow_in_lines(self, parts: list[str], opening: str, closing: str, indent: int) -> list[str]:
        """Entries in brackets, most of them on lines of their own."""
        rng, lines = self.rng, [opening]
        if rng.random() < 0.5:
            lines = [f"{opening}{parts.pop(0)}{',' if parts else ''}"]
        for index, part in enumerate(parts):
            is_last = index == len(parts) - 1
            lines += self.above(indent)
            comma = "" if is_last and rng.random() < 0.7 else ","
            if rng.random() < 0.2 and lines[-1].strip() and "#" not in lines[-1]:
                lines[-1] += f" {part}{comma}"
            else:
                lines += self.trailing([" " * (indent + 1) + part + comma])
        if "#" in lines[-1] or rng.random() < 0.5:
            return [*lines, " " * indent + closing]
        return [*lines[:-1], lines[-1] + closing]

    def key(self, key: str) -> str:
        return self.scalar(key) if self.rng.random() < 0.1 else _plain(key)

    def scalar(self, value: Any) -> str:
        rng = self.rng
        if not isinstance(value, str):
            return _plain(value)
        quote = self.quote if rng.random() < 0.8 else rng.choice(["", "'", '"'])
        if quote == "'" and "\n" not in value and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        if quote == '"':
            return json_line(value)
        return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, str) and value.replace("-", "").replace(":", "").isdigit():
        return value if not value.isdigit() else f'"{value}"'
    return atom(value)
