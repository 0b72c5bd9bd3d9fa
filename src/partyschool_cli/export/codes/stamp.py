"""Stamp a content with its code: what that takes besides the content."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.codes.attachment import Attachment, attachment_bytes
from partyschool_cli.export.codes.content_facts import facts_of
from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.codes.printed_code import PrintedCode
from partyschool_cli.export.codes.subject import (
    Subject,
    days_text,
    short_title,
    subject_line,
    subject_of,
)
from partyschool_cli.export.content import Content
from partyschool_cli.export.document import Scope


@dataclass(frozen=True, slots=True)
class Stamp:
    """When documents were last changed, by what they are of: the others `today`.

    `web_url` is where the site is, with a page for each of the classes that are `public`.
    """

    today: dt.date
    changed: Mapping[Key | None, dt.date] = field(default_factory=dict)
    web_url: str | None = None
    public: frozenset[str] = frozenset()

    def codes_of(self, scope: Scope, content: Content) -> tuple[PrintedCode, ...]:
        """The code of each part of a content built for a scope; none if it has no code."""
        parts = zip(scope.parts, facts_of(content), strict=False)
        return tuple(self.code_of(part, facts) for part, facts in parts)

    def code_of(self, scope: Scope, facts: Facts) -> PrintedCode:
        """The code of a document with these facts, which was built for a scope."""
        subject = subject_of(facts, scope)
        version = self.changed.get(scope.subject, self.today)
        code = facts.code
        return PrintedCode(
            code,
            version,
            self._address(subject, code) or _text(subject, version, code),
            f"{subject_line(subject, facts)} · 校验码 {code}",
            attachment_bytes(Attachment(1, subject, code, version, facts)),
        )

    def _address(self, subject: Subject, code: str) -> str | None:
        """The class's page, which compares the code with that of the whole timetable."""
        is_own = subject.kind == "class" and subject.is_whole and subject.id in self.public
        if self.web_url is None or not is_own:
            return None
        return f"{self.web_url.rstrip('/')}/classes/{subject.id}.html?code={code}"


def _text(subject: Subject, version: dt.date, code: str) -> str:
    days = days_text(subject.first, subject.last)
    said = (short_title(subject.title), days, f"版本 {version}", f"校验码 {code}")
    return "\n".join(filter(None, said))
