"""How many findings of one rule in one file are told: nobody reads more, and a file could have
hundreds of thousands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from partyschool_cli.lint.finding import Finding
from partyschool_cli.source.text.problem import MOST_OF_A_KIND


def at_most(findings: Iterable[Finding], most: int = MOST_OF_A_KIND) -> Iterator[Finding]:
    """Of one rule's findings, the first `most` in each file.

    The last of so many says that there may be more. It is an error whatever its rule, so that
    nothing graver passes unseen behind it.
    """
    counts: dict[str, int] = {}
    for finding in findings:
        count = counts[finding.file] = counts.get(finding.file, 0) + 1
        if count < most:
            yield finding
        elif count == most:
            yield _last(finding, most)


def _last(finding: Finding, most: int) -> Finding:
    more = f"这个文件里这样的问题已有 {most} 处，其余的没有列出，先改这些"
    hint = "；".join(filter(None, (finding.hint, more)))
    return replace(finding, hint=hint, own_severity="error")
