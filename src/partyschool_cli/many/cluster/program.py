"""Whether two machines run the same program, so that they say the same of the same files."""

import hashlib
import os
import platform
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Final

# What findings and tables depend on besides our own files: parsing, pinyin, holidays.
_LIBRARIES: Final = ("pydantic", "PyYAML", "pypinyin", "chinesecalendar", "holidays")
_PROGRAM: Final = "pschool"
_FILES: Final = "程序文件"

# Versions by the name of the thing. `cache/program_key.py` has paths and times of one machine.
Program = Mapping[str, str]


@lru_cache(maxsize=1)
def program() -> Program:
    """The program that runs here."""
    names = (_PROGRAM, *_LIBRARIES)
    python = ".".join(platform.python_version_tuple()[:2])
    return {**{name: _version(name) for name in names}, "Python": python, _FILES: _sources()}


def difference(there: Program, here: Program) -> str:
    """What is another there than here, in Chinese; empty if it is the same program."""
    for name in (_PROGRAM, "Python", *_LIBRARIES):
        if there.get(name) != here.get(name):
            return f"那里{_said(name, there)}，这里{_said(name, here)}"
    if there != here:
        return f"那里的 pschool 也叫 {there[_PROGRAM]}，{_FILES}却不同"
    return ""


def _said(name: str, where: Program) -> str:
    return f"的 {name} 是 {where[name]}" if where.get(name) else f"没有 {name}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _sources() -> str:
    """A digest of the program's files, the same whatever ends their lines."""
    package = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "")
    digest = hashlib.sha256()
    for name in sorted(_files(os.path.normpath(package))):
        with open(os.path.join(package, name), "rb") as file:
            data = file.read().replace(b"\r\n", b"\n")
        digest.update(b"%b\0%d\0%b" % (name.encode(), len(data), data))
    return digest.hexdigest()[:16]


def _files(package: str) -> Iterator[str]:
    for folder, _, names in os.walk(package):
        inside = os.path.relpath(folder, package).replace(os.sep, "/")
        yield from (f"{inside}/{name}" for name in names if not name.endswith(".pyc"))
