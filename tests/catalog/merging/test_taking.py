"""What theirs changed is written into ours as theirs wrote it."""

import pytest

from partyschool_cli.catalog.merging.fields import merge_fields
from partyschool_cli.catalog.merging.taking import take_all
from partyschool_cli.catalog.merging.version import Version
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind

COURSE = MODELS[Kind.COURSE]


def taken(base: str, ours: str, theirs: str) -> str:
    old, one, other = (Version(text, COURSE) for text in (base, ours, theirs))
    fields = merge_fields(old.normal, one.normal, other.normal)
    assert not fields.conflicts
    return take_all(one, other, fields.steps).text


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        pytest.param(
            "title: 甲\nkind: theme\n",
            "title:   甲   # 名\nkind: theme\n",
            "title: '乙'\nkind: theme\n",
            "title:   '乙'   # 名\nkind: theme\n",
            id="a value in its quotes, in the place of ours",
        ),
        pytest.param(
            "title: 甲\n",
            "title: 甲\nkind: theme\n",
            "title: 甲\n# 怎么说\nsummary: |\n  一\n  二\n",
            "title: 甲\n# 怎么说\nsummary: |\n  一\n  二\nkind: theme\n",
            id="a key of several lines with its comment, after the one that it follows",
        ),
        pytest.param(
            "title: 甲\nseason: {from: 03-01}\n",
            "title: 甲\nseason:\n    from: 03-01\n",
            'title: 甲\nseason: {from: 03-01, to: "05-31"}\n',
            'title: 甲\nseason:\n    from: 03-01\n    to: "05-31"\n',
            id="from brackets to a line",
        ),
        pytest.param(
            "title: 甲\nseason: {from: 03-01}\n",
            "title: 甲\nseason: { from: 03-01 }\n",
            'title: 甲\nseason:\n  from: 03-01\n  "to": 05-31\n',
            'title: 甲\nseason: { from: 03-01, "to": 05-31 }\n',
            id="from a line to brackets",
        ),
        pytest.param(
            "title: 甲\nobjectives:\n- 一\n- 二\n",
            "title: 甲\nobjectives:\n- 一\n- 二\n- 三\n",
            "title: 甲\nobjectives:\n    # 新的\n    - '零'\n    - 一\n    - 二\n",
            "title: 甲\nobjectives:\n# 新的\n- '零'\n- 一\n- 二\n- 三\n",
            id="a first item, with the comment above it",
        ),
        pytest.param(
            "title: 甲\ntopics: [一]\n",
            "title: 甲\ntopics:\n  - 一\n",
            "title: 甲\ntopics: [一, '二']\n",
            "title: 甲\ntopics:\n  - 一\n  - '二'\n",
            id="an item from brackets to a line",
        ),
        pytest.param(
            "title: 甲\n# 说明\nsummary: 一\nkind: theme\n",
            "title: 乙\n# 说明\nsummary: 一\nkind: theme\n",
            "title: 甲\nkind: theme\n",
            "title: 乙\nkind: theme\n",
            id="a key goes with the comment above it",
        ),
        pytest.param(
            "title: 甲\n# 说明\nsummary: 一\nkind: theme\n",
            "title: 乙\n# 说明\nsummary: 一\nkind: theme\n",
            "title: 甲\n# 说明\nkind: theme\n",
            "title: 乙\n# 说明\nkind: theme\n",
            id="unless theirs kept it",
        ),
        pytest.param(
            "title: 甲\nsummary: 一\n",
            "title: 乙\nsummary: 一\n",
            "title: 甲\nsummary: |\n  一\n  二\n",
            "title: 乙\nsummary: |\n  一\n  二\n",
            id="a text of several lines in place of one",
        ),
        pytest.param(
            "title: 甲\n",
            "title: 甲\ntopics: []\n",
            "title: 甲\ntopics: [一, 二]\n",
            "title: 甲\ntopics: [一, 二]\n",
            id="a list that was empty",
        ),
    ],
)
def test_text_of_theirs(base: str, ours: str, theirs: str, expected: str) -> None:
    assert taken(base, ours, theirs) == expected
