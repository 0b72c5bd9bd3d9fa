"""The bar above each page: what lint finds, with what each finding is about.

It stands in the page as it is sent, for readers without scripts; `serve.js` renews it, and moves
each finding of the page beside what it is about.
"""

from dataclasses import dataclass
from typing import Final

from partyschool_cli.catalog.lookup import session_ids
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.web.render import render_part
from partyschool_cli.lint.finding import Finding
from partyschool_cli.model.kind import KIND_OF_FOLDER
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.serve.findings import Findings
from partyschool_cli.serve.preview import Moment
from partyschool_cli.source.files.listing import shown_path
from partyschool_cli.source.text.personal import mask

# Where the bar goes, in every page: text of the catalog cannot be markup.
PLACE: Final = b'<div id="serve-bar"></div>'
# A place in a file is found by parsing it.
_MOST: Final = 50
_SEVERITIES: Final[tuple[tuple[Severity, str], ...]] = (
    ("error", "错误"),
    ("warning", "警告"),
    ("info", "建议"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as it is shown: `path` is the page that it is about, `ref` the session there."""

    severity: Severity
    title: str
    code: str
    text: str
    place: str
    path: str
    ref: str
    field: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar says on the page at `path`, made of data with the digest `key`."""

    path: str
    key: str
    number: int
    summary: str
    lines: tuple[Line, ...]
    more: int
    state: str
    can_undo: bool


def bar_html(
    moment: Moment,
    findings: Findings | None,
    path: str,
    key: str,
    *,
    root: str,
    can_undo: bool = False,
) -> bytes:
    """The bar of the page at `path`; an empty `key`: the page is never shown anew by itself.

    `can_undo`: with the button that takes the last change back.
    """
    found = () if findings is None else _shown(moment, findings)
    here = _key_of(path)
    own = [one for one in found if here is not None and one.entity == here]
    rest = [one for one in found if here is None or one.entity != here]
    shown = (*own, *rest)[:_MOST]
    lines = tuple(
        _line(moment, one, is_here=position < len(own)) for position, one in enumerate(shown)
    )
    bar = Bar(
        path,
        key,
        moment.number,
        _summary(findings, found),
        lines,
        max(0, len(found) - _MOST),
        _state(findings, found),
        can_undo,
    )
    return render_part("serve_bar", bar=bar, root=root, site=moment.site).encode()


def _shown(moment: Moment, findings: Findings) -> tuple[Finding, ...]:
    """Those of what the site shows, and of what cannot be read: that is why it is missing."""
    if moment.site.published.is_private:
        return findings.found
    hidden = {
        file.key for file in moment.catalog.files if file.entity and file.entity.status != "active"
    }
    return tuple(one for one in findings.found if one.entity not in hidden)


def _summary(findings: Findings | None, found: tuple[Finding, ...]) -> str:
    if findings is None:
        return "正在检查…"
    if findings.error:
        return f"没有检查：{findings.error}"
    counts = [
        f"{count}个{title}"
        for severity, title in _SEVERITIES
        if (count := sum(one.severity == severity for one in found))
    ]
    return "，".join(counts) or f"没有发现问题，{findings.files}个文件"


def _state(findings: Findings | None, found: tuple[Finding, ...]) -> str:
    if findings is None:
        return "checking"
    return found[0].severity if found else "clean"


def _key_of(path: str) -> Key | None:
    folder, slash, name = path.partition("/")
    kind = KIND_OF_FOLDER.get(folder)
    return Key(kind, name.removesuffix(".html")) if slash and kind is not None else None


def _line(moment: Moment, one: Finding, *, is_here: bool) -> Line:
    target = "" if one.entity is None else _page_of(moment, one.entity)
    span = one.at.span
    return Line(
        one.severity,
        dict(_SEVERITIES)[one.severity],
        one.code,
        "。".join(filter(None, (one.message.rstrip("。"), one.hint))),
        mask(f"{shown_path(one.file)}:{span.line}:{span.column}"),
        target,
        _ref(one),
        _field(one),
        is_here,
    )


def _page_of(moment: Moment, key: Key) -> str:
    return moment.site.published.named(key.kind, key.id).path or ""


def _ref(one: Finding) -> str:
    """The session that a finding is about, as pages name it; empty where it is about none."""
    match one.at.path:
        case ("sessions", int(position), *_) if one.entity is not None:
            # The file may have been written again since it was linted.
            ids = session_ids(one.at.source.content)
            if position < len(ids) and ids[position]:
                return f"{one.entity.id}/{ids[position]}"
    return ""


def _field(one: Finding) -> str:
    first = one.at.path[0] if one.at.path else ""
    return first if isinstance(first, str) else ""
