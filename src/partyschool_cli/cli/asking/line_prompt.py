"""Ask a question in a terminal: a line to type in, and below it what there is to choose.

prompt_toolkit reads the keys and draws, in a Windows console as in others. Input methods compose at
the cursor, which stays in the typed line. Only bold and reverse are used, no colour.
"""

import os
from typing import TYPE_CHECKING

from partyschool_cli.cli.asking.question import NoMoreAsked, Question, Reply, Row
from partyschool_cli.cli.console import Console
from partyschool_cli.terminal.style import Styled
from partyschool_cli.terminal.visible import visible
from partyschool_cli.terminal.wrap import wrap

if TYPE_CHECKING:
    from prompt_toolkit import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout import Layout

_PROMPT = "› "


def ask(question: Question) -> None:
    """Ask until the question has its answer, then show that on a line of its own.

    Raises KeyboardInterrupt, after a line that says so, at Ctrl-C; NoMoreAsked at Esc.
    """
    try:
        if os.environ.get("TERM") == "dumb":
            _ask_line_by_line(question)
            return
        _Asking(question).application().run()
    except KeyboardInterrupt:
        Console().note("已停下，什么都没有写")
        raise
    from prompt_toolkit import print_formatted_text

    title = visible(question.title)
    colon = "" if title.endswith("？") else "："
    print_formatted_text(f"{title}{colon}{visible(question.answer) or '（不填）'}")


def _ask_line_by_line(question: Question) -> None:
    """Ask where the cursor cannot be moved, as in an editor's shell."""
    console, width = Console(), Console().width or 80
    typed, told = "", [question.title, question.about]
    while True:
        rows = [row.text for row in question.rows(typed, width)]
        console.print([(Styled(line),) for line in (*told, *rows) if line])
        try:
            reply = question.enter(" ".join(input(_PROMPT).split()))
        except EOFError:
            raise KeyboardInterrupt from None
        if reply.is_done:
            return
        typed, told = reply.typed, [reply.error]


class _Asking:
    """The state of a question on the screen."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.reply = Reply(is_done=False)

    def application(self) -> "Application[None]":
        """What reads the keys and draws; its result is that the question has its answer."""
        from prompt_toolkit import Application
        from prompt_toolkit.buffer import Buffer
        from prompt_toolkit.styles import Style

        buffer = Buffer(multiline=False, on_text_changed=lambda _: self._typed())
        return Application(
            layout=self._layout(buffer),
            key_bindings=self._keys(buffer),
            style=Style.from_dict({"title": "bold", "marked": "reverse", "error": "bold"}),
            # Colours of program text, which are parsed for every question.
            include_default_pygments_style=False,
            erase_when_done=True,
        )

    def _typed(self) -> None:
        self.reply = Reply(is_done=False)

    def _layout(self, buffer: "Buffer") -> "Layout":
        from prompt_toolkit.layout import (
            BufferControl,
            FormattedTextControl,
            HSplit,
            Layout,
            Window,
        )
        from prompt_toolkit.layout.processors import BeforeInput

        line = Window(BufferControl(buffer, [BeforeInput(_PROMPT)]), height=1)
        above = Window(FormattedTextControl(self._above), dont_extend_height=True)
        below = Window(
            FormattedTextControl(lambda: self._below(buffer.text)), dont_extend_height=True
        )
        return Layout(HSplit([above, line, below]), focused_element=line)

    def _above(self) -> "StyleAndTextTuples":
        title, about = visible(self.question.title), visible(self.question.about)
        lines = wrap(about, _columns()) if about else []
        return [("class:title", title), *(("", f"\n{line}") for line in lines)]

    def _below(self, typed: str) -> "StyleAndTextTuples":
        columns = _columns()
        error = wrap(visible(self.reply.error), columns) if self.reply.error else []
        rows = [_drawn(row) for row in self.question.rows(typed, columns)]
        return [*(("class:error", f"{line}\n") for line in error), *rows]

    def _keys(self, buffer: "Buffer") -> "KeyBindings":
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.key_binding import KeyBindings

        keys = KeyBindings()
        question = self.question

        @keys.add("enter")
        def _(event: "KeyPressEvent") -> None:
            self.reply = reply = question.enter(" ".join(buffer.text.split()))
            if reply.is_done:
                event.app.exit()
            else:
                buffer.text = reply.typed
                buffer.cursor_position = len(reply.typed)
                self.reply = reply  # a changed text has cleared it

        @keys.add("down")
        @keys.add("tab")
        def _(_: "KeyPressEvent") -> None:
            question.move(buffer.text, 1)

        @keys.add("up")
        @keys.add("s-tab")
        def _(_: "KeyPressEvent") -> None:
            question.move(buffer.text, -1)

        @keys.add("backspace", filter=Condition(lambda: not buffer.text))
        def _(_: "KeyPressEvent") -> None:
            question.take_back()

        @keys.add("escape", filter=Condition(lambda: question.may_end), eager=True)
        def _(event: "KeyPressEvent") -> None:
            event.app.exit(exception=NoMoreAsked())

        @keys.add("c-c")
        @keys.add("c-d")
        @keys.add("<sigint>")
        def _(event: "KeyPressEvent") -> None:
            event.app.exit(exception=KeyboardInterrupt())

        return keys


def _columns() -> int:
    """Columns to write in; the last one stays free, where some consoles break the line."""
    from prompt_toolkit.application import get_app

    return get_app().output.get_size().columns - 1


def _drawn(row: Row) -> tuple[str, str]:
    return ("class:marked" if row.marked else "", f"{row.text}\n")
