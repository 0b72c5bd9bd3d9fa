"""Known findings: by identity, counted, so that a line that moves changes nothing."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.finding import Finding

VERSION = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings held against known ones: those that are new, and what no longer occurs."""

    new: tuple[Finding, ...]
    known: int
    stale: tuple[str, ...]


def compare(findings: Iterable[Finding], known: Counter[str]) -> Compared:
    """Leaves out known findings. Of more equal ones than are known, the last in the order are new."""
    left = known.copy()
    new: list[Finding] = []
    matched = 0
    for finding in findings:
        if left[finding.identity] > 0:
            left[finding.identity] -= 1
            matched += 1
        else:
            new.append(finding)
    return Compared(tuple(new), matched, tuple(sorted(left.elements())))


def write_baseline(findings: Iterable[Finding]) -> bytes:
    """A baseline file: `{"version": 1, "findings": [identity, …]}`, sorted, one a line."""
    identities = sorted(finding.identity for finding in findings)
    document = {"version": VERSION, "findings": identities}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read_baseline(data: bytes, name: str) -> Counter[str]:
    """The identities of a baseline file. Raises CommandLineError where it is none."""
    try:
        document: Any = json.loads(data)
        identities = document["findings"]
        if document["version"] == VERSION and all(isinstance(one, str) for one in identities):
            return Counter(identities)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    hint = "用 pschool lint --write-baseline 重新生成"
    raise CommandLineError(f"{name} 不是基线文件，或版本不对", hint)
