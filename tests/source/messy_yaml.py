"""Writes content as YAML in a style drawn by lot, with comments that say what they are of."""

from random import Random
from typing import Any, NamedTuple

from partyschool_cli.source.yaml.yaml_scalar import scalar


class Comment(NamedTuple):
    """A comment that speaks of the entry with this key: on its line, or above it."""

    text: str
    key: str
    is_above: bool


class Mess:
    """Writes one file. Each key is followed by its number, so that a line is of one entry."""

    def __init__(self, random: Random, comments: float = 0.2) -> None:
        self.random = random
        self.share = comments
        self.comments: list[Comment] = []

    def document(self, content: dict[str, Any]) -> str:
        lines = self.mapping(content, 0)
        if self.chance(0.2):
            lines.insert(0, "---")
        if self.chance(0.2):
            lines.append("# at the end")
        end = self.random.choice(["\n", "\n", "\r\n", "\r"])
        return end.join(lines) + (end if self.chance(0.8) else "")

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def mapping(self, content: dict[str, Any], indent: int) -> list[str]:
        keys = list(content)
        if self.chance(0.5):
            self.random.shuffle(keys)
        lines: list[str] = []
        for key in keys:
            lines += self.above(key, indent)
            head, *below = self.value(content[key], indent, key)
            lines.append(f"{' ' * indent}{self.key(key)}:{head}")
            lines += below
        return lines

    def above(self, key: str, indent: int) -> list[str]:
        lines = [""] * self.random.choice([0, 0, 0, 1, 3])
        if self.chance(self.share):
            lines.append(" " * indent + self.comment(key, is_above=True))
            # At the top of a file, a paragraph of comments is the file's own.
            lines += [""] * (self.random.choice([0, 0, 1]) if indent else 0)
        return lines

    def comment(self, key: str, *, is_above: bool) -> str:
        text = f"# {len(self.comments)}: {key or 'an item'}"
        self.comments.append(Comment(text, key, is_above))
        return text + " " * self.random.choice([0, 0, 2])

    def trailing(self, key: str) -> str:
        if not self.chance(self.share):
            return ""
        return " " * self.random.choice([1, 2, 9]) + self.comment(key, is_above=False)

    def key(self, key: str) -> str:
        plain = scalar(key)
        return f'"{key}"' if plain == key and self.chance(0.1) else plain

    def value(self, value: Any, indent: int, key: str) -> list[str]:
        """What follows the colon, and the lines below."""
        if not isinstance(value, dict | list) or not value:
            return self.leaf(value, indent, key)
        if self.chance(0.4):
            return self.flow_lines(value, indent, key)
        step = self.random.choice([1, 2, 2, 4])
        if isinstance(value, dict):
            return [self.trailing(key), *self.mapping(value, indent + step)]
        return [self.trailing(key), *self.items(value, indent + self.random.choice([0, step]))]

    def items(self, items: list[Any], indent: int) -> list[str]:
        lines: list[str] = []
        for item in items:
            lines += self.above("", indent)
            gap = " " * self.random.choice([1, 1, 3])
            inner = indent + 1 + len(gap)
            if isinstance(item, dict) and item and self.chance(0.7):
                first, *rest = self.of_item(item, inner)
                lines += [" " * indent + "-" + gap + first.lstrip(), *rest]
            else:
                lines.append(f"{' ' * indent}-{gap}{self.flow(item)}{self.trailing('')}")
        if self.chance(self.share):
            lines.append(" " * indent + self.comment("", is_above=False))
        return lines

    def of_item(self, item: dict[str, Any], indent: int) -> list[str]:
        """The entries of an item; above its first one there is the item's own comment."""
        key, *others = item
        head, *below = self.value(item[key], indent, key)
        rest = self.mapping({other: item[other] for other in others}, indent)
        return [f"{self.key(key)}:{head}", *below, *rest]

    def leaf(self, value: Any, indent: int, key: str) -> list[str]:
        space = " " * self.random.choice([1, 1, 4])
        if isinstance(value, str) and self.chance(0.2) and _can_be_block(value):
            inner = " " * (indent + self.random.choice([1, 2, 5]))
            chomping = "" if value.endswith("\n") else "-"
            body = value.removesuffix("\n").split("\n")
            return [f" |{chomping}{self.trailing(key)}", *(inner + line for line in body)]
        return [space + self.flow(value) + self.trailing(key)]

    def flow_lines(self, value: Any, indent: int, key: str) -> list[str]:
        if self.chance(0.6) or isinstance(value, dict):
            return [" " + self.flow(value) + self.trailing(key)]
        inner = " " * (indent + 2)
        lines = [" [" + self.trailing(key)]
        for item in value:
            lines += self.above("", indent + 2)
            lines.append(f"{inner}{self.flow(item)},{self.trailing('')}")
        return [*lines, f"{inner}]"]

    def flow(self, value: Any) -> str:
        pad = " " * self.random.choice([0, 0, 1])
        if isinstance(value, dict):
            inner = ", ".join(f"{self.key(key)}: {self.flow(each)}" for key, each in value.items())
            return f"{{{pad}{inner}{pad}}}"
        if isinstance(value, list):
            return f"[{pad}{f',{pad} '.join(map(self.flow, value))}{pad}]"
        if isinstance(value, bool):
            return str(value).lower()
        if not isinstance(value, str):
            return self.random.choice(["null", "~"]) if value is None else str(value)
        plain = scalar(value)
        forms = [plain, plain]
        if value.isprintable():
            forms.append("'" + value.replace("'", "''") + "'")
        if plain == value:
            forms.append(f'"{value}"')
        return self.random.choice(forms)


def _can_be_block(text: str) -> bool:
    lines = text.removesuffix("\n").split("\n")
    return all(line.strip() == line and line.isprintable() and line for line in lines)
