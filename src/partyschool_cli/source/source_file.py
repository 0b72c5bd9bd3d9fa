"""One file of the catalog as it was read: its text when asked, its places when asked."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from partyschool_cli.source.decode import decode
from partyschool_cli.source.files import read_bytes
from partyschool_cli.source.span import START_OF_FILE, Problem, Span
from partyschool_cli.source.yaml_file import Places, parse


@dataclass(frozen=True)
class SourceFile:
    """A file by its catalog (`root`) and its path there, with `/`.

    Text and places are read again when a finding needs them, so that a load keeps neither.
    """

    root: Path
    path: str

    @cached_property
    def text(self) -> str:
        """The file's text without a byte order mark; empty where it cannot be read."""
        data = read_bytes(self.root / self.path)
        return "" if isinstance(data, Problem) else decode(data).text

    @cached_property
    def places(self) -> Places:
        """Where its keys and values stand."""
        return parse(self.text).places

    def span_of(self, problem: Problem) -> Span:
        """Where a problem of this file stands."""
        if problem.span is not None:
            return problem.span
        if not problem.path:
            return START_OF_FILE
        find = self.places.key if problem.on == "key" else self.places.value
        return find(problem.path)

    def related_of(self, problem: Problem) -> tuple[tuple[Span, str], ...]:
        """The other places that a problem names, with what stands there."""
        by_path = ((self.places.value(path), text) for path, text in problem.related_paths)
        return (*problem.related, *by_path)
