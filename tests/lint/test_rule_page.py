"""A rule's page says what it finds and why, and shows it."""

import re

import pytest

from partyschool_cli.lint.registry import NamedRule, all_rules, rules_matching
from partyschool_cli.lint.rule import Example
from partyschool_cli.lint.rule_page import rule_page


def page(word: str) -> str:
    (named,) = rules_matching(word)
    return rule_page(named)


def bad_part(*bad: Example) -> str:
    """What a page says of these bad examples."""
    (named,) = rules_matching("PS201")
    text = rule_page(NamedRule(named.name, named.rule._replace(bad=bad)))
    return text[text.index("## 有问题的写法") : text.index("\n## 忽略")]


def test_every_rule_has_a_whole_page(subtests: pytest.Subtests) -> None:
    for named in all_rules():
        with subtests.test(named.code):
            text = rule_page(named)
            assert text.startswith(f"# {named.code} {named.name}：{named.rule.title}\n")
            assert named.rule.reason in text
            assert re.findall("报告在 `(.*)`。", text) == [bad.at for bad in named.rule.bad]
            assert text.count("自动修改之后：") == sum(
                bad.fixed is not None for bad in named.rule.bad
            )
            assert ("## 正确的写法" in text) == bool(named.rule.good)
            assert f"# pschool: ignore[{named.code}] 原因" in text
            assert text.count("```") % 2 == 0


def test_an_example_shows_what_differs_and_where_the_finding_stands() -> None:
    """Two lines around each, the whole entry of a session; deleted lines by those around them."""
    bad = Example(
        {
            "courses/charter.yaml": {"strand: theory": "strand: practical"},
            "classes/spring.yaml": {"audience: [village-cadres]\n": ""},
            "schools/county.yaml": {"tier: county\n": ""},
        },
        at="classes/spring.yaml:17:9",
    )
    assert (
        bad_part(bad)
        == """\
## 有问题的写法

`schools/county.yaml`

```yaml
title: 示例县委党校
```

`courses/charter.yaml`，第 3—7 行

```yaml
theme: party-affairs
school: county
strand: practical
contact_hours: 2
delivery: [lecture]
```

`classes/spring.yaml`，第 3—7 行

```yaml
from: 2026-03-10
to: 2026-03-11
size: 30
sessions:
  - id: s01
```

`classes/spring.yaml`，第 14—19 行

```yaml
  - id: s02
    date: 2026-03-10
    start: 14:30
    end: 16:00
    course: memorial
    teachers: [expert]
```

报告在 `classes/spring.yaml:17:9`。
"""
    )


def test_a_fix_is_shown_after_its_example_and_another_example_after_that() -> None:
    first = Example(
        {"schools/liudu.yaml": {"parent: county": "parent: conty"}},
        at="schools/liudu.yaml:3:9",
        fixed=Example(),
    )
    second = Example(added={"sites/hall.yaml": "title: 礼堂\n"}, at="sites/hall.yaml:1:1")
    assert (
        bad_part(first, second)
        == """\
## 有问题的写法

`schools/liudu.yaml`

```yaml
title: 柳杜乡党校
tier: township
parent: conty
```

报告在 `schools/liudu.yaml:3:9`。

自动修改之后：

`schools/liudu.yaml`

```yaml
title: 柳杜乡党校
tier: township
parent: county
```

又如：

`sites/hall.yaml`

```yaml
title: 礼堂
```

报告在 `sites/hall.yaml:1:1`。
"""
    )


def test_a_rule_that_is_off_says_so() -> None:
    assert "默认不开" in page("PS503")


def test_what_is_no_text_is_described() -> None:
    assert "字节，不是 UTF-8" in page("PS002")
    assert "链接，指向" in page("PS009")


def test_numbers_in_examples_are_masked() -> None:
    assert "138 0013 8000" not in page("PS602")
    assert "138*" in page("PS602")
