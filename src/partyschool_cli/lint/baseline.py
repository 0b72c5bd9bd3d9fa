"""Baselines: known findings, counted by identity, so that moved lines do not matter."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.finding import Finding

VERSION = 1

# How often each identity was found.
Known = Counter[str]
# Known findings of several catalogs, by prefix (`catalog/`).
Baseline = Mapping[str, Known]


def identities(findings: Iterable[Finding]) -> Known:
    """Count the identities of findings."""
    return Counter(finding.identity for finding in findings)


def without_known(findings: Iterable[Finding], known: Known) -> tuple[Finding, ...]:
    """Drop known findings. Of more equal ones than are known, the last in order are new."""
    if not known:  # an identity may take a parse of the file
        return tuple(findings)
    left = known.copy()
    new: list[Finding] = []
    for finding in findings:
        if left[finding.identity] > 0:
            left[finding.identity] -= 1
        else:
            new.append(finding)
    return tuple(new)


def stale(findings: Iterable[Finding], known: Known, ran: Collection[str]) -> tuple[str, ...]:
    """Known findings that no longer occur, sorted; only of the rules (by code) that `ran`."""
    if not known:
        return ()
    gone = (known - identities(findings)).elements()
    return tuple(sorted(identity for identity in gone if identity.partition("|")[0] in ran))


def known_of(baseline: Baseline, prefix: str, *, is_only: bool) -> Known:
    """A baseline's findings of the catalog at `prefix`.

    If there is one catalog (`is_only`) and the baseline has one, they match whatever their
    prefixes: the folder may have been renamed, or the working directory may differ.
    """
    if prefix not in baseline and is_only and len(baseline) == 1:
        return next(iter(baseline.values()))
    return baseline.get(prefix, Counter())


def write_baseline(baseline: Baseline) -> bytes:
    """A baseline file: `{"version": 1, "catalogs": {prefix: [identity, …]}}`, sorted."""
    import json

    catalogs = {prefix: sorted(known.elements()) for prefix, known in sorted(baseline.items())}
    document = {"version": VERSION, "catalogs": catalogs}
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def read_baseline(data: bytes, name: str) -> Baseline:
    """Parse a baseline file. Raises CommandLineError if it is invalid."""
    import json

    try:
        document: Any = json.loads(data)
        catalogs = {prefix: list(known) for prefix, known in document["catalogs"].items()}
        every = [identity for known in catalogs.values() for identity in known]
        if document["version"] == VERSION and all(isinstance(one, str) for one in every):
            return {prefix: Counter(known) for prefix, known in catalogs.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    hint = "用 pschool lint --write-baseline 重新生成"
    raise CommandLineError(f"{name} 不是基线文件，或版本不对", hint)
