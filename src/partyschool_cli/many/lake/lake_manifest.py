"""`_manifest.json`: which counties a lake has, and what each was made of."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from partyschool_cli.errors import CommandLineError, reason_of
from partyschool_cli.many.lake.lake_paths import MANIFEST_NAME
from partyschool_cli.markup.json_text import json_document
from partyschool_cli.source.files.listing import shown_path

LAKE_FORMAT: Final = 1
_MAX_SIZE: Final = 64 * 2**20


@dataclass(frozen=True, slots=True)
class CountyEntry:
    """A county of the lake, and what it was made of.

    `digest` is that of the catalog's files, `version` the program's, `today` the day of the
    findings, `private` whether it has what only one's own people may see. `commit` is the git
    commit that was checked out, from which `uncommitted` of the files differ. `rows` are those of
    each table; `parquet` is a digest of the bytes of its files.
    """

    title: str
    digest: str
    version: str
    today: str
    private: bool
    commit: str | None
    uncommitted: int
    rows: Mapping[str, int]
    parquet: str

    def is_of(self, digest: str, today: str, *, private: bool) -> bool:
        """Whether it would be made again just as it is."""
        made_of = (self.digest, self.version, self.today, self.private)
        return made_of == (digest, program_version(), today, private)

    def unknown(self) -> "CountyEntry":
        """This county while its files may be others: it has to be made again."""
        return replace(self, digest="", parquet="")


@dataclass(frozen=True, slots=True)
class LakeManifest:
    """The counties of a lake by key."""

    counties: Mapping[str, CountyEntry] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def parquet(self) -> str:
        """A digest of all files of the lake: another one where a county has other rows."""
        each = (f"{key} {self.counties[key].parquet}\n" for key in sorted(self.counties))
        return files_digest(each)

    @property
    def row_count(self) -> int:
        """All rows of all counties."""
        return sum(sum(entry.rows.values()) for entry in self.counties.values())


@cache
def program_version() -> str:
    """The version of the program."""
    from importlib.metadata import version

    return version("pschool")


def files_digest(parts: Iterable[str | bytes]) -> str:
    """A digest of texts or bytes in their order."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(part if isinstance(part, bytes) else part.encode())
    return found.hexdigest()


def manifest_bytes(manifest: LakeManifest) -> bytes:
    """The bytes of the file; equal for equal manifests."""
    counties = {key: _plain(manifest.counties[key]) for key in sorted(manifest.counties)}
    document = {"format": LAKE_FORMAT, "version": program_version(), "counties": counties}
    return json_document(document).encode()


def _plain(entry: CountyEntry) -> dict[str, Any]:
    plain = {one.name: getattr(entry, one.name) for one in fields(entry)}
    return {**plain, "rows": dict(entry.rows)}


def read_manifest(lake: Path) -> LakeManifest | None:
    """The manifest of a lake; None where there is no such file.

    Raises CommandLineError if it is of a newer format, or no manifest of a lake, and for a path
    that DuckDB cannot take.
    """
    path = lake / MANIFEST_NAME
    shown = shown_path(str(lake))
    _refuse_bytes(lake, shown)
    try:
        if path.stat().st_size > _MAX_SIZE:
            raise _no_lake(shown)
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CommandLineError(f"读不了 {shown_path(str(path))}：{reason_of(error)}") from None
    except (ValueError, RecursionError):
        raise _no_lake(shown) from None
    return _manifest(data, shown)


def _refuse_bytes(lake: Path, shown: str) -> None:
    """Raise CommandLineError for a path that is no text: DuckDB takes UTF-8 only."""
    try:
        os.path.abspath(lake).encode()
    except UnicodeEncodeError:
        message = f"{shown} 的路径里有不是文字的字节"
        raise CommandLineError(message, "改文件夹的名字，或换一个文件夹") from None


def require_manifest(lake: Path) -> LakeManifest:
    """The manifest of a lake. Raises CommandLineError for what is none, or a newer one."""
    found = read_manifest(lake)
    if found is None:
        shown = shown_path(str(lake))
        message = f"{shown} 里没有 {MANIFEST_NAME}，不是 pschool lake 写的"
        raise CommandLineError(message, f"先写一份：pschool lake 课程目录… -o {shown}")
    return found


def _manifest(data: Any, shown: str) -> LakeManifest:
    lake_format = data.get("format") if isinstance(data, dict) else None
    if not isinstance(lake_format, int) or not isinstance(data.get("counties"), dict):
        raise _no_lake(shown)
    if lake_format > LAKE_FORMAT:
        message = f"{shown} 是较新的 pschool（{data.get('version')}）写的，这一版读不懂，没有动"
        raise CommandLineError(message, "升级 pschool，或换一个文件夹")
    try:
        return LakeManifest({key: _entry(each) for key, each in data["counties"].items()})
    except (TypeError, KeyError, ValueError, AttributeError):
        raise _no_lake(shown) from None


def _entry(data: Mapping[str, Any]) -> CountyEntry:
    known = {one.name: data[one.name] for one in fields(CountyEntry)}
    rows = {table: int(count) for table, count in data["rows"].items()}
    return CountyEntry(**{**known, "rows": rows})


def _no_lake(shown: str) -> CommandLineError:
    message = f"{shown} 里的 {MANIFEST_NAME} 不是 pschool lake 写的，什么都没有动"
    return CommandLineError(message, "换一个空的文件夹")
