"""Registry of the rules: every file of `rules/`, discovered."""

from functools import cache, lru_cache
from typing import Final

from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.discover import discover
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint import rules
from partyschool_cli.lint.rule import Rule


class NamedRule:
    """A rule with the name that its file gives it: `rules/teacher_clash.py` is `teacher-clash`."""

    def __init__(self, name: str, rule: Rule) -> None:
        self.name: Final = name
        self.rule: Final = rule

    @property
    def code(self) -> str:
        """`PS401`."""
        return self.rule.code


@cache
def all_rules() -> tuple[NamedRule, ...]:
    """Every rule in order of code. Raises TypeError for a file in `rules/` without one."""
    found = discover(rules, "rule", Rule)
    named = (NamedRule(name.replace("_", "-"), rule) for name, rule in found.items())
    return tuple(sorted(named, key=lambda each: each.code))


@lru_cache(maxsize=1024)
def rules_matching(word: str) -> tuple[NamedRule, ...]:
    """The rules with a code, a prefix of codes (`PS4`) or a name; empty if there are none."""
    asked = word.strip()
    return (
        tuple(
            named
            for named in all_rules()
            if named.code.startswith(asked.upper()) or named.name == asked.lower()
        )
        if asked
        else ()
    )


def rules_turned_on(word: str) -> tuple[NamedRule, ...]:
    """The rules that a word enables: one that is off only if it is the only match."""
    matching = rules_matching(word)
    return tuple(named for named in matching if named.rule.is_on or len(matching) == 1)


def nearest_rule(word: str) -> str | None:
    """The code or name of a rule that `word` may be a typo of."""
    known = [name for named in all_rules() for name in (named.code, named.name)]
    return next(iter(nearest(word.strip(), known, 1)), None)


def rule_words(text: str, option: str) -> tuple[str, ...]:
    """The words of a comma-separated list. Raises CommandLineError if one matches no rule."""
    words = tuple(text.replace("，", ",").replace("、", ",").split(","))
    for word in words:
        if not rules_matching(word):
            near = nearest_rule(word)
            hint = f"是不是 {near}？" if near else "运行 pschool lint --list-rules 看有哪些规则"
            raise CommandLineError(f"{option} 里的“{word.strip()}”不是规则", hint)
    return words
