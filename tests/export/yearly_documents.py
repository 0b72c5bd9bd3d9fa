"""A handbook and a plan of the shipped catalog, for the tests of their formats."""

import datetime as dt
from functools import cache
from typing import Final

from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.plan_content import PlanContent
from partyschool_cli.model.kind import Kind
from tests.catalogs import SHIPPED, loaded
from tests.export.html_documents import HOSTILE

TODAY: Final = dt.date(2026, 6, 30)
# Two weeks, several sites, more people than a page has rows.
CLASS: Final = "qingxu-members-2026"
RULES: Final = """# 学员管理规定

为严肃纪律，**确保效果**，制定本规定。

1. **每天签到：**上午、下午各一次。
2. 请假：
   - 半天以内，班主任批准；

[官网](https://example.org/) <b>不得录音</b>
"""


@cache
def handbook(rules: str = RULES) -> HandbookContent:
    """The handbook of a class, with rules."""
    scope = Scope(Key(Kind.CLASS, CLASS), today=TODAY, rules=rules)
    content = load_document("handbook").build(loaded(SHIPPED), scope)
    assert isinstance(content, HandbookContent)
    return content


def hostile_handbook() -> HandbookContent:
    """A handbook whose rules are hostile text, a paragraph each."""
    return handbook("\n\n".join(HOSTILE))


@cache
def plan() -> PlanContent:
    """The plan of the year."""
    content = load_document("plan").build(loaded(SHIPPED), Scope(first=dt.date(2026, 1, 1)))
    assert isinstance(content, PlanContent)
    return content
