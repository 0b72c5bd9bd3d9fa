"""Choose one or several of what a list offers, by number, title, pinyin or id."""

from collections.abc import Sequence

from partyschool_cli.cli.asking.choices import Choice, all_matching, matching
from partyschool_cli.cli.asking.line_prompt import ask
from partyschool_cli.cli.asking.question import Reply, Row
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.width import clip, pad

_MAX_ROWS = 9  # with the question and the line, half of the lowest terminal
_MAX_TITLE = 40  # columns


def choose(
    question: str,
    choices: Sequence[Choice],
    default: str | None = None,
    *,
    about: str = "",
    required: bool = True,
    may_end: bool = False,
) -> str | None:
    """The value of the one that the clerk chooses; Enter alone takes the default.

    None where it is not required and left out. Raises KeyboardInterrupt and NoMoreAsked as `ask`.
    """
    defaults = () if default is None else (default,)
    asked = Choosing(question, choices, defaults, about, required=required, may_end=may_end)
    ask(asked)
    return next(iter(asked.values), None)


def choose_several(
    question: str,
    choices: Sequence[Choice],
    defaults: Sequence[str] = (),
    *,
    about: str = "",
    required: bool = True,
    may_end: bool = False,
) -> tuple[str, ...]:
    """The values of those that the clerk chooses, one by one; Enter alone takes the defaults."""
    asked = Choosing(
        question, choices, tuple(defaults), about, several=True, required=required, may_end=may_end
    )
    ask(asked)
    return asked.values


class Choosing:
    """The question, and what has been chosen and is marked so far."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        defaults: tuple[str, ...] = (),
        about: str = "",
        *,
        several: bool = False,
        required: bool = True,
        may_end: bool = False,
    ) -> None:
        self.title, self.about, self.may_end = title, about, may_end
        self.choices = tuple(choices)
        known = [choice.value for choice in self.choices]
        self.defaults = tuple(known.index(one) for one in defaults if one in known)
        self.several, self.required = several, required
        self.chosen: tuple[int, ...] = ()
        self.moved_to: tuple[str, int] | None = None  # what was typed, and the place below it

    @property
    def values(self) -> tuple[str, ...]:
        """The values of what was chosen."""
        return tuple(self.choices[at].value for at in self.chosen)

    @property
    def answer(self) -> str:
        """What was chosen, in words."""
        return "、".join(self.choices[at].words for at in self.chosen)

    def rows(self, typed: str, columns: int) -> Sequence[Row]:
        """What is chosen so far, the choices around the marked one, and what the keys do."""
        shown = self._shown(typed)
        marked = self._marked(typed, shown)
        first = max(0, min((marked or 0) - _MAX_ROWS // 2, len(shown) - _MAX_ROWS))
        listed = shown[first : first + _MAX_ROWS]
        rows = [
            self._row(at, columns, listed, marked=first + i == marked)
            for i, at in enumerate(listed)
        ]
        if self.chosen:
            rows.insert(0, Row(clip(f"已选：{visible(self.answer)}", columns)))
        if len(shown) > len(listed):
            rows.append(Row(f"  …… 共 {len(shown)} 个，再打几个字就少了"))
        return [*rows, Row(clip(self._keys(typed, shown), columns))]

    def move(self, typed: str, step: int) -> None:
        """Mark the next or the one before, around the ends."""
        shown = self._shown(typed)
        if shown:
            now = self._marked(typed, shown)
            first = 0 if step > 0 else len(shown) - 1
            self.moved_to = (typed, first if now is None else (now + step) % len(shown))

    def take_back(self) -> None:
        """Take back what was chosen last."""
        self.chosen = self.chosen[:-1]

    def enter(self, typed: str) -> Reply:
        """Choose what is marked or meant; with nothing typed, end with what was chosen."""
        shown = self._shown(typed)
        marked = self._marked(typed, shown)
        if not typed and self._moved(typed) is None:
            return self._ended()
        if marked is not None:
            return self._taken((shown[marked],))
        means = all_matching(self.choices, typed) if self.several else ()
        # The rows say already that nothing is meant.
        return self._taken(means) if means else Reply(is_done=False, typed=typed)

    def _ended(self) -> Reply:
        if not self.chosen:
            self.chosen = self.defaults
        if self.required and not self.chosen:
            return Reply(is_done=False, error="这一项必填，选一个")
        return Reply(is_done=True)

    def _taken(self, positions: tuple[int, ...]) -> Reply:
        self.moved_to = None
        self.chosen = tuple(dict.fromkeys((*self.chosen, *positions)))
        return Reply(is_done=not self.several)

    def _shown(self, typed: str) -> tuple[int, ...]:
        return tuple(at for at in matching(self.choices, typed) if at not in self.chosen)

    def _marked(self, typed: str, shown: tuple[int, ...]) -> int | None:
        """The place among `shown` that Enter takes."""
        if not shown:
            return None
        moved = self._moved(typed)
        if moved is not None:
            return min(moved, len(shown) - 1)
        if typed.strip():
            return 0
        return next((shown.index(at) for at in self.defaults if at in shown), None)

    def _moved(self, typed: str) -> int | None:
        """The place that the arrow keys led to, unless something else was typed since."""
        return self.moved_to[1] if self.moved_to is not None and self.moved_to[0] == typed else None

    def _row(self, at: int, columns: int, listed: Sequence[int], *, marked: bool) -> Row:
        choice = self.choices[at]
        number = str(at + 1).rjust(len(str(max(listed) + 1)))
        title = clip(visible(choice.title), _MAX_TITLE)
        widest = max(len(self.choices[one].title) for one in listed) * 2
        text = (
            f"  {number}. {pad(title, min(widest, _MAX_TITLE))}  {visible(choice.about)}".rstrip()
        )
        return Row(clip(text, columns), marked)

    def _told_of_none(self, typed: str) -> str:
        means = all_matching(self.choices, typed) if self.several else ()
        if means:
            return f"回车选：{'、'.join(self.choices[at].title for at in means)}"
        return "没有这一项，换几个字，或清空了看全部"

    def _keys(self, typed: str, shown: tuple[int, ...]) -> str:
        if typed.strip() and not shown:
            return self._told_of_none(typed)
        if typed.strip():
            enter = "回车选标出的一项"
        elif self.chosen:
            enter = "回车结束，退格去掉最后一个"
        elif self.defaults:
            enter = f"直接回车：{'、'.join(self.choices[at].title for at in self.defaults)}"
        else:
            enter = "必选" if self.required else "直接回车不填"
        ways = "打序号、名称、拼音、首字母都行，↑↓ 移动"
        several = "，可选几个" if self.several and not self.chosen else ""
        end = "；Esc 其余都不填" if self.may_end else ""
        return f"{enter}{several}{end}；{ways}"
